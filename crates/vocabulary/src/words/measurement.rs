//! How it is measured: metrics, baselines, benchmarks, targets and trajectories.

use super::collection::DATA_QUALITY;
use super::common::{
    AS_OF, AT, BECAUSE, BETWEEN, BY, DEFINITION, EVIDENCE, FOR_CATEGORY, KEY, OWNER, PRICES, SOURCE, WHO,
};
use super::organisation::{APPROVED_CHANGE, MONTHS};
use super::words;
use crate::construct::{Head, Scope, Type, any, link, list, may, must, one, opt, should, should_each, word};

const METRICS: Type = Type::Reference(&["metric"]);

words! {
    METRIC = "metric" [one("name", Type::Name), opt("title", Type::Title)] {
        must(&UNIT_OF_METRIC), should(&BETTER), should(&DEFINITION), may(&ROLE), may(&RESULT_LEVEL), may(&KIND_OF_METRIC), may(&BOUNDS),
        any(&INCLUDES), any(&EXCLUDES), may(&NUMERATOR), may(&DENOMINATOR), may(&COMPUTED), may(&FREQUENCY), may(&LAG), may(&SMOOTHING),
        any(&SOURCE), any(&METRIC_BREAKDOWN), may(&AGGREGATION), may(&OWNER), may(&STEWARD), may(&KEY), may(&REVISIONS), may(&ORDER),
        may(&MARGIN), may(&SEASON), any(&LEADS_TO), any(&GUARDS), should_each(&BASELINE), should_each(&BENCHMARK),
        should_each(&TARGET), should_each(&TRAJECTORY), any(&WITHOUT_ACTION), any(&SCENARIO), any(&OBSERVED), any(&FORECAST), any(&TOLERANCE),
        may(&DECIMALS), may(&BASE), may(&PERCENTILE), may(&THRESHOLD), may(&PRICES), any(&METRIC_COLLECTION), any(&RELEASE), any(&DATA_QUALITY)
    } "A measure of success: what is counted, in which unit, from where to where, by when.";
    UNIT_OF_METRIC = "unit" in "metric" [one("unit", Type::Unit)] {}
        "The unit of every value of the metric. Percent and percentage points are different units.";
    BETTER = "better" [one("direction", Type::Choice(&[
        word("higher", "The more, the better."),
        word("lower", "The less, the better."),
        word("above", "It must stay above a value."),
        word("below", "It must stay below a value."),
        word("within", "It must stay between two values."),
    ])), opt("bound", Type::Level), opt("upper", Type::Connective("to")), opt("upper_bound", Type::Level)] {}
        "Which way is better. It is never guessed from baseline and target.";
    ROLE = "role" [one("role", Type::Choice(&[
        word("goal", "It says whether the outcome is reached; it often lags."),
        word("progress", "It leads: it moves before the goal does."),
        word("perverse", "It guards against reaching the goal in the wrong way."),
        word("context", "It explains; nobody answers for it."),
    ]))] {} "What the metric is for. Without this entry it is a goal metric.";
    RESULT_LEVEL = "level" in "metric" [one("level", Type::Choice(&[
        word("outcome", "A change in people's lives."),
        word("output", "What the service produces."),
        word("process", "What is being done."),
        word("input", "What is put in."),
    ]))] {} "Which level of result is measured.";
    KIND_OF_METRIC = "kind" in "metric" [one("kind", Type::Choice(&[
        word("stock", "How many there are at a moment: a waiting list."),
        word("flow", "How many in a period: attendances in a month."),
        word("cumulative", "How many since the start."),
        word("ratio", "One count divided by another."),
        word("rate", "A count per so many people, miles or births."),
        word("mean", "An average."),
        word("median", "The middle value."),
        word("percentile", "The value below which a share of all cases lies."),
        word("index", "A level relative to a base period."),
        word("change", "The change since a base period."),
        word("count_meeting", "How many units reach a threshold, or which share of them."),
        word("binary", "Yes or no."),
        word("ordinal", "One of several steps in order."),
    ]))] {} "What kind of number it is; it decides how values are added up and read between points.";
    BOUNDS = "bounds" [one("low", Type::Level), link("to"), one("high", Type::Level)] {} "The lowest and the highest value that is possible.";
    INCLUDES = "includes" [one("text", Type::Text)] {} "Whom or what the metric counts.";
    EXCLUDES = "excludes" [one("text", Type::Text)] {} "Whom or what the metric leaves out.";
    NUMERATOR = "numerator" [one("text", Type::Text)] {} "What is counted above the line.";
    DENOMINATOR = "denominator" [one("text", Type::Text)] {} "Of what it is a share.";
    COMPUTED = "computed" [one("formula", Type::Formula)] { any(&COMPUTED_FROM) }
        "How the metric is computed from what is collected. Sums come before ratios.";
    COMPUTED_FROM = "from" in "computed" [list("collections", Type::Reference(&["collection"]))] {} "The collections whose questions the formula uses.";
    FREQUENCY = "frequency" [one("every", Type::Cadence)] {} "How often there is a new value.";
    LAG = "lag" [one("duration", Type::Duration)] {} "How long after the end of a period its value is known, or an effect shows.";
    SMOOTHING = "smoothing" [one("method", Type::Choice(&[
        word("none", "As measured."),
        word("moving_average", "The mean of the last periods."),
        word("seasonally_adjusted", "Without the season's share."),
        word("rolling", "Over the last periods together."),
    ])), opt("over", Type::Duration)] {} "How the published value is smoothed.";
    METRIC_BREAKDOWN = "breakdown" [list("dimensions", Type::Reference(&["dimension"]))] {} "By what the values are broken down, such as region or sex; of a metric that counts units, the units.";
    AGGREGATION = "aggregation" [one("rule", Type::Choice(&[
        word("sum", "Parts add up."),
        word("weighted_mean", "Parts count by their denominator."),
        word("mean", "Parts count the same."),
        word("maximum", "The largest part."),
        word("minimum", "The smallest part."),
        word("last", "The last value stands."),
        word("none", "Parts cannot be put together."),
    ]))] { may(&WEIGHTED_BY) } "How the values of parts become the value of the whole. A percentage is never summed.";
    WEIGHTED_BY = "weighted_by" [one("what", Type::Reference(&["question", "metric"]))] {} "What the parts are weighted by.";
    STEWARD = "steward" [one("who", WHO)] {} "Who answers for the data; not the one who answers for the result.";
    METRIC_COLLECTION = "collection" in "metric" [list("collections", Type::Reference(&["collection"]))] {}
        "The collection from which its values come, where no formula says it.";
    RELEASE = "release" [one("period", Type::Period), link("on"), one("date", Type::Date)] {}
        "The day on which the value of a period is published, where it was announced; otherwise the lag says it.";
    BASE = "base" [one("value", Type::Level)] { must(&AT) } "The level and the period to which an index or a change relates, such as `base 100 at 2015`.";
    PERCENTILE = "percentile" [one("percent", Type::Whole)] {} "Which percentile is measured: 92 is the value below which 92 of 100 cases lie.";
    THRESHOLD = "threshold" [one("value", Type::Level)] { may(&THRESHOLD_OF) } "The value that a unit must reach to be counted, where the metric counts units: `threshold 90% of coverage`. The units are the parts by which that metric is broken down.";
    THRESHOLD_OF = "of" in "threshold" [one("metric", METRICS)] {} "The metric whose values are held against the threshold.";
    REVISIONS = "revisions" [one("text", Type::Text)] {} "When published values may still change.";
    ORDER = "order" [list("steps", Type::Text)] {} "The steps of an ordinal metric, the worst first.";
    MARGIN = "margin" [one("size", Type::Quantity)] {} "The margin of error of a survey, on each side.";
    LEADS_TO = "leads_to" [list("metrics", METRICS)] { may(&BECAUSE), may(&EVIDENCE), any(&ASSUMES) } "The goal metrics that this one moves ahead of.";
    GUARDS = "guards" [list("metrics", METRICS)] { may(&BECAUSE) } "The metrics that could be reached in the wrong way, and that this one watches.";
    DECIMALS = "decimals" [one("number", Type::Whole)] {} "How many decimals are printed.";

    BASELINE = "baseline" [one("value", Type::Level)] {
        should(&AT), should(&SOURCE), may(&QUALITY), may(&BETWEEN), may(&FOR_CATEGORY), may(&ESTABLISHED_BY), may(&BECAUSE)
    } "Where the metric stood before the plan, with its source; `unknown` when it is still to be established.";
    QUALITY = "quality" [one("quality", Type::Choice(&[
        word("final", "Will not change."),
        word("provisional", "May be revised."),
        word("unvalidated", "Management information, not checked."),
        word("estimated", "An estimate."),
        word("imputed", "Filled in for a missing value."),
        word("revised", "Changed after it was first published."),
    ]))] {} "How firm the value is.";
    ESTABLISHED_BY = "established_by" [one("milestone", Type::Reference(&["milestone"]))] {} "The milestone at which the baseline will be known.";
    BENCHMARK = "benchmark" [one("value", Type::Level), opt("title", Type::Text)] {
        should(&KIND_OF_BENCHMARK), may(&COMPARATOR), may(&COMPARABILITY), may(&AT), may(&PACE), may(&SOURCE), may(&FOR_CATEGORY)
    } "What others reach, or what was reached before. It answers whether the target is good enough.";
    KIND_OF_BENCHMARK = "kind" in "benchmark" [one("kind", Type::Choice(&[
        word("historical", "Our own past."),
        word("peer", "Others like us."),
        word("internal", "The best inside our own system."),
        word("international", "The best in the world."),
        word("research", "What research says is possible."),
        word("standard", "A standard or the law."),
        word("policy", "An assumption of policy."),
        word("target", "What others have set themselves."),
    ]))] {} "With whom it compares.";
    COMPARATOR = "comparator" [one("text", Type::Text)] {} "Who the benchmark is from.";
    COMPARABILITY = "comparability" [one("text", Type::Text)] {} "How far the two can be compared.";
    PACE = "pace" [one("change", Type::Change), link("every"), one("every", Type::Cadence)] {}
        "How fast the others moved, or how fast it moved before: `pace 2.1 points every year`.";
    TARGET = "target" [one("value", Type::Level)] {
        must(&BY), may(&BETWEEN), may(&KIND_OF_TARGET), may(&STATED_AS), may(&MET_BY), may(&FOR_CATEGORY), may(&SET_ON), may(&SET_BY),
        may(&TARGET_STATUS), any(&EXCEPT), may(&BECAUSE), may(&SOURCE)
    } "The value that the metric must reach, and by when.";
    KIND_OF_TARGET = "kind" in "target" [one("kind", Type::Choice(&[
        word("final", "Where the plan ends."),
        word("interim", "A step on the way."),
        word("stretch", "Better than promised."),
        word("floor", "No part may be worse."),
        word("equity", "A gap that must close."),
        word("statutory", "Asked by law."),
    ]))] {} "What kind of target it is. Without this entry the last one is final and earlier ones are interim.";
    STATED_AS = "as" [one("change", Type::Change), opt("of", Type::Connective("of")), opt("benchmark", Type::Text)] {}
        "The target as it was announced: relative to the baseline, or as a share of a benchmark, as in `as 95% of \"Osterland\"`. It must come out the same.";
    MET_BY = "met_by" [one("share", Type::Share(&[
        word("majority", "More than half."),
        word("every", "All without exception."),
        word("most", "Nine of ten."),
    ])), link("of"), one("units", Type::Reference(&["dimension", "organisation"]))] {}
        "A distribution target: how many of the units must reach the value, each for itself.";
    SET_ON = "set_on" [one("date", Type::Date)] {} "When it was set.";
    SET_BY = "set_by" [one("text", Type::Text)] {} "By whom or in which document it was set.";
    TARGET_STATUS = "status" in "target" [one("status", Type::Choice(&[
        word("proposed", "Not agreed yet."),
        word("agreed", "Agreed."),
        word("superseded", "Replaced by another."),
        word("abandoned", "Given up."),
        word("met", "Reached."),
        word("missed", "Not reached."),
    ]))] {} "What became of the target.";
    EXCEPT = "except" [one("text", Type::Text)] {} "Whom the target does not cover.";

    TRAJECTORY = "trajectory" scope (Scope::Block) [opt("name", Type::Name), opt("title", Type::Title)] {
        should(&SHAPE), any(&POINT), may(&RANGE), may(&SEASON), may(&BECAUSE), any(&EVIDENCE), any(&ASSUMES), may(&AGREED),
        may(&REPLACES), may(&BUILT_FROM), may(&ROLLED_UP), may(&DRAWN_BY), may(&FOR_CATEGORY), may(&APPROVED_CHANGE)
    } "The path from baseline to target that is expected, with the evidence for it.";
    SHAPE = "shape" [one("shape", Type::Choice(&[
        word("linear", "The same step in every period."),
        word("steps", "A value holds until the next one begins."),
        word("geometric", "The same share in every period."),
        word("s_curve", "Slow at first, then fast, then slow again."),
        word("seasonal", "A level that moves with the seasons, by an index. Before its first point it stays as there: write a point where it is to rise from."),
    ]))] {} "How the values between the points are found.";
    POINT = "point" head (Head::Period) [one("value", Type::Level)] { may(&BETWEEN), may(&BECAUSE) }
        "The value that is expected in a period, or at its end.";
    RANGE = "range" [link("within"), one("size", Type::Quantity)] {} "How far from the line a value may be and still be on it.";
    SEASON = "season" [opt("from", Type::Connective("from")), opt("years", Type::Span)] { any(&SEASON_INDEX) }
        "How the seasons move the metric: an index by month or quarter, or the years of observations from which to compute it.";
    SEASON_INDEX = "index" head (Head::Choice("month", MONTHS)) [one("change", Type::Change)] {}
        "How much a month lies above or below the level of the year.";
    ASSUMES = "assumes" [list("assumptions", Type::Reference(&["assumption"]))] {} "What must hold for the path to come true.";
    AGREED = "agreed" [one("date", Type::Date)] {} "When it was agreed.";
    REPLACES = "replaces" [one("trajectory", Type::Reference(&["trajectory"]))] {} "The earlier trajectory that this one replaces; both are shown, with the reason.";
    BUILT_FROM = "built_from" [list("work", Type::Reference(&["action", "strategy"]))] { may(&OVERLAP) }
        "The actions whose effects, on top of what happens without action, make up the path.";
    OVERLAP = "overlap" [one("share", Type::Percent)] {} "The share of the effects that is counted twice and taken off.";
    ROLLED_UP = "rolled_up_from" [one("dimension", Type::Reference(&["dimension"]))] {} "The breakdown whose trajectories add up to this one.";
    DRAWN_BY = "drawn_by" [one("text", Type::Text)] {} "Who drew the path.";
    WITHOUT_ACTION = "without_action" [opt("value", Type::Level)] { may(&BY), may(&BECAUSE), may(&SOURCE), may(&SHAPE), any(&POINT) }
        "What would happen if nothing were done: the line to which effects are added.";
    SCENARIO = "scenario" [one("case", Type::Choice(&[
        word("low", "If little goes well."),
        word("central", "What is most likely."),
        word("high", "If all goes well."),
    ]))] { may(&SHAPE), any(&POINT), may(&BECAUSE) } "Another path, under other assumptions.";
    OBSERVED = "observed" [opt("from", Type::Connective("from")), opt("path", Type::Text)] {
        may(&COLUMNS), may(&SOURCE), may(&FOR_CATEGORY), any(&OBSERVATION)
    } "What was measured: in rows here, or in a CSV file beside the plan.";
    COLUMNS = "columns" [one("period", Type::Text), one("value", Type::Text)] {} "The columns of the file that hold the period and the value.";
    OBSERVATION = "observation" head (Head::Period) [one("value", Type::Level)] { may(&QUALITY), may(&BETWEEN), may(&AS_OF), may(&SOURCE), may(&BECAUSE) }
        "The value that was measured for a period; `unknown` where there is no new data, with the reason.";
    FORECAST = "forecast" in "metric" [one("value", Type::Level)] { must(&BY), may(&METHOD), may(&MADE), may(&BETWEEN), may(&CONFIDENCE) }
        "Where the metric is thought to go as things stand.";
    METHOD = "method" in "forecast" [one("text", Type::Text)] {} "How it was worked out.";
    MADE = "made" [one("date", Type::Date)] {} "When it was worked out.";
    CONFIDENCE = "confidence" [one("share", Type::Percent)] {} "How sure one is, as a percentage.";
    TOLERANCE = "tolerance" [one("size", Type::Quantity)] { may(&TOLERANCE_PERIOD) } "How far on the wrong side of the trajectory still counts as on track.";
    TOLERANCE_PERIOD = "over" in "tolerance" [one("period", Type::Span)] {} "From when to when it holds, where it is wider or narrower for a time.";
}
