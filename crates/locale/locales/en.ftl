## The language
#
# What the language is called, how numbers and days are written where the plan names no region (a tag of the Unicode
# CLDR), and whether the names of months are written short or long.

language = English
    .formats = en-001
    .months = short

## Numbers and values

# $number (String) - a number as the language writes it
percent = { $number }%
# The difference of two percentages.
points = { $number ->
    [one] { $number } point
   *[other] { $number } points
}
million = { $number ->
   *[other] { $number } million
}
billion = { $number ->
   *[other] { $number } billion
}
# A large number beside an axis, as short as can be.
million-short = { $number }m
billion-short = { $number }bn
# $amount (String) - an amount, $currency (String) - its code: GBP
money = { $amount } { $currency }
# $noun (String) - what is counted, in the words of the plan
counted = { $number } { $noun }
rate = { $number } per { $per }
rate-of = { $number } per { $per } { $noun }
# $change (String) - a difference with its unit
more = +{ $change }
halve = halve
double = double
not-known-yet = not known yet
no-data = no data
comma = ,

## Units of measurement

unit-percent = per cent
unit-points = percentage points
unit-count = count
unit-rate = rate per { $per }
unit-rate-of = rate per { $per } { $noun }
unit-index = index
unit-score = score
unit-ratio = ratio
unit-ordinal = ordinal
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

minutes = { $number ->
    [one] { $number } minute
   *[other] { $number } minutes
}
hours = { $number ->
    [one] { $number } hour
   *[other] { $number } hours
}
working-days = { $number ->
    [one] { $number } working day
   *[other] { $number } working days
}
days = { $number ->
    [one] { $number } day
   *[other] { $number } days
}
weeks = { $number ->
    [one] { $number } week
   *[other] { $number } weeks
}
months = { $number ->
    [one] { $number } month
   *[other] { $number } months
}
quarters = { $number ->
    [one] { $number } quarter
   *[other] { $number } quarters
}
terms = { $number ->
    [one] { $number } term
   *[other] { $number } terms
}
years = { $number ->
    [one] { $number } year
   *[other] { $number } years
}

## How often

every-minutes = every { $number ->
    [one] minute
   *[other] { $number } minutes
}
every-hours = every { $number ->
    [one] hour
   *[other] { $number } hours
}
every-working-days = every { $number ->
    [one] working day
   *[other] { $number } working days
}
every-days = every { $number ->
    [one] day
   *[other] { $number } days
}
every-weeks = every { $number ->
    [one] week
   *[other] { $number } weeks
}
every-months = every { $number ->
    [one] month
   *[other] { $number } months
}
every-quarters = every { $number ->
    [one] quarter
   *[other] { $number } quarters
}
every-terms = every { $number ->
    [one] term
   *[other] { $number } terms
}
every-years = every { $number ->
    [one] year
   *[other] { $number } years
}
# A day of a cadence: “day 15”, “first Tuesday”.
day-of-month = day { $number }
nth-day = { $ordinal } { $day }

## Periods

# $number - which one of the year, $year (String) - the year: 2026, FY2026-27
week = week { $number } of { $year }
four-weeks = P{ $number } { $year }
fiscal-month = M{ $number } { $year }
quarter = Q{ $number } { $year }
half = H{ $number } { $year }
fiscal-year = FY{ $year }
# $from, $to (String) - two days or periods
span = { $from } to { $to }
period-with-days = { $period } ({ $days })

## What stands in tables and facts of every document

owner = Owner
days-late = { $number ->
    [one] { $number } day late
   *[other] { $number } days late
}

## Constructs, as labels. Those that are missing here are called by their keyword.

label-allow = Accepted finding
label-as = Announced as
label-better = Better when
label-collection-every = How often
label-feedback-every = How often
label-frequency = How often
label-key = Rank
label-lag = Known or felt after
label-link-every = How often
label-met_by = To be met by
label-observed = Measured
label-of = About
label-respond = Answered
label-reviews = Looks at
label-routine-every = How often
label-setting = Threshold of the checks
label-severity = Weight of a finding
label-sign_off = Signed off by
label-via = Through

## Words of the language inside a sentence. Those that are missing here are said as they are written.

word-amber_green = amber-green
word-amber_red = amber-red
