## The language
#
# What the language is called, how numbers and days are written where the plan names no region (a tag of the Unicode
# CLDR), whether the names of months are written short or long, and how the first day of a month is numbered.

language = English
    .formats = en-001
    .months = short
    .first = 1

## Numbers and values

# $number (String) - a number as the language writes it
percent = { $number }%
# The difference of two percentages.
points = { KIND($number) ->
    [one] { $number } point
   *[other] { $number } points
}
steps = { KIND($number) ->
    [one] { $number } step
   *[other] { $number } steps
}
million = { KIND($number) ->
   *[other] { $number } million
}
billion = { KIND($number) ->
   *[other] { $number } billion
}
# A large number beside an axis, as short as can be.
million-short = { $number }m
billion-short = { $number }bn
# $amount (String) - an amount, $currency (String) - its code: GBP, $initial (String) - with what the code begins, `vowel`
# or `consonant`, where it stands behind a noun, as millions are
money = { $amount } { $currency }
# $noun (String) - what is counted, in the words of the plan, $form (String) - the kind of numbers after which this word
# stands: `one`; a language whose words say the number by themselves leaves it out
counted = { $form ->
   *[other] { $number } { $noun }
}
rate = { $number } per { $per }
rate-of = { $number } per { $per } { $noun }
halve = halve
double = double
not-known-yet = not known yet
not-known-yet-for = not known yet (for { $when })
not-said = not said
no-data = no data
comma = ,
semicolon = ;
colon = :
full-stop = .
# From one to the next, and back: they point where the language goes.
arrow = →
arrow-back = ↩
# $amount, $symbol (String) - how an amount of money stands beside an axis: £3, 3 €
axis-money = { $symbol }{ $amount }

## Units of measurement

unit-percent = per cent
unit-points = percentage points
unit-count = count
unit-rate = rate per { $per }
unit-rate-of = rate per { $per } { $noun }
unit-index = index
unit-score = score
unit-ratio = ratio
unit-ordinal = steps
unit-minutes = minutes
unit-hours = hours
unit-working-days = working days
unit-days = days
unit-weeks = weeks
unit-months = months
unit-quarters = quarters
unit-terms = terms
unit-years = years

## Lengths of time

minutes = { KIND($number) ->
    [one] { $number } minute
   *[other] { $number } minutes
}
hours = { KIND($number) ->
    [one] { $number } hour
   *[other] { $number } hours
}
working-days = { KIND($number) ->
    [one] { $number } working day
   *[other] { $number } working days
}
days = { KIND($number) ->
    [one] { $number } day
   *[other] { $number } days
}
weeks = { KIND($number) ->
    [one] { $number } week
   *[other] { $number } weeks
}
months = { KIND($number) ->
    [one] { $number } month
   *[other] { $number } months
}
quarters = { KIND($number) ->
    [one] { $number } quarter
   *[other] { $number } quarters
}
terms = { KIND($number) ->
    [one] { $number } term
   *[other] { $number } terms
}
years = { KIND($number) ->
    [one] { $number } year
   *[other] { $number } years
}

## How often

every-minutes = every { KIND($number) ->
    [one] minute
   *[other] { $number } minutes
}
every-hours = every { KIND($number) ->
    [one] hour
   *[other] { $number } hours
}
every-working-days = every { KIND($number) ->
    [one] working day
   *[other] { $number } working days
}
every-days = every { KIND($number) ->
    [one] day
   *[other] { $number } days
}
every-weeks = every { KIND($number) ->
    [one] week
   *[other] { $number } weeks
}
every-months = every { KIND($number) ->
    [one] month
   *[other] { $number } months
}
every-quarters = every { KIND($number) ->
    [one] quarter
   *[other] { $number } quarters
}
every-terms = every { KIND($number) ->
    [one] term
   *[other] { $number } terms
}
every-years = every { KIND($number) ->
    [one] year
   *[other] { $number } years
}
# A day of a cadence: “day 15”, “the first Tuesday”.
day-of-month = day { $number }
nth-day = the { $ordinal } { $day }

## Periods

