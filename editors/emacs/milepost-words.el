;;; milepost-words.el --- The words of delivery plans  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT OR Apache-2.0

;;; Commentary:

;; Made from the vocabulary: UPDATE_GRAMMARS=1 cargo test -p milepost-grammar

;;; Code:

(defconst milepost-keywords
  '("about" "access" "accuracy" "achievement" "acronym" "acting" "action"
    "after" "aggregation" "agreed" "alias" "allow" "approved" "approved_by"
    "as" "as_of" "asked" "asks" "aspiration" "assessment" "assessor" "assumes"
    "assumption" "at" "at_least" "at_most" "attended" "attends" "authority"
    "avoid" "base" "baseline" "because" "benchmark" "better" "between" "blocks"
    "bounds" "breakdown" "budget" "built_from" "by" "capacity" "chain" "chair"
    "challenge" "change" "channel" "checked_by" "closed_on" "coalition"
    "collection" "collector" "columns" "comparability" "comparator"
    "compensation" "computed" "confidence" "confidential" "consequence"
    "consulted" "contact" "contingency" "contributes_to" "correction" "cost"
    "cost_centre" "count" "coverage" "critical" "data_quality" "decided_at"
    "decided_by" "decimals" "decision" "define" "definition" "denominator"
    "dependency" "deputy_of" "diagnosis" "dimension" "disbursed" "division"
    "done_on" "drawn_by" "due" "ends" "engagement" "equals" "equity"
    "escalates_to" "escalation" "established" "established_by" "every"
    "evidence" "except" "excludes" "expected" "feedback" "fiscal_year" "for"
    "forecast" "frequency" "from" "glossary" "goal" "grace" "guards" "head"
    "heard_at" "held_by" "holds" "holiday" "horizon" "how" "if_false"
    "if_holiday" "impact" "import" "includes" "influence" "informed" "input"
    "instructions" "instrument" "interest" "invited" "joint_with" "jump"
    "jurisdiction" "key" "kind" "lag" "language" "late" "leads_to" "length"
    "level" "lever" "likelihood" "limitation" "location" "lowers" "made"
    "margin" "measured_by" "meeting" "met_by" "method" "metric" "milestone"
    "mission" "mitigation" "moved_to" "moves" "named_by" "needed" "needed_by"
    "note" "noun" "numerator" "observed" "obstacle" "of" "on" "on_demand"
    "once" "opens" "opportunity" "option" "optional" "options" "order"
    "organisation" "originally" "outcome" "output" "over" "overlap" "overrides"
    "owner" "owners_view" "pace" "parent" "percentile" "period" "person" "plan"
    "planning" "population" "post" "prepared_by" "presenter" "prices"
    "priority" "problem" "profile" "progress" "promise" "proximity" "quality"
    "raised" "raises" "ramp" "range" "rationale" "reaches" "release" "reminder"
    "replaces" "resolved" "resource" "respond" "responsible" "return_rate"
    "returns" "review" "reviews" "revisions" "risk" "role" "rolled_up_from"
    "rollout" "routine" "run_by" "sample" "scale_up" "scenario" "season" "seat"
    "secured" "self_status" "set_by" "set_on" "setting" "severity" "shape"
    "sign_off" "since" "smoothing" "source" "spent" "sponsor" "staff" "stage"
    "stakeholder" "stance" "state" "statement" "status" "steward" "strategy"
    "strength" "supersedes" "tag" "target" "task" "term" "theory" "threatens"
    "threshold" "through" "to" "to_be_secured" "tolerance" "trajectory"
    "translated" "trigger" "triggered_by" "type" "unit" "until" "validated"
    "verified" "version" "via" "visibility" "weighted_by" "when" "within"
    "without_action")
  "Words with which an entry may begin.")

