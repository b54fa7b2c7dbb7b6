//! The chapter of a priority: one page that says the most, then the four questions.

use milepost_locale::say;
use milepost_plan::Node;
use milepost_tracking::Standing;

use super::delivery::{self, chain, chains, milestones, stands, timelines, work};
use super::judgement::{self, assessment, changes, decision, resolved, risks, worst};
use super::metric::Metric;
use super::rating::{judged, long_list, ratings, reasons, why_judged};
use super::scribe::Scribe;
use crate::view::{Aside, Block, Cell, Chapter, Part, Section, Spread, Table, Text, Tone};

/// How many rows the column beside the chart has room for.
const MOST_BESIDE: usize = 5;
/// How many reasons of a rating stand there.
const MOST_REASONS: usize = 4;

/// What stands in a priority, gathered once.
pub(crate) struct Draft<'a> {
    pub node: Node<'a>,
    /// How it stands.
    pub standing: Standing<'a>,
    goals: Vec<Node<'a>>,
    pub metrics: Vec<Metric<'a>>,
    /// The goal metric by which the priority is rated, or else the first one.
    measured: Option<usize>,
    /// The metric whose chart stands for the priority: the same where it can be drawn.
    pub first: Option<usize>,
    pub work: Vec<Node<'a>>,
    pub milestones: Vec<Node<'a>>,
    pub chains: Vec<Node<'a>>,
    pub risks: Vec<Node<'a>>,
    pub obstacles: Vec<Node<'a>>,
    assumptions: Vec<Node<'a>>,
    assessments: Vec<Node<'a>>,
    decisions: Vec<Node<'a>>,
    changes: Vec<Node<'a>>,
}