# $number - which one of the year, $year (String) - the year: 2026, FY2026-27
period-week = week { $number } of { $year }
period-four-weeks = P{ $number } { $year }
period-fiscal-month = M{ $number } { $year }
period-quarter = Q{ $number } { $year }
period-half = H{ $number } { $year }
fiscal-year = FY{ $year }
# After the name of a part of the year.
fiscal-year-around = FY{ $year }
# A message with a time may choose by its kind: KIND($when) is day, month, quarter, half, year, fiscal-year,
# fiscal-month, week, four-weeks or term.
# $from, $to - two days or periods
span = { $from } to { $to }
period-with-days = { $period } ({ $days })

## What stands in tables and facts of every document

owner = Owner
days-late = { KIND($number) ->
    [one] { $number } day late
   *[other] { $number } days late
}
a-month-ago = A month ago
about-this-plan = About this plan
across-the-priorities = Across the priorities
acting = acting
actions-leave-a-gap = The actions leave a gap of { $gap } to the target.
actions-leave-a-gap-so-far = The effects said so far leave a gap of { $gap } to the target.
actions-without-any-effect = The plan does not say of any action how much it adds, or when.
actions-without-effect = { KIND($number) ->
    [one] For { $number } action the plan does not say how much it adds, or when.
   *[other] For { $number } actions the plan does not say how much they add, or when.
}
against-the-whole = Against the whole
agreed-action = Agreed action
agreed-and-still-to-be-done = Agreed, and still to be done
ahead = ahead
all-documents = All documents
all-milestones = All milestones
also-in-the-plan = Also in the plan
and-more = and { $number } more
answer = Answer
answered = answered
answered-in-part = answered in part
answered-by = Answered by
answers-for = Answers for
as-before = as before
assessment-of = { $title }, { $day }
assumptions = Assumptions
at-a-glance = At a glance
axis-impact = impact
axis-likelihood = likelihood
baseline = Baseline
bars-are-cut = The cut bars do not begin at zero.
baseline-held = Baseline, held
baseline-of = Baseline { $value }
baseline-was = Baseline { $value }, { $when }
before = Before
behind = behind
bottom-line = Of { $number } priorities: { $counts }.
bottom-line-of-one = Rating of the priority: { $rating }.
breakdown = Breakdown
breakdowns = Breakdowns
build-up-begun = From { $start }; the target by { $when } is { $target }.
build-up-described = From { $start } to { $end } by { $when }, action by action; the target is { $target }.
build-up-note = What each action adds by { $when }.
build-up-title = { $title }: what the actions add up to
build-up-values = { $title }: the effects of the actions
by = By
by-when = by { $when }
chair = Chair
changes-to-the-plan = Changes to the plan
collections = Collections
comes-back = comes back:
completeness = Completeness
concern = Concern
concern-is-to-be-decided = What must be decided, as said above.
contents = Contents
continued = { $name } (continued)
count-at = { $day }: { $count } { $name }
count-by = { $value } { $name } { by-when }
counted-twice = Counted twice, taken off
critical = critical
day = Day
decided = Decided
decisions-wanted = Decisions wanted
decisions-wanted-lead = { KIND($number) ->
    [one] What is to be done about this, by whom and by when?
   *[other] For each of these: what is to be done, by whom and by when?
}
delivery-calendar = Delivery calendar
delivery-plan = Delivery plan
delivery-unit = Delivery unit
do-the-figures-come-in-time = Do the figures come in time?
document = Document
documents = Documents
done-milestones = done
done-so-far = Done by then
down = down { $by }
down-by-an-unknown-size = down, not said by how much
down-from = ↓ from { $place }
due = Due
due-and-done = Due and done
due-in-the-next-month = Due in the next month
due-milestones = due
due-on-a-saturday = a Saturday
due-on-a-sunday = a Sunday
due-on-a-holiday = a holiday
due-on-a-holiday-called = a holiday: { $title }
due-so-far = Due by then
each-metric-against-its-path = Each metric against its path
effects = Effects
effects-said-so-far = Effects said so far
escalation = Escalation
event-attends = Attends
event-chair = Chair
event-collected-by = Collected by
event-input = Due: { $text } ({ $routine })
event-invited = Invited
event-milestone = Milestone: { $title }
event-milestone-done = Milestone, done: { $title }
event-of = Part of: { $title }
event-owner = Owner
event-prepared-by = Prepared by
event-release = Release: { $metric }, { $period }
event-result = Result: { $text }
event-return = Return due: { $collection }, { $period }
event-reviews = Reviews
everything-with-a-name = Everything with a name
evidence = Evidence
expected = Expected
expected-at = { $when }: { $value } expected
feedback = Feedback
figures = Figures
figures-have-come = received
figures-have-not-come = { KIND($number) ->
    [one] not received, { $number } day late
   *[other] not received, { $number } days late
}
floor-of-by = Floor { $value } { by-when }
floor-is = floor { $value }
forecast = Forecast
forecast-lead = forecast
from = From
from-the-sponsor-to-the-front-line = From the sponsor to the front line
gap = Gap
gap-to-the-path = Gap to the path
held-by = Held by
held-from = in post since { $from }
held-from-to = in post from { $from } to { $to }
held-until = in post until { $to }
how-are-we-going-to-do-it = How are we going to do it?
how-it-is-delivered = How it is delivered
how-it-is-measured = How it is measured
how-it-was-found = How it was found
how-it-was-judged = How it was judged
how-often = How often
how-will-we-know-whether-it-is-on-track = How will we know whether it is on track?
in-short = In short
in-the-plan = In the plan
influence = Influence
internal = internal
judged = Judged
judged-capacity = Capacity to drive progress
judged-challenge = Degree of challenge
judged-likelihood = Likelihood of delivery
judged-owners_view = The owner’s own view
judged-planning = Quality of planning and implementation
judged-on = { $label } on { $when } ({ $rating })
judged-stage = Stage of delivery
judged-too-good = Judged better than the figures say, and nothing says why it departs from them.
judgement = Judgement
letters-amber_green = AG
letters-amber_red = AR
letters-green = G
letters-red = R
kind = Kind
known = Known
last-decisions = Last decisions
last-time-something-was-decided = Last time something was decided
late-and-coming-milestones = Late milestones, and those of the next 90 days
lateness = Days late
latest = Latest
league-table = League table
league-title = { $metric }, by { $dimension }, { $period }
left-open-with-a-reason = Left open, with a reason
legend-earlier = Thin and grey: an earlier trajectory, since replaced
legend-expected = Dashed: the trajectory
legend-expected-with-range = Dashed: the trajectory, with its range
legend-forecast = Open diamond: forecast of the plan
legend-level = Thin broken lines across: values to compare with
legend-observed = Solid: measured
legend-projection = { KIND($number) ->
    [one] Dots with a bar: if it goes on as it has, a forecast fitted to the last { $number } value (thin line); the bar holds four of five cases
   *[other] Dots with a bar: if it goes on as it has, a forecast fitted to the last { $number } values (thin line); the bar holds four of five cases
}
legend-scenario = Thin and dashed: other cases
legend-without-action = Dash and dot: without action
letters-missing = Letters that no font of this document has are shown as □; the web page has them.
level = Level
level-named = { $name }: { $value }
level-number = Level { $number }
likelihood-of-delivery-as-judged = Likelihood of delivery, as judged
likely-times-bad = Likelihood × impact
line-case = { $case } case
line-earlier = earlier path, replaced
line-earlier-named = earlier path, replaced: { $title }
line-end = { $value } { $name }
line-end-by = By { $when }: { $value } { $name }
line-expected = expected
line-forecast = forecast
line-observed = measured
line-projection = if it goes{ "\u00A0" }on
line-with-seasons = { $name }, seasonal
line-without-action = without action
link-at-risk = at risk:
made-with-milepost = Made with Milepost from the plan
measured-by = Measured by
meeting = Meeting
meetings = Meetings
meets-in = Meets in
metric = Metric
metric-in = Metric ({ $unit })
metrics = Metrics
milestone = Milestone
milestone-tracker = Milestone tracker
milestones = Milestones
milestones-described = By { $day }, { $due } of { $all } milestones were due and { $done } were done.
milestones-due-and-done = Milestones due and done
milestones-note = Dashed: milestones due by each day. Solid: milestones done.
milestones-of-the-priority = Milestones of the priority
missing-in = Missing in
monthly-note = Monthly note, { $day }
moved = Moved
moves-towards-its-path = moves towards its path.
name = Name
next-milestone = Next milestone
next-step = Next step
no-concern = None.
no-lever = lever not named
no-rating-yet = Not known: it is not rated yet.
no-rating-possible = Not known: it cannot be rated.
no-slack = none
nobody-has-reported = nobody has reported
not-public = not public
not-answered = not answered
nothing-finished = Nothing was finished in the last month.
nothing-is-due = Nothing is due.
nothing-wanted = None: no goal metric and no milestone is amber-red or red, and no obstacle is open.
nothing-wanted-dealt-with = None: whatever is amber-red or red has a correction or an agreed action that is still open.
nothing-wanted-of-those-rated = { KIND($number) ->
    [one] Of { $all } priorities, one has no rating.
   *[other] Of { $all } priorities, { $number } have no rating.
}
nothing-wanted-nothing-rated = None can be named: no priority is rated yet.
now = Now
obstacles = Obstacles
one-of-several = { "" }, { $number } of { $count }
one-scale = One scale for all.
one-scale-with-whole = One scale for all. Dotted: the whole, { $whole }.
organisation = Organisation
organisations = Organisations
over = Over
over-time = Over time
papers-due = Papers due
part = Part
part-of = Part of
parts-described = { $number } parts, from { $first } to { $last }; the table has every value.
path = Path
people = People
people-and-organisations = People and organisations
period = Period
period-ends = Period ends
person = Person
place = Place
plan-says = plan: { $state }
plan-says-done = plan: done
plan-on-a-page-of = Plan on a page: { $title }
points-short = { KIND($number) ->
    [one] { $number }{ "\u00A0" }pt
   *[other] { $number }{ "\u00A0" }pts
}
population = Population
position-at = Position at
post = Post
posts-and-holders = Posts, who holds them, and what they answer for
posts-and-what-they-answer-for = Posts, and what they answer for
priorities = Priorities
priorities-by-likelihood = The priorities, by likelihood of delivery and then by challenge
priorities-by-rating = The priorities, by rating
priority = Priority
priority-of = Priority { $number } of { $count }
progress = Progress
public-version = public version: internal parts are left out
question = Question
questions-answered = { KIND($answered) ->
    [one] { $answered } of { $all } questions is answered in full.
   *[other] { $answered } of { $all } questions are answered in full.
}
range-of-span = range { $span }
rating = Rating
rating-as-computed = Rating, as computed
rating-as-judged = Rating, as judged
return = Return
risk = Risk
risk-matrix-described = { $severe } of { $all } risks are both likely and severe.
risk-matrix-note = The numbers are those of the register.
risk-matrix-title = { $title }: risks by likelihood and impact
risk-number = Risk { $number }
risks = Risks
role = Role
role-attends = Takes part
role-chair = Chairs
role-invited = Invited
role-presenter = Presents the papers
routine = Routine
routines = Routines
routines-and-feedback = Routines and feedback
rules = Rules
run-by = Run by
search-the-plan = Search the plan
seasons = Seasons
seasons-of = Seasons { $what }
sheet = Sheet
sheet-answers = answers for { $number }
sheet-meets = meets in { $number }
sheet-to-do = { KIND($number) ->
    [one] { $number } agreed action to do
   *[other] { $number } agreed actions to do
}
show-rows-with = Show rows with
since-day = Since { $day }
skip-to-the-document = Skip to the document
slack = Slack
slack-explained = Slack is the time that is left between the day on which the figures are known and the day on which the papers are due; for a meeting without papers, the day of the meeting. Red: the figures come too late, and the meeting sees older ones. Amber: they come on the last day. For figures that were due by now, the table says whether they were received.
so-many-of-them = { $number } of them
so-many-parts = { $parts } of { $all } parts
so-many-rated = { $number } { $colour }
so-many-without-a-rating = { $number } without a rating
something-that-is-not-public = Something that is not public.
sponsor = Sponsor
stakeholder = Stakeholder
stakeholders = Stakeholders
stance = Stance
state = State
state-not_comparable = not comparable
state-not_due = not due yet
state-not_measured = not measured
step = Step
stocktake = Stocktake
stocktake-meeting = Stocktake of { $day }
stocktake-of = Stocktake, { $day }
target = Target
target-is = Target { $value }, { $when }
target-of = Target { $value }
target-of-by = Target { $value } { by-when }
latest-was = Latest { $value }, { $when }
task = Task
tasks = Tasks
the-actions-that-were-agreed = The actions that were agreed
the-delivery-unit = The delivery unit
the-effects-of = The effects of { $title }
the-heaviest-risks = The heaviest risks
the-judgement = The judgement
the-next-milestones = The next milestones
the-parts-of = The parts of { $title }
the-parts-of-it = The parts of it
the-parts-of-metrics = Metrics by part
the-parts-side-by-side = The parts side by side
the-parts-side-by-side-of = { $title }: the parts
the-path-that-is-expected = The path that is expected
the-plan = The plan
the-points = Points
the-points-of = { $title }: the points of the path
the-priorities-side-by-side = The priorities side by side
the-priority-as-a-whole = The priority as a whole
the-quarter = Quarter
the-questions = The questions
the-questions-in-short = The questions in short
the-risks-in-short = The risks in short
the-tasks-of = The tasks of { $title }
the-values-of = { $title }: the values
the-values-of-in = { $title }: the values ({ $unit })
then = Then
timeline-arrows = Arrows: what must come first
timeline-critical = Large, with its name in bold: critical
timeline-described = { $rows } rows with { $milestones } milestones, which the tables list with their days.
timeline-done = Filled: done
timeline-open = Open: not done
timeline-path = Heavy arrows: the critical path
timeline-title = { $title }: work and milestones over time{ $number }
timeline-today = Dotted line: { $day }
to = To
too-late = { $time } too late
topic = Topic
unit-milestones = milestones
up = up { $by }
up-by-an-unknown-size = up, not said by how much
up-from = ↑ from { $place }
value = Value
value-at = { $when }: { $value }
value-before = before: { $value }
values-for = Values for
was-due = Was due
was-rated = was { $colour }
weekday = Weekday
weak-link = weak link
what = What
what-are-we-trying-to-do = What are we trying to do?
what-calendar = what happens when, and whether the figures come in time for the meetings
what-comes-next = What comes next
what-completeness = what the plan answers, and what is still to be written
what-delivery-plan = everything in the plan, in the order of the four questions
what-do-we-do-if-it-is-not = What do we do if it is not?
what-happens-when = What happens when
what-is-done = What is done
what-is-judged = What is judged
what-is-needed = What is needed, and how they are brought on board
what-it-asks = What it asks
what-it-changes = What it changes
what-it-says = What it says
what-league-table = priorities, and metrics by part, side by side
what-matters-to-them = What matters to them
what-milestones = every milestone with its owner, its day and its state
what-monthly-note = what the sponsor must know this month
what-owners = what each person answers for
what-plan-on-a-page = the priority on one page
what-stocktake = the papers of a stocktake: decisions wanted, actions from last time, where everything stands
what-the-actions-add-up-to = What the actions add up to
what-to-write = What to write
what-was-agreed = What was agreed
what-was-changed = What was changed
what-was-decided = What was decided
when = When
where = Where
where-metrics-stand = Where each metric stands and where it must be
where-the-data-comes-from = Where the data comes from
who = Who
who-answers-for-what = Who answers for what
who-deals-with-it = Who deals with it
who-has-not-reported = Who has not reported
who-is-missing = Who is missing
who-is-who = Who is who
why = Why
why-this-rating = Why this rating
with-whom-and-with-what = With whom and with what
within = Within
without-a-value = No value
without-action-at = Without action, { $when }
words = Words

