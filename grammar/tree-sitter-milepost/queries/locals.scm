; Made from the vocabulary: UPDATE_GRAMMARS=1 cargo test -p milepost-grammar

(source_file) @local.scope

((entry head: (_) @_before . value: (word) @local.definition)
  (#any-of? @_before
    "action" "assumption" "dimension" "feedback" "goal" "metric" "milestone" "obstacle" "person" "plan"
    "post" "priority" "risk" "routine" "stakeholder" "strategy" "task" "term"))

((source_file (entry head: (_) @_before . value: (word) @local.definition))
  (#any-of? @_before
    "collection" "organisation" "unit"))

((entry head: (_) @_before . value: (word) @local.definition)
  (#any-of? @_before
    "chain" "escalation" "trajectory")
  (#not-any-of? @local.definition
    "about" "access" "accuracy" "achievement" "acronym" "acting" "action" "after" "aggregation" "agreed"
    "alias" "allow" "approved" "approved_by" "as" "as_of" "asked" "asks" "aspiration" "assessor" "assumes"
    "assumption" "at" "at_least" "at_most" "attended" "attends" "authority" "avoid" "base" "baseline"
    "because" "benchmark" "better" "between" "blocks" "bounds" "breakdown" "budget" "built_from" "by"
    "capacity" "chain" "chair" "challenge" "channel" "checked_by" "closed_on" "coalition" "collection"
    "collector" "columns" "comparability" "comparator" "compensation" "computed" "confidence" "confidential"
    "consequence" "consulted" "contact" "contingency" "contributes_to" "cost" "cost_centre" "count" "coverage"
    "critical" "data_quality" "decided_at" "decided_by" "decimals" "decision" "define" "definition" "denominator"
    "dependency" "deputy_of" "diagnosis" "disbursed" "division" "done_on" "drawn_by" "due" "ends" "engagement"
    "equals" "equity" "escalates_to" "established" "established_by" "every" "evidence" "except" "excludes"
    "expected" "fiscal_year" "for" "forecast" "frequency" "from" "goal" "grace" "guards" "head" "heard_at"
    "held_by" "holds" "holiday" "horizon" "how" "if_false" "if_holiday" "impact" "includes" "influence"
    "informed" "input" "instructions" "instrument" "interest" "invited" "joint_with" "jump" "jurisdiction"
    "key" "kind" "lag" "language" "late" "leads_to" "length" "level" "lever" "likelihood" "limitation"
    "location" "lowers" "made" "margin" "measured_by" "met_by" "method" "metric" "milestone" "mission"
    "mitigation" "moved_to" "moves" "named_by" "needed" "needed_by" "note" "noun" "numerator" "observed"
    "obstacle" "of" "on" "on_demand" "once" "opens" "opportunity" "option" "optional" "options" "order"
    "organisation" "originally" "outcome" "output" "over" "overlap" "overrides" "owner" "owners_view"
    "pace" "parent" "percentile" "period" "planning" "population" "prepared_by" "presenter" "prices" "problem"
    "profile" "progress" "promise" "proximity" "quality" "raised" "raises" "ramp" "range" "rationale"
    "reaches" "release" "reminder" "replaces" "resolved" "resource" "respond" "responsible" "return_rate"
    "returns" "review" "reviews" "revisions" "risk" "role" "rolled_up_from" "rollout" "run_by" "sample"
    "scale_up" "scenario" "season" "seat" "secured" "self_status" "set_by" "set_on" "setting" "severity"
    "shape" "sign_off" "since" "smoothing" "source" "spent" "sponsor" "staff" "stage" "stakeholder" "stance"
    "state" "statement" "status" "steward" "strategy" "strength" "supersedes" "tag" "target" "task" "term"
    "theory" "threatens" "threshold" "through" "to" "to_be_secured" "tolerance" "trajectory" "translated"
    "trigger" "triggered_by" "type" "unit" "until" "validated" "verified" "version" "via" "visibility"
    "weighted_by" "when" "within" "without_action"))

(entry value: (word) @local.reference)
(group value: (word) @local.reference)
