//! The ten questions, and what a whole answer to each of them says.

use milepost_diagnostics::Entry;
use milepost_plan::trajectory::{is_goal, readings, without_action};
use milepost_plan::{Level, Node, Value};

use crate::codes;
use crate::delivery::chains::{level, rows_without, short_end};
use crate::delivery::resources::is_secured;
use crate::placeholders::to_be_written;
use crate::risks::threatens;
use crate::view::View;

/// A question as it is asked of every plan.
pub(super) struct Asked {
    /// Of its messages in other languages.
    pub name: &'static str,
    pub topic: &'static str,
    pub question: &'static str,
    pub points: &'static [Wanted],
}

/// A point as it is wanted of every plan.
pub(super) struct Wanted {
    /// Of its messages in other languages.
    pub name: &'static str,
    pub says: &'static str,
    /// Of which parts of the plan it is wanted.
    pub of: for<'a> fn(&View<'a>) -> Vec<Node<'a>>,
    /// What answers it for one of them; nothing where it is missing.
    pub answers: for<'a> fn(&View<'a>, Node<'a>) -> Vec<Node<'a>>,
    pub check: Option<&'static Entry>,
    pub write: &'static str,
    /// The same in a few words, for where there is no room for more.
    pub ask: &'static str,
}

pub(super) const QUESTIONS: &[Asked] = &[
    Asked {
        name: "aspiration",
        topic: "Aspiration",
        question: "What is to get better, for whom, and by when?",
        points: &[
            Wanted {
                name: "better",
                says: "Each priority says what gets better for citizens",
                of: priorities,
                answers: |_, priority| entries(priority, &["outcome", "aspiration", "promise"]),
                check: None,
                write: "In the priority: `outcome \"What is different for citizens when it is delivered.\"`, and `aspiration` with for whom and by when.",
                ask: "Say what gets better for citizens (`outcome`)",
            },
            Wanted {
                name: "mission",
                says: "The plan says what it is for",
                of: whole,
                answers: |_, plan| entries(plan, &["mission"]),
                check: None,
                write: "In the entry `plan`: `mission \"…\"`, one sentence.",
                ask: "Say in one sentence what the plan is for (`mission`)",
            },
        ],
    },
    Asked {
        name: "strategies",
        topic: "Strategies",
        question: "What will be done, and why will it work?",
        points: &[
            Wanted {
                name: "work",
                says: "Each priority says what is done",
                of: priorities,
                answers: |_, priority| inside(priority, &["strategy", "action"]),
                check: Some(&codes::NO_ACTION),
                write: "In the priority: `strategy NAME \"…\" { … }`, and in it an `action` for each activity.",
                ask: "Say what is done (`strategy`, and in it `action`)",
            },
            Wanted {
                name: "theory",
                says: "Each strategy, or action that stands alone, says why it works",
                of: work,
                answers: |_, work| {
                    let own = entries(work, &["theory", "because", "evidence"]);
                    // An effect without its size and without a reason says what is hoped for, and not why.
                    let explains = |effect: &Node<'_>| {
                        effect.value("by").is_some() || effect.has("because") || effect.has("evidence")
                    };
                    let parts = inside(work, &["raises", "lowers"]).into_iter().filter(explains);
                    let around = work.around().flat_map(|block| entries(block, &["theory"]));
                    own.into_iter().chain(parts).chain(around).collect()
                },
                check: None,
                write: "In the strategy or action: `theory \"…\"`, `evidence \"…\"`, and `raises METRIC by CHANGE` or `lowers METRIC by CHANGE`.",
                ask: "Say why the work will have its effect (`theory`, `raises`, `lowers`)",
            },
            Wanted {
                name: "reach",
                says: "Each of them says whom it reaches, and how many",
                of: work,
                answers: |_, work| {
                    let own = entries(work, &["reaches", "scale_up"]);
                    own.into_iter().chain(inside(work, &["reaches", "scale_up", "coverage", "rollout"])).collect()
                },
                check: None,
                write: "In the strategy or action: `reaches \"1,850 schools\"`, and `scale_up \"…\"` with how it spreads.",
                ask: "Say whom the work reaches, and how many (`reaches`)",
            },
        ],
    },
    Asked {
        name: "chain",
        topic: "Delivery chain",
        question: "Through whom does it reach the people for whom it is done?",
        points: &[
            Wanted {
                name: "chain",
                says: "Each priority shows its delivery chain",
                of: priorities,
                answers: |_, priority| inside(priority, &["chain"]),
                check: Some(&codes::NO_CHAIN),
                write: "In the strategy or the priority: `chain { minister > director > ward_sister > patients }`.",
                ask: "Show through whom it reaches citizens (`chain`)",
            },
            Wanted {
                name: "front-line",
                says: "Each chain reaches the front line",
                of: |view| view.plan.all("chain").collect(),
                answers: |_, chain| if short_end(chain).is_none() { vec![chain] } else { Vec::new() },
                check: Some(&codes::CHAIN_STOPS_SHORT),
                write: "In the chain: go on to those who serve citizens (`level front_line`) and to those who are served.",
                ask: "Lead the chain to the front line (`level front_line`)",
            },
            Wanted {
                name: "links",
                says: "Each chain says how one moves the next, and what comes back",
                of: |view| view.plan.all("chain").collect(),
                answers: |_, chain| {
                    let loose =
                        ["lever", "returns"].into_iter().any(|keyword| !rows_without(chain, keyword).is_empty());
                    if loose { Vec::new() } else { vec![chain] }
                },
                check: Some(&codes::LOOSE_LINK),
                write: "In each link: `lever` (funding, instruction, training, …) and `returns \"…\"`.",
                ask: "Say how each link of the chain moves the next, and what comes back (`lever`, `returns`)",
            },
        ],
    },
    Asked {
        name: "leadership",
        topic: "Leadership and accountability",
        question: "Who answers for the whole, and who for each part?",
        points: &[
            Wanted {
                name: "sponsor",
                says: "Somebody with political authority stands behind the plan",
                of: whole,
                answers: |view, _| {
                    let blocks = view.each(&["plan", "unit", "priority"]);
                    blocks.flat_map(|block| entries(block, &["sponsor"])).collect()
                },
                check: Some(&codes::NO_SPONSOR),
                write: "In the entry `plan`: `sponsor POST`.",
                ask: "Name the one with political authority who wants the plan (`sponsor`)",
            },
            Wanted {
                name: "owner",
                says: "One person answers for the whole plan",
                of: whole,
                answers: |view, plan| {
                    let owners = |node| entries(node, &["owner"]);
                    let one =
                        |found: Vec<Node<'_>>| matches!(found.as_slice(), [owner] if owner.item().values.len() == 1);
                    let mut answers = owners(plan);
                    if let (true, [only]) = (answers.is_empty(), priorities(view).as_slice()) {
                        answers = owners(*only);
                    }
                    if one(answers.clone()) { answers } else { Vec::new() }
                },
                check: None,
                write: "In the entry `plan`: `owner POST`.",
                ask: "Name the one who answers for the whole plan (`owner`)",
            },
            Wanted {
                name: "owners",
                says: "Each priority and each goal has its owner",
                of: |view| view.each(&["priority", "goal"]).collect(),
                answers: |_, node| entries(node, &["owner"]),
                check: Some(&codes::NO_OWNER),
                write: "In the priority or goal: `owner POST`.",
                ask: "Name the one who answers for it (`owner`)",
            },
            Wanted {
                name: "owners-of-work",
                says: "Somebody answers for each strategy, action and milestone",
                of: |view| view.each(&["strategy", "action", "milestone"]).collect(),
                answers: |_, node| {
                    let blocks = std::iter::once(node).chain(node.around());
                    blocks.map(|block| entries(block, &["owner"])).find(|owner| !owner.is_empty()).unwrap_or_default()
                },
                check: Some(&codes::NO_OWNER),
                write: "In it, or in the block around it: `owner POST`.",
                ask: "Name who answers for each strategy, action and milestone (`owner`)",
            },
        ],
    },
    Asked {
        name: "trajectory",
        topic: "Trajectory",
        question: "How far, by when, and on which path; and what makes it come true?",
        points: &[
            Wanted {
                name: "metric",
                says: "Each priority and each goal has a metric",
                of: |view| view.goals().collect(),
                answers: |view, goal| view.metrics_of(goal).to_vec(),
                check: Some(&codes::NO_METRIC),
                write: "In the priority or goal: `metric NAME \"…\" { unit percent; baseline VALUE at PERIOD; target VALUE by PERIOD }`.",
                ask: "Give the priority a metric with baseline and target (`metric`)",
            },
            Wanted {
                name: "target",
                says: "Each goal metric has a target with its date",
                of: goal_metrics,
                answers: |_, metric| {
                    let bound =
                        entries(metric, &["better"]).into_iter().filter(|better| better.value("bound").is_some());
                    numbered(metric).into_iter().chain(bound).collect()
                },
                check: Some(&codes::NO_TARGET),
                write: "In the metric: `target VALUE by PERIOD`.",
                ask: "Give the goal metric a target with its date (`target`)",
            },
            Wanted {
                name: "baseline",
                says: "The target of each goal metric has a baseline from which it starts",
                of: aimed,
                answers: |_, metric| {
                    let unknown = Some(&Value::Level(Level::Unknown));
                    let baselines = entries(metric, &["baseline"]).into_iter();
                    baselines.filter(|baseline| baseline.value("value") != unknown).collect()
                },
                check: Some(&codes::NO_BASELINE),
                write: "In the metric: `baseline VALUE at PERIOD source \"…\"`.",
                ask: "Give the target the baseline from which it starts (`baseline`)",
            },
            Wanted {
                name: "path",
                says: "The target of each goal metric has a path that leads to it",
                of: aimed,
                answers: |_, metric| entries(metric, &["trajectory"]),
                check: Some(&codes::NO_TRAJECTORY),
                write: "In the metric: `trajectory { 2027-12 87%; 2028-12 92% }`, with its `shape`.",
                ask: "Draw the path to the target (`trajectory`)",
            },
            Wanted {
                name: "evidence",
                says: "Each path of a goal metric has its evidence, or is built from what is done",
                of: |view| goal_metrics(view).into_iter().flat_map(|metric| metric.each("trajectory")).collect(),
                answers: |_, path| entries(path, &["evidence", "because", "built_from", "rolled_up_from"]),
                check: None,
                write: "In the trajectory: `evidence \"…\"`, or `built_from` with the actions whose effects make up the path.",
                ask: "Give the evidence for the path (`evidence`), or build it from the actions (`built_from`)",
            },
            Wanted {
                name: "moved",
                says: "Some activity moves each goal metric",
                of: goal_metrics,
                answers: |view, metric| {
                    let leading =
                        view.plan.all("metric").filter(|other| other.targets("leads_to").any(|to| to == metric));
                    let leading = leading.flat_map(|other| view.effects_on(other));
                    view.effects_on(metric).chain(leading).collect()
                },
                check: None,
                write: "In the action that moves it: `raises METRIC by CHANGE over PERIOD`, or `lowers`.",
                ask: "Say which action moves the goal metric (`raises`, `lowers`)",
            },
            Wanted {
                name: "without-action",
                says: "It is known what would happen to each goal metric without action",
                of: goal_metrics,
                answers: |_, metric| without_action(metric).into_iter().collect(),
                check: Some(&codes::NO_COUNTERFACTUAL),
                write: "In the metric: `without_action VALUE by PERIOD because \"…\"`.",
                ask: "Say what would happen without action (`without_action`)",
            },
        ],
    },
    Asked {
        name: "management",
        topic: "Performance management",
        question: "What will tell whether it is on track, and who looks at it when?",
        points: &[
            Wanted {
                name: "routine",
                says: "A routine looks at each priority",
                of: priorities,
                answers: |view, priority| view.reviewed_by(priority).to_vec(),
                check: Some(&codes::NOT_REVIEWED),
                write: "At the top: `routine stocktake \"Stocktake\" { every 2 months; chair POST; reviews PRIORITY; output \"Decisions\" }`.",
                ask: "Let a routine look at the priority (`routine`, `reviews`)",
            },
            Wanted {
                name: "data",
                says: "The data of each goal metric come from somewhere",
                of: goal_metrics,
                answers: |_, metric| entries(metric, &["computed", "collection", "observed", "source"]),
                check: Some(&codes::NO_COLLECTION),
                write: "In the metric: `computed FORMULA from COLLECTION`, or `source \"…\"` where the figure is published.",
                ask: "Say where the data of the goal metric come from (`source`, `computed`)",
            },
            Wanted {
                name: "early",
                says: "Something shows progress in each priority before its goal metrics move",
                of: priorities,
                answers: |view, priority| {
                    let metrics = view.metrics_of(priority).iter().copied();
                    metrics
                        .filter(|metric| metric.word_of("role") == Some("progress") || metric.has("leads_to"))
                        .collect()
                },
                check: Some(&codes::NO_LEADING_METRIC),
                write: "In the priority: a metric with `role progress` that moves earlier, and `leads_to GOAL_METRIC`.",
                ask: "Add a metric that shows progress earlier (`role progress`)",
            },
            Wanted {
                name: "milestones",
                says: "Each strategy, or action that stands alone, has its milestones",
                of: work,
                answers: |_, work| inside(work, &["milestone"]),
                check: Some(&codes::NO_MILESTONE),
                write: "In the action: `milestone NAME \"What has happened\" by DAY evidence \"…\"`, at least one for each quarter.",
                ask: "Set milestones, at least one for each quarter (`milestone`)",
            },
        ],
    },
    Asked {
        name: "benchmarks",
        topic: "Benchmarks",
        question: "Is it good enough, compared with the past, with the best inside, and with others?",
        points: &[
            Wanted {
                name: "past",
                says: "Each goal metric is compared with its own past",
                of: goal_metrics,
                answers: |view, metric| {
                    let start = view.period().map(|(first, _)| first);
                    let written = readings(metric, None).into_iter().map(|reading| reading.when.last());
                    let mut measured = written.chain(view.first_measured.get(&metric.id).copied());
                    let past = measured.any(|day| Some(day) < start);
                    let observed = if past { entries(metric, &["observed", "collection"]) } else { Vec::new() };
                    benchmarks(metric, &["historical"]).into_iter().chain(observed).collect()
                },
                check: None,
                write: "In the metric: `benchmark VALUE \"…\" kind historical at PERIOD`, or what was `observed` in the years before the plan.",
                ask: "Compare the goal metric with its own past (`benchmark`, `kind historical`)",
            },
            Wanted {
                name: "inside",
                says: "Each goal metric is compared with the best inside",
                of: goal_metrics,
                answers: |_, metric| benchmarks(metric, &["internal"]),
                check: None,
                write: "In the metric: `benchmark VALUE \"Best district\" kind internal at PERIOD`.",
                ask: "Compare the goal metric with the best inside (`benchmark`, `kind internal`)",
            },
            Wanted {
                name: "others",
                says: "Each goal metric is compared with others, or with a standard",
                of: goal_metrics,
                answers: |_, metric| {
                    benchmarks(metric, &["peer", "international", "research", "standard", "policy", "target"])
                },
                check: Some(&codes::NO_BENCHMARK),
                write: "In the metric: `benchmark VALUE \"…\" kind peer`, or `international`, `research`, `standard`.",
                ask: "Compare the goal metric with others, or with a standard (`benchmark`, `kind peer`)",
            },
        ],
    },
    Asked {
        name: "resources",
        topic: "Resources",
        question: "With which people and money; and how is what is missing obtained?",
        points: &[
            Wanted {
                name: "resources",
                says: "Each priority says what it takes",
                of: priorities,
                answers: |_, priority| inside(priority, &["budget", "resource", "cost"]),
                check: None,
                write: "In the priority: `budget AMOUNT`, or in its actions: `cost AMOUNT`, `resource people 60 people \"…\"`.",
                ask: "Say what it takes (`budget`, `cost`, `resource`)",
            },
            Wanted {
                name: "secured",
                says: "What it takes is there, or the plan says how it will be",
                of: |view| view.each(&["budget", "resource", "cost"]).collect(),
                answers: |_, money| if is_secured(money) { vec![money] } else { Vec::new() },
                check: Some(&codes::UNSECURED),
                write: "Behind it: `secured yes`, or `secured partly to_be_secured \"How the rest is obtained\" by PERIOD`.",
                ask: "Say whether what it takes is there (`secured`)",
            },
        ],
    },
    Asked {
        name: "stakeholders",
        topic: "Stakeholders and users",
        question: "Whom does it serve, whose help does it need, and how are they heard?",
        points: &[
            Wanted {
                name: "served",
                says: "The plan names those whom it serves",
                of: whole,
                answers: |view, _| {
                    let actors = view.each(&["stakeholder", "post", "organisation"]);
                    let served = actors.filter(|actor| level(*actor) == Some("beneficiary"));
                    served.filter(|actor| entries(*actor, &["needed"]).is_empty()).collect()
                },
                check: None,
                write: "At the top: `stakeholder patients \"Patients\" { interest \"…\"; level beneficiary }`.",
                ask: "Name those whom the plan serves (`stakeholder`, `level beneficiary`)",
            },
            Wanted {
                name: "helpers",
                says: "The plan names those whose help it needs",
                of: whole,
                answers: |view, _| helpers(view),
                check: None,
                write: "At the top: `stakeholder NAME \"…\" { interest \"…\"; influence high; stance sceptic; needed \"…\" }`.",
                ask: "Name those whose help is needed (`stakeholder`, `needed`)",
            },
            Wanted {
                name: "brought",
                says: "It says how each of them is brought on board",
                of: helpers,
                answers: |_, who| entries(who, &["engagement"]),
                check: Some(&codes::OPPONENT_ALONE),
                write: "In the stakeholder: `engagement \"…\"`, and `owner POST` with the one who talks to them.",
                ask: "Say how each of them is brought on board (`engagement`)",
            },
            Wanted {
                name: "heard",
                says: "Those at the front line and those who are served are heard",
                of: whole,
                answers: |view, _| view.plan.all("feedback").collect(),
                check: Some(&codes::NO_FEEDBACK),
                write: "At the top: `feedback NAME \"…\" { from …; via \"…\"; about …; respond within 5 days; owner …; heard_at … }`.",
                ask: "Say how the front line and those who are served are heard (`feedback`)",
            },
        ],
    },
    Asked {
        name: "risks",
        topic: "Risks",
        question: "What could stop it, and what is done about that?",
        points: &[
            Wanted {
                name: "risks",
                says: "The plan says what could stop each priority",
                of: priorities,
                answers: |view, priority| view.plan.all("risk").filter(|risk| threatens(*risk, priority)).collect(),
                check: Some(&codes::NO_RISK),
                write: "In the priority: `risk NAME \"…\" { likelihood high; impact high; owner POST; mitigation \"…\" }`.",
                ask: "Say what could stop it (`risk`)",
            },
            Wanted {
                name: "mitigations",
                says: "Something is done about each risk",
                of: |view| view.plan.all("risk").collect(),
                answers: |_, risk| entries(risk, &["mitigation"]),
                check: Some(&codes::UNMANAGED_HIGH_RISK),
                write: "In the risk: `mitigation \"What makes it less likely\" owner POST by PERIOD`.",
                ask: "Say what is done about each risk (`mitigation`)",
            },
            Wanted {
                name: "assumptions",
                says: "Each assumption is looked at again",
                of: |view| view.plan.all("assumption").collect(),
                answers: |_, assumption| entries(assumption, &["review"]),
                check: Some(&codes::UNWATCHED_ASSUMPTION),
                write: "In the assumption: `review PERIOD`, and `if_false RISK` with what it becomes.",
                ask: "Say when each assumption is looked at again (`review`)",
            },
        ],
    },
];