## Why something is rated as it is. A sentence without its full stop and without a capital: it may stand after a colon.

in-period = { KIND($period) ->
    [day] on { $period }
   *[other] in { $period }
}

for-period = of { $period }
reason-nothing-measured = nothing has been measured yet, and no value is due yet
# $why - a message `silence-…`
reason-nothing-to-compare = { $value }, and nothing says what was expected by now: { $why }
reason-no-goal-metric = the priority has no goal metric
reason-does-not-count = { $reason }; that does not count for the rating of the priority, since this is no goal metric
reason-as-expected = { $value } { in-period }, as expected
# $gap - a difference without its sign
reason-worse-than-expected = { $value } { in-period }, { $gap } worse than the { $expected } expected
reason-within-tolerance = { $reason }, within the tolerance of { $tolerance }
reason-better-than-expected = { $value } { in-period }, { $gap } better than the { $expected } expected
reason-further-below = below the path, and further below each time
reason-worse-than-baseline = off the path, and the last two values are worse than the baseline
reason-days-behind = { KIND($days) ->
    [one] { $days } day behind the trajectory
   *[other] { $days } days behind the trajectory
}
reason-beyond-experience = { $needed } a month are needed, and the best ever seen over as long a time is { $best } a month
reason-target-missed = the target of { $target } by { $by } was missed by { $gap }, with { $value }
reason-target-missed-on-path = { $reason }; that does not change the rating, which looks at the path and at the targets to come
reason-target-met = the target of { $target } by { $by } was met, with { $value }
reason-target-not-measured = nothing was measured for { $by }, when the target was due
reason-off-target = if it goes on like this: { $value } by { $by } (from { $low } to { $high }), and the target is { $target }
reason-value-overdue = the value { for-period } was due on { $due } and is not there
reason-values-overdue = { KIND($number) ->
   *[other] { $number } values are overdue, from { $first } to { $last }; the first was due on { $due }
}
reason-soft = the value { for-period } is { $quality }
reason-incomplete = the value { for-period } is put together from { $parts } of { $all } parts
reason-done = done
reason-done-on = done on { $day }
reason-done-late = { KIND($days) ->
    [one] done on { $day }, { $days } day after its day
   *[other] done on { $day }, { $days } days after its day
}
reason-was-due = { KIND($days) ->
    [one] was due by { $due }, { $days } day ago
   *[other] was due by { $due }, { $days } days ago
}
reason-was-due-critical = { KIND($days) ->
    [one] was due by { $due }, { $days } day ago, and it is critical
   *[other] was due by { $due }, { $days } days ago, and it is critical
}
reason-expected-late = { KIND($days) ->
    [one] due by { $due }, expected on { $forecast }, { $days } day later
   *[other] due by { $due }, expected on { $forecast }, { $days } days later
}
reason-expected-late-critical = { KIND($days) ->
    [one] due by { $due }, expected on { $forecast }, { $days } day later, and it is critical
   *[other] due by { $due }, expected on { $forecast }, { $days } days later, and it is critical
}
reason-said-late = due by { $due }, and said to be late
reason-at-risk = due by { $due }, and at risk
reason-due = due by { $due }
reason-obstacle = an open obstacle of severity { $severity }