impl<'a> Draft<'a> {
    pub(crate) fn new(scribe: &Scribe<'a>, standing: Standing<'a>) -> Self {
        let node = standing.rating.priority;
        let inside = |construct: &'a str| -> Vec<Node<'a>> {
            node.inside().filter(|found| found.item().construct.id == construct && scribe.shown(*found)).collect()
        };
        let about = |construct: &'a str, keywords: &[&'a str]| -> Vec<Node<'a>> {
            let mut found = scribe.all(construct);
            found.retain(|found| scribe.about(*found, keywords).is_some_and(|priority| priority.id == node.id));
            found
        };
        let metrics: Vec<_> =
            inside("metric").into_iter().map(|node| Metric::read(scribe, node, &standing.metrics)).collect();
        let goal = |metric: &Metric<'a>| metric.drawable() && scribe.word(metric.node, "role") != Some("context");
        let goals = || (0..metrics.len()).filter(|at| metrics[*at].is_goal(scribe));
        // Of those that stand alike the first one; what is not rated comes last.
        let colour = |at: &usize| metrics[*at].rating().and_then(|rating| rating.state.colour());
        let worst = |at: &usize| colour(at).map_or((true, None), |colour| (false, Some(colour)));
        let measured = goals().min_by_key(worst);
        let first = measured
            .filter(|at| metrics[*at].drawable())
            .or_else(|| goals().find(|at| metrics[*at].drawable()))
            .or_else(|| metrics.iter().position(goal));
        let mut decisions = about("decision", &["about"]);
        decisions.extend(about("correction", &["about"]));
        decisions.sort_by_key(|node| judgement::made(*node));
        let outer = |node: &Node<'a>| node.parent().is_none_or(|around| around.item().construct.id != "strategy");
        let mut work = inside("strategy");
        work.extend(inside("action").into_iter().filter(outer));
        Self {
            node,
            standing,
            goals: inside("goal"),
            metrics,
            measured,
            first,
            work,
            milestones: inside("milestone"),
            chains: inside("chain"),
            risks: about("risk", &["threatens"]),
            obstacles: about("obstacle", &["blocks"]),
            assumptions: inside("assumption"),
            assessments: about("assessment", &["of"]),
            decisions,
            changes: about("change", &["what"]),
        }
    }

    /// The goal metric by which the priority is rated.
    pub(crate) fn measured(&self) -> Option<&Metric<'a>> {
        self.measured.map(|at| &self.metrics[at])
    }

    pub(crate) fn chapter(&self, scribe: &mut Scribe<'a>, number: usize, count: usize) -> Chapter {
        let kicker = if count > 1 {
            say!(scribe.locale, "priority-of", number = number, count = count)
        } else {
            say!(scribe.locale, "priority")
        };
        let facts = ["owner", "sponsor"].into_iter().filter_map(|keyword| scribe.answers(self.node, keyword)).collect();
        let spread = self.spread(scribe);
        let anchor = scribe.anchor(self.node).to_owned();
        let locale = scribe.locale.clone();
        let section = |name: &str, title: String, parts: Vec<Part>| {
            (!parts.is_empty()).then(|| Section { anchor: format!("{anchor}-{name}"), title, parts })
        };
        let sections = [
            section("what", say!(locale, "what-are-we-trying-to-do"), self.what(scribe)),
            section("how", say!(locale, "how-are-we-going-to-do-it"), self.how(scribe)),
            section("know", say!(locale, "how-will-we-know-whether-it-is-on-track"), self.know(scribe)),
            section("if-not", say!(locale, "what-do-we-do-if-it-is-not"), self.if_not(scribe)),
        ];
        Chapter {
            kicker,
            title: scribe.called(self.node),
            internal: Scribe::internal(self.node),
            lead: scribe.prose(self.node, "outcome"),
            ratings: ratings(scribe, &self.standing),
            facts,
            spread: Some(spread),
            sections: sections.into_iter().flatten().collect(),
            anchor,
        }
    }

    fn spread(&self, scribe: &mut Scribe<'a>) -> Spread {
        let figure = self.first.and_then(|first| self.metrics[first].titled_figure(scribe));
        let rows = self.metrics.iter().map(|metric| metric.row(scribe)).collect();
        let caption = say!(scribe.locale, "where-metrics-stand");
        let metrics = super::whole::without_empty(Table { caption, columns: Metric::columns(scribe, "metric"), rows });
        let aside = |title: String, parts: Vec<Part>| (!parts.is_empty()).then_some(Aside { title, parts });
        let asides = [
            aside(say!(scribe.locale, "why-this-rating"), self.why(scribe)),
            aside(say!(scribe.locale, "what-comes-next"), self.next(scribe)),
            aside(say!(scribe.locale, "risks"), worst(scribe, &self.risks, MOST_BESIDE)),
            aside(say!(scribe.locale, "last-decisions"), self.decided(scribe)),
        ];
        Spread { figure, metrics, asides: asides.into_iter().flatten().collect() }
    }

    /// Why it is rated as it is, as computed and as judged.
    pub(crate) fn why(&self, scribe: &Scribe<'a>) -> Vec<Part> {
        let reasons = long_list(scribe, reasons(scribe, &self.standing), MOST_REASONS);
        let mut parts: Vec<_> = reasons.into_iter().collect();
        let prose = why_judged(scribe, &self.standing);
        parts.extend((!prose.is_empty()).then_some(Part::Prose { prose }));
        parts
    }

    fn next(&self, scribe: &Scribe<'a>) -> Vec<Part> {
        let open = delivery::next(scribe, &self.milestones);
        let row = |(_, node): &(chrono::NaiveDate, Node<'a>)| {
            vec![
                scribe.link(*node).into(),
                scribe.day_of(*node, "by"),
                Cell { notes: Vec::new(), ..stands(scribe, *node) },
            ]
        };
        let rows: Vec<_> = open.iter().take(MOST_BESIDE).map(row).collect();
        if rows.is_empty() {
            return Vec::new();
        }
        let columns = scribe.heads(["milestone", "due", "state"]);
        vec![Part::Table { table: Table { caption: say!(scribe.locale, "the-next-milestones"), columns, rows } }]
    }

    fn decided(&self, scribe: &Scribe<'a>) -> Vec<Part> {
        let made = self.decisions.iter().filter(|node| judgement::made(**node) <= Some(scribe.as_of));
        let texts = made.rev().take(3).map(|node| {
            let block = decision(scribe, *node);
            let date = judgement::made(*node).map(|day| scribe.locale.day(day)).unwrap_or_default();
            scribe.labelled(date.into(), scribe.link_as(block.title, *node))
        });
        let items: Vec<_> = texts.collect();
        if items.is_empty() { Vec::new() } else { vec![Part::List { items, ordered: false }] }
    }

    /// The names of the longest chain alone, path by path; where it is weak it says so.
    pub(crate) fn short_chain(&self, scribe: &Scribe<'a>) -> Vec<Part> {
        let chains = self.chains.iter().map(|node| chain(scribe, *node));
        let Some(longest) = chains.max_by_key(|chain| chain.links.len()) else { return Vec::new() };
        let mut paths: Vec<Text> = Vec::new();
        let arrow = format!(" {} ", say!(scribe.locale, "arrow"));
        // It stays with the link that it is about.
        let weak_link = format!("{arrow}({})\u{a0}", say!(scribe.locale, "weak-link").replace(' ', "\u{a0}"));
        for link in longest.links {
            let weak = link.strength.is_some_and(|strength| strength.tone == Tone::Bad);
            match paths.last_mut().filter(|_| !link.first) {
                None => paths.push(link.actor),
                Some(path) => {
                    let before = if weak { weak_link.as_str() } else { arrow.as_str() };
                    *path = std::mem::take(path).and(before).and(link.actor);
                }
            }
        }
        paths.retain(|path| !path.is_empty());
        match paths.len() {
            0 => Vec::new(),
            1 => paths.into_iter().map(|path| Part::Prose { prose: path.into() }).collect(),
            _ => vec![Part::List { items: paths, ordered: false }],
        }
    }

    fn what(&self, scribe: &Scribe<'a>) -> Vec<Part> {
        let elsewhere = [
            "goal",
            "metric",
            "strategy",
            "action",
            "milestone",
            "chain",
            "stakeholder",
            "assumption",
            "risk",
            "obstacle",
            "dependency",
            "resource",
            "budget",
            "theory",
            "responsible",
            "consulted",
            "informed",
        ];
        let rows = scribe.rows(self.node, &elsewhere, &["owner", "sponsor", "outcome"]);
        let mut parts = if rows.is_empty() { Vec::new() } else { vec![Part::Rows { rows }] };
        let inside = ["metric", "strategy", "action", "milestone", "risk", "obstacle", "assumption"];
        let goals: Vec<Block> = self.goals.iter().map(|goal| scribe.block(*goal, &inside)).collect();
        if !goals.is_empty() {
            parts.push(Part::Blocks { blocks: goals });
        }
        parts
    }

    /// The strategies, each with its actions, and the actions beside them.
    pub(crate) fn all_work(&self, scribe: &Scribe<'a>) -> Vec<Node<'a>> {
        self.work.iter().flat_map(|node| std::iter::once(*node).chain(scribe.entries(*node, &["action"]))).collect()
    }

    fn how(&self, scribe: &mut Scribe<'a>) -> Vec<Part> {
        let mut parts = Vec::new();
        let theory = scribe.prose(self.node, "theory");
        if !theory.is_empty() {
            parts.push(Part::Prose { prose: theory });
        }
        parts.extend(timelines(scribe, self.node, &self.all_work(scribe)));
        let blocks: Vec<_> = self.work.iter().map(|node| work(scribe, *node)).collect();
        if !blocks.is_empty() {
            parts.push(Part::Blocks { blocks });
        }
        let holders = std::iter::once(self.node).chain(self.goals.iter().copied());
        let own: Vec<_> = holders.flat_map(|node| scribe.entries(node, &["milestone"])).collect();
        parts.extend(milestones(scribe, &own, &say!(scribe.locale, "milestones-of-the-priority")));
        let own_chains = chains(scribe, self.node);
        if !own_chains.is_empty() {
            parts.push(Part::Heading { text: say!(scribe.locale, "from-the-sponsor-to-the-front-line") });
            parts.extend(own_chains);
        }
        let people = ["resource", "budget", "responsible", "consulted", "informed", "dependency"];
        let others: Vec<_> = self
            .node
            .children()
            .map(|child| child.item().construct.keyword)
            .filter(|word| !people.contains(word))
            .collect();
        let rows = scribe.rows(self.node, &others, &[]);
        if !rows.is_empty() {
            parts.extend([Part::Heading { text: say!(scribe.locale, "with-whom-and-with-what") }, Part::Rows { rows }]);
        }
        let stakeholders = scribe.entries(self.node, &["stakeholder"]);
        parts.extend(super::whole::stakeholders(scribe, &stakeholders));
        parts
    }

    fn know(&self, scribe: &mut Scribe<'a>) -> Vec<Part> {
        let first = self.first;
        let blocks: Vec<_> =
            self.metrics.iter().enumerate().map(|(index, metric)| metric.block(scribe, Some(index) != first)).collect();
        if blocks.is_empty() { Vec::new() } else { vec![Part::Blocks { blocks }] }
    }

    fn if_not(&self, scribe: &mut Scribe<'a>) -> Vec<Part> {
        let id = format!("{}-risks", scribe.anchor(self.node));
        let mut parts = risks(scribe, &self.risks, &scribe.called(self.node), &id);
        parts.extend(obstacles(scribe, &self.obstacles));
        parts.extend(headed(
            &say!(scribe.locale, "assumptions"),
            self.assumptions.iter().map(|node| scribe.block(*node, &[])).collect(),
        ));
        parts.extend(headed(
            &say!(scribe.locale, "how-it-was-judged"),
            self.assessments.iter().map(|node| assessment(scribe, *node)).collect(),
        ));
        parts.extend(headed(
            &say!(scribe.locale, "what-was-decided"),
            self.decisions.iter().map(|node| decision(scribe, *node)).collect(),
        ));
        parts.extend(changes(scribe, &self.changes));
        parts
    }

    /// The priority as a row among the others.
    pub(crate) fn glance(&self, scribe: &Scribe<'a>) -> Vec<Cell> {
        let metric = self.measured();
        let judged = judged(scribe, &self.standing);
        let judged = judged
            .map(|judged| Cell::from(super::words::state(&scribe.locale, judged.colour.word())))
            .unwrap_or_default();
        let mut cells = vec![
            Cell { internal: Scribe::internal(self.node), ..scribe.link(self.node).into() },
            scribe.says(self.node, "owner").into(),
        ];
        cells.push(metric.map(|metric| scribe.link(metric.node).into()).unwrap_or_default());
        cells.extend(metric.map_or_else(|| vec![Cell::default(); 7], |metric| metric.numbers(scribe)));
        // The rating of the priority stands where that of its metric would.
        cells.pop();
        cells.extend([Cell::from(super::rating::state(scribe, &self.standing.rating.state)), judged]);
        cells
    }
}

/// Problems that are there now.
pub(crate) fn obstacles<'a>(scribe: &Scribe<'a>, obstacles: &[Node<'a>]) -> Vec<Part> {
    let block = |node: &Node<'a>| Block { state: Some(resolved(scribe, *node)), ..scribe.block(*node, &[]) };
    headed(&say!(scribe.locale, "obstacles"), obstacles.iter().map(block).collect())
}

/// A heading with blocks, when there are any.
pub(crate) fn headed(title: &str, blocks: Vec<Block>) -> Vec<Part> {
    if blocks.is_empty() {
        return Vec::new();
    }
    vec![Part::Heading { text: title.to_owned() }, Part::Blocks { blocks }]
}