fn whole<'a>(view: &View<'a>) -> Vec<Node<'a>> {
    view.plan.root().into_iter().collect()
}

fn priorities<'a>(view: &View<'a>) -> Vec<Node<'a>> {
    view.plan.all("priority").collect()
}

/// Strategies, and actions that stand in none.
fn work<'a>(view: &View<'a>) -> Vec<Node<'a>> {
    let alone = |node: &Node<'_>| !node.around().any(|block| block.item().construct.id == "strategy");
    view.each(&["strategy", "action"]).filter(alone).collect()
}

fn goal_metrics<'a>(view: &View<'a>) -> Vec<Node<'a>> {
    view.plan.all("metric").filter(|metric| is_goal(*metric)).collect()
}

/// The goal metrics that have a target.
fn aimed<'a>(view: &View<'a>) -> Vec<Node<'a>> {
    goal_metrics(view).into_iter().filter(|metric| !numbered(*metric).is_empty()).collect()
}

/// The targets that have a number.
fn numbered(metric: Node<'_>) -> Vec<Node<'_>> {
    let unknown = Some(&Value::Level(Level::Unknown));
    metric.each("target").filter(|target| target.value("value") != unknown).collect()
}

/// Stakeholders, other than those who are served.
fn helpers<'a>(view: &View<'a>) -> Vec<Node<'a>> {
    view.plan.all("stakeholder").filter(|who| who.has("needed") || level(*who) != Some("beneficiary")).collect()
}

/// The entries of the block of `node` that begin with one of `keywords`, as far as they are written.
fn entries<'a>(node: Node<'a>, keywords: &[&str]) -> Vec<Node<'a>> {
    written(node.children(), keywords)
}

/// The same, however deep they stand.
fn inside<'a>(node: Node<'a>, keywords: &[&str]) -> Vec<Node<'a>> {
    written(node.inside(), keywords)
}

fn written<'a>(nodes: impl Iterator<Item = Node<'a>>, keywords: &[&str]) -> Vec<Node<'a>> {
    let wanted = |node: &Node<'_>| keywords.contains(&node.item().construct.keyword);
    nodes.filter(wanted).filter(|node| !to_be_written(*node)).collect()
}

fn benchmarks<'a>(metric: Node<'a>, kinds: &[&str]) -> Vec<Node<'a>> {
    metric
        .each("benchmark")
        .filter(|benchmark| benchmark.word_of("kind").is_some_and(|kind| kinds.contains(&kind)))
        .collect()
}