## Why nothing is expected

silence-no-points = the plan draws no trajectory
silence-before = nothing is expected before { $when }
silence-through-zero = a path of equal shares can neither touch nor cross zero
silence-no-season = the plan gives no index of the seasons
silence-months = the index of the seasons lacks { $months }
silence-other-period = the points are given for periods of another length than { $when }
silence-no-start = there is neither a line without action nor a baseline to add effects to
silence-parts = nothing is known of { $parts }
silence-no-rule = the plan does not say how parts are put together
silence-too-large = the numbers are too large to reckon with

## How much of an effect shows

effect-unsaid = the plan does not say how much, or when
effect-nothing-yet = nothing yet
effect-in-full = in full from { $day }
effect-reached = { $change } for the { $share } that are reached
# $ramp - how it grows: a word of the language
effect-growing = { $share } of { $change }, { $ramp } until { $day }

## Forms that are filled in

form-period = Period
form-day-such-as = a day such as { $example }
form-week-such-as = a week such as { $example }
form-four-weeks-such-as = a period of four weeks such as { $example }
form-month-such-as = a month such as { $example }
form-quarter-such-as = a quarter such as { $example }
form-term-such-as = a term such as { $example }
form-half-such-as = a half-year such as { $example }
form-year-such-as = a year such as { $example }
form-quality = How firm are the figures?
form-quality-hint = final if left empty
form-note = Remark
form-about = About
form-due = Due
form-filled-in-by = Filled in by
form-goes-to = Goes to
form-signed-by = Signed by
form-late = Late returns
form-confidential = Confidential
form-not-published = Single answers are not published.
form-instructions = What to count
form-coverage = Covered
form-cover = Read first
form-sheet = Return
form-how-to = How to fill it in
form-step-cells = Go to the sheet “{ $sheet }”. Fill in the yellow cells; the others are locked.
form-step-numbers = Write numbers as plain numbers. A red cell holds an answer that cannot be right; an orange one has moved by more than expected: say why in “{ $note }”.
form-step-values = Write values, not formulas: what was computed elsewhere is pasted as values.
form-marks = A number that you cannot give: write [x] when there is no new data, [z] when the question does not apply, [c] when it cannot be given because few people are counted. Never write 0 for “not known”.
form-step-send = Do not rename columns or sheets, and send the file back as it is.
form-questions = The questions
form-questions-table = The questions, as a table
form-yellow-cells = Fill in the yellow cells.
form-yellow-cells-due = Fill in the yellow cells. Due { $day }.
form-last-time = Last time, { $period }
form-page = Page { $page } of { $pages }
form-expected = Expected: { $hint }
form-remarks = Remarks
form-remarks-hint = Are the figures final, provisional or estimated? What should the reader know?
form-name-and-post = Name and post
form-day = Day
form-signature = Signature
answer-whole = whole number
answer-number = number
answer-percent = per cent, { $number } for { $percent }
answer-money = amount of money
answer-money-in = amount in { $currency }
answer-text = text
answer-date = day, such as { $example }
answer-one-of = one of: { $options }
answer-yes-no = yes or no
answer-duration = number of { $unit }
answer-scale = number on the scale
answer-at-least = at least { $limit }
answer-at-most = at most { $limit }
answer-equal-to = equal to { $limit }
answer-optional = may be left out
answer-named = “{ $title }”
quality-means = { $word }: { $meaning }
quality-final = will not change
quality-provisional = may still change
quality-unvalidated = not checked yet
quality-estimated = an estimate
quality-imputed = filled in for a missing value
quality-revised = changed after it was first published
quality-not_available = there is no new data
quality-not_applicable = the questions do not apply here
quality-confidential = cannot be given, because few people are counted

