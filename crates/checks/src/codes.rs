//! The codes of the craft, by family.

use milepost_diagnostics::Question::{How, IfNot, Know, What};
use milepost_diagnostics::entries;

entries! {
    TOO_MANY_PRIORITIES = "MP1001" "too-many-priorities" Warning Plan Some(What), "The plan has more priorities than a unit can keep in view.";
    NO_OWNER = "MP2001" "no-owner" Error Plan Some(How), "Nobody answers for this.";
    SEVERAL_OWNERS = "MP2002" "several-owners" Error Plan Some(How), "More than one answers for this, so that nobody does.";
    WRONG_UNIT = "MP3001" "wrong-unit" Error Plan Some(Know), "A value has another unit than its metric.";
    NO_BASELINE = "MP3002" "no-baseline" Warning Plan Some(Know), "A metric has a target but no baseline.";
    AGAINST_DIRECTION = "MP4001" "target-against-direction" Error Plan Some(What), "A target is worse than the baseline, and no reason is given.";
    NO_TRAJECTORY = "MP4002" "no-trajectory" Warning Plan Some(Know), "A metric has a target but no path to it.";
    MISSES_TARGET = "MP4003" "trajectory-misses-target" Error Plan Some(Know), "A trajectory does not arrive at its target.";
    OUTSIDE_PLAN = "MP5001" "outside-the-plan" Error Plan Some(How), "A date lies outside the period of the plan.";
    CIRCLE = "MP5002" "dependency-circle" Error Plan Some(How), "Work waits for itself.";
    NO_COLLECTION = "MP7001" "no-collection" Warning Plan Some(Know), "Nobody collects the data of a metric.";
    SPONSOR_IN_NO_ROUTINE = "MP7002" "sponsor-in-no-routine" Warning Plan Some(IfNot), "The sponsor takes part in no routine.";
    NOTHING_TO_ALLOW = "MP9001" "nothing-to-allow" Warning Plan None, "A finding is allowed that does not occur.";
    UNKNOWN_SETTING = "MP9002" "unknown-setting" Warning Plan None, "A setting is made that no check has.";
    UNFIT_SETTING = "MP9003" "unfit-setting" Warning Plan None, "A setting has a value that cannot be its, or two values.";
    UNKNOWN_CODE = "MP9004" "unknown-code" Warning Plan None, "A finding is named that does not exist or cannot be changed.";
    SEVERITY_WITHOUT_REASON = "MP9005" "severity-without-reason" Warning Plan None, "A finding weighs less in this plan, and nothing says why.";
}