(defconst milepost-modifiers
  '("about" "access" "accuracy" "achievement" "acronym" "acting" "action"
    "after" "aggregation" "agreed" "alias" "allow" "approved" "approved_by"
    "as" "as_of" "asked" "asks" "aspiration" "assessor" "assumes" "assumption"
    "at" "at_least" "at_most" "attended" "attends" "authority" "avoid" "base"
    "baseline" "because" "benchmark" "better" "between" "blocks" "bounds"
    "breakdown" "budget" "built_from" "by" "capacity" "chain" "chair"
    "challenge" "channel" "checked_by" "closed_on" "coalition" "collection"
    "collector" "columns" "comparability" "comparator" "compensation"
    "computed" "confidence" "confidential" "consequence" "consulted" "contact"
    "contingency" "contributes_to" "cost" "cost_centre" "count" "coverage"
    "critical" "data_quality" "decided_at" "decided_by" "decimals" "decision"
    "define" "definition" "denominator" "dependency" "deputy_of" "diagnosis"
    "disbursed" "division" "done_on" "drawn_by" "due" "ends" "engagement"
    "equals" "equity" "escalates_to" "established" "established_by" "every"
    "evidence" "except" "excludes" "expected" "fiscal_year" "for" "forecast"
    "frequency" "from" "goal" "grace" "guards" "head" "heard_at" "held_by"
    "holds" "holiday" "horizon" "how" "if_false" "if_holiday" "impact"
    "includes" "influence" "informed" "input" "instructions" "instrument"
    "interest" "invited" "joint_with" "jump" "jurisdiction" "key" "kind" "lag"
    "language" "late" "leads_to" "length" "level" "lever" "likelihood"
    "limitation" "location" "lowers" "made" "margin" "measured_by" "met_by"
    "method" "metric" "milestone" "mission" "mitigation" "moved_to" "moves"
    "named_by" "needed" "needed_by" "note" "noun" "numerator" "observed"
    "obstacle" "of" "on" "on_demand" "once" "opens" "opportunity" "option"
    "optional" "options" "order" "organisation" "originally" "outcome" "output"
    "over" "overlap" "overrides" "owner" "owners_view" "pace" "parent"
    "percentile" "period" "planning" "population" "prepared_by" "presenter"
    "prices" "problem" "profile" "progress" "promise" "proximity" "quality"
    "raised" "raises" "ramp" "range" "rationale" "reaches" "release" "reminder"
    "replaces" "resolved" "resource" "respond" "responsible" "return_rate"
    "returns" "review" "reviews" "revisions" "risk" "role" "rolled_up_from"
    "rollout" "run_by" "sample" "scale_up" "scenario" "season" "seat" "secured"
    "self_status" "set_by" "set_on" "setting" "severity" "shape" "sign_off"
    "since" "smoothing" "source" "spent" "sponsor" "staff" "stage"
    "stakeholder" "stance" "state" "statement" "status" "steward" "strategy"
    "strength" "supersedes" "tag" "target" "task" "term" "theory" "threatens"
    "threshold" "through" "to" "to_be_secured" "tolerance" "trajectory"
    "translated" "trigger" "triggered_by" "type" "unit" "until" "validated"
    "verified" "version" "via" "visibility" "weighted_by" "when" "within"
    "without_action")
  "Words that may stand in a line behind its values.")

(defconst milepost-naming
  '("action" "assumption" "collection" "dimension" "feedback" "goal" "metric"
    "milestone" "obstacle" "organisation" "person" "plan" "post" "priority"
    "risk" "routine" "stakeholder" "strategy" "task" "term" "unit")
  "Words after which a new name stands.")

(defconst milepost-fixed
  '("abandoned" "above" "accountability" "adequate" "administrative" "agency"
    "ahead" "amber_green" "amber_red" "ancillary" "and" "annual_review" "april"
    "at_risk" "august" "before" "below" "beneficiary" "binary" "blocked"
    "cancelled" "census" "central" "centre" "champion" "change" "check_in"
    "choice" "citizens" "closed" "communication" "completeness" "consistency"
    "context" "contract" "contractor" "coordination" "count_meeting" "csv"
    "cumulative" "data" "data_meeting" "date" "december" "delayed" "delivery"
    "delivery_report" "department" "district" "done" "draft" "duration"
    "embedding" "end" "error" "estate" "estimated" "facility" "february"
    "final" "floor" "flow" "foundation" "front_line" "funding" "geometric"
    "gprama" "green" "guidance" "held" "high" "higher" "hint" "historical"
    "implementation" "imputed" "index" "inspection" "instruction" "interim"
    "internal" "international" "irreversible" "january" "july" "june" "lab"
    "last" "legal" "legislation" "lessons" "linear" "live" "low" "lower"
    "majority" "march" "market" "maximum" "may" "mean" "median" "medium" "met"
    "minimum" "missed" "moderate" "money" "monthly_note" "most"
    "moving_average" "neutral" "next_working_day" "no" "nominal" "none"
    "not_started" "november" "number" "occurred" "october" "off" "on_track"
    "open" "opponent" "ordinal" "panel" "paper" "partly" "partner" "peer"
    "people" "percent" "persuasion" "perverse" "phone" "plausibility" "policy"
    "political" "postponed" "practice" "previous_working_day" "priority_review"
    "problem_log" "process" "procurement" "project_management" "proposed"
    "provider" "provisional" "public" "rate" "ratio" "real" "red" "region"
    "regulation" "research" "revised" "rolling" "s_curve" "scale" "sceptic"
    "seasonal" "seasonally_adjusted" "secondary" "self_report" "sensor"
    "september" "skip" "spreadsheet" "standard" "start" "starts" "statutory"
    "steps" "stock" "stocktake" "stretch" "strict" "strong" "sum" "superseded"
    "supporter" "survey" "technology" "text" "time" "timeliness" "training"
    "unclear_target" "unvalidated" "validity" "vendor" "very_high" "very_low"
    "visit" "warning" "weak" "web" "weighted_mean" "yes" "yes_no")
  "Other words with a fixed meaning.")

(provide 'milepost-words)
;;; milepost-words.el ends here