## What a fixed word joins to the line before it. Words that are missing here stand before the value as they are.
## KIND($value) - what the value is: day, month, quarter, half, year, fiscal-year, fiscal-month, week, four-weeks, term,
## span, duration, value

joint-at = { KIND($value) ->
    [day] on { $value }
    [month] in { $value }
    [quarter] in { $value }
    [half] in { $value }
    [year] in { $value }
    [fiscal-year] in { $value }
    [fiscal-month] in { $value }
    [week] in { $value }
    [four-weeks] in { $value }
    [term] in { $value }
   *[other] at { $value }
}
joint-holds-to = until { $value }
joint-over = { KIND($value) ->
    [span] from { $value }
   *[other] over { $value }
}
joint-due = , due { $value }
joint-asked-to = : { $value }
joint-collection-every-from = , from { $value }
joint-fiscal_year-starts = starts in { $value }
# Where the word stands at the end of the line: “5 days after”.
ending-collection-due-after = { $value } after the end of the period
ending-opens-before = { $value } before the end of the period
ending-reminder-before = { $value } before it is due
ending-input-due-before = { $value } before the meeting

## Constructs, as labels. Those that are missing here are called by their keyword.

label-allow = Accepted finding
label-as = Announced as
label-better = Better when
label-collection-every = How often
label-feedback-every = How often
label-frequency = How often
label-key = Rank
label-jump = Largest change
label-lag = Time lag
label-link-every = How often
label-met_by = To be met by
label-observed = Measured
label-obstacle-severity = Severity
label-of = About
label-respond = Answered
label-reviews = Looks at
label-routine-every = How often
label-setting = Threshold of the checks
label-severity = Weight of a finding
label-sign_off = Signed off by
label-via = Through
label-category = Part
label-dimension = Breakdown
label-language = Languages
label-language-one = Language
label-named_by = Named after
label-profile = Checked as

## Words of the language inside a sentence. Those that are missing here are said as they are written.

word-amber_green = amber-green
word-amber_red = amber-red
word-ad_hoc = when needed
word-check_in = check-in
word-count_meeting = count of units that reach a threshold
word-gprama = GPRAMA
word-met_by-every = all
word-met_by-majority = a majority
word-named_by-end = the year in which it ends
word-named_by-start = the year in which it starts
word-perverse = guard against perverse effects
word-s_curve = S-curve
word-profile-draft = a draft: only errors are reported
word-profile-agreed = an agreed plan: errors and warnings are reported
word-profile-strict = strictly: hints are reported too
word-profile-gprama = the performance plan of an agency of the United States
word-setting-longest_chain = longest chain of delivery
word-setting-longest_gap = longest gap between milestones
word-setting-most_priorities = most priorities
word-resource-people = staff
