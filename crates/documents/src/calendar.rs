//! The delivery calendar as iCalendar (RFC 5545): meetings, what is due before them, returns, releases, milestones.
//!
//! Every event is of whole days, so it names no time zone. Its UID comes from the plan's names and periods alone: who
//! reads the calendar in again gets the events renewed and not doubled.

use std::fmt::Write as _;

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use milepost_locale::{Locale, say};
use milepost_plan::calendar::PeriodKind;
use milepost_plan::{Cadence, Meeting, Node, Plan, Release, Value, days_before, held, holiday, meetings};

use crate::direction::Direction;
use crate::{Audience, Order, Output};

/// The calendar of a plan; none where the plan has no day to put in.
pub(crate) fn calendar(plan: &Plan, order: &Order<'_>) -> Vec<Output> {
    let (first, last) = span(plan, order.as_of);
    let locale = order.language.cloned().unwrap_or_else(|| Locale::of_plan(plan));
    let (stamp, public) = (order.as_of, order.audience == Audience::Public);
    let mut year = Year { plan, locale: &locale, first, last, stamp, public, each: false, events: Vec::new() };
    year.fill();
    if year.events.is_empty() {
        return Vec::new();
    }
    vec![Output { path: "calendar.ics".to_owned(), bytes: year.written().into_bytes() }]
}

/// What happens on one day.
pub(crate) struct Happening {
    pub day: NaiveDate,
    pub title: String,
    /// What else is said about it.
    pub notes: Vec<String>,
    /// Why nobody works on the day, where something must be handed in on it.
    pub no_working_day: Option<String>,
}

/// What happens from `first` to `last`, day by day.
pub(crate) fn days(
    plan: &Plan,
    locale: &Locale,
    as_of: NaiveDate,
    public: bool,
    (first, last): (NaiveDate, NaiveDate),
) -> Vec<Happening> {
    let mut year = Year { plan, locale, first, last, stamp: as_of, public, each: true, events: Vec::new() };
    year.fill();
    let mut events = year.events;
    events.retain(|event| (first..=last).contains(&event.days.0));
    events.sort_by(|one, two| (one.days, &one.uid).cmp(&(two.days, &two.uid)));
    let no_working_day =
        |event: &Event| if event.handed_in { no_working_day(plan, locale, event.days.0) } else { None };
    let happening = |event: Event| Happening {
        day: event.days.0,
        no_working_day: no_working_day(&event),
        title: event.title,
        notes: event.notes,
    };
    events.into_iter().map(happening).collect()
}

/// Why nobody works on `day`: it is a holiday of the plan, or at the weekend.
pub(crate) fn no_working_day(plan: &Plan, locale: &Locale, day: NaiveDate) -> Option<String> {
    if let Some(holiday) = holiday(plan, day) {
        return Some(match holiday.text("title") {
            Some(title) => say!(locale, "due-on-a-holiday-called", title = title),
            None => say!(locale, "due-on-a-holiday"),
        });
    }
    match day.weekday() {
        Weekday::Sat => Some(say!(locale, "due-on-a-saturday")),
        Weekday::Sun => Some(say!(locale, "due-on-a-sunday")),
        _ => None,
    }
}

/// The days of the plan; where it does not say them, three years from the day of the document.
pub(crate) fn span(plan: &Plan, as_of: NaiveDate) -> (NaiveDate, NaiveDate) {
    plan.days().unwrap_or_else(|| (as_of, as_of.checked_add_months(Months::new(36)).unwrap_or(as_of)))
}

/// Whether the item, or anything around it, is not for the public.
fn kept_back(node: Node<'_>) -> bool {
    let visibility = |child: &Node<'_>| child.item().construct.keyword == "visibility";
    let internal =
        |node: Node<'_>| node.children().filter(visibility).any(|child| child.text("visibility") == Some("internal"));
    std::iter::successors(Some(node), |node| node.parent()).any(internal)
}

/// One event of whole days.
struct Event {
    /// What makes it this event, for ever.
    uid: String,
    title: String,
    /// What else is said, a line each.
    notes: Vec<String>,
    /// The first day, and the last one.
    days: (NaiveDate, NaiveDate),
    /// Whether something must be handed in.
    handed_in: bool,
    /// Lines that say how it comes again, or which of the times it is.
    again: Vec<String>,
}

struct Year<'a> {
    plan: &'a Plan,
    locale: &'a Locale,
    first: NaiveDate,
    last: NaiveDate,
    stamp: NaiveDate,
    /// Whether what is internal is left out.
    public: bool,
    /// Whether each meeting is an event of its own, and names are kept apart, as in a document.
    each: bool,
    events: Vec<Event>,
}

impl Year<'_> {
    fn fill(&mut self) {
        let shown: Vec<_> = self.plan.nodes().filter(|node| self.shows(*node)).collect();
        for node in shown {
            match node.item().construct.id {
                "routine" => self.routine(node),
                "collection" => self.collection(node),
                "milestone" => self.milestone(node),
                "release" => self.release(node),
                _ => {}
            }
        }
    }

    fn shows(&self, node: Node<'_>) -> bool {
        !self.public || !kept_back(node)
    }

    /// Who or what an entry names, by their titles.
    fn people(&self, label: String, node: Node<'_>, keyword: &str) -> Option<String> {
        let shown = node.targets(keyword).filter(|target| self.shows(*target));
        let names = shown.map(|node| node.title().to_owned());
        let mut names: Vec<_> = names.filter(|title| !title.is_empty()).collect();
        if self.each {
            let direction = Direction { right_to_left: self.locale.is_right_to_left() };
            for name in &mut names {
                direction.keep_apart(name);
            }
        }
        (!names.is_empty()).then(|| label + &self.locale.colon() + &self.locale.list(names))
    }

    fn add(&mut self, of: Node<'_>, part: &str, title: String, notes: Vec<String>, days: (NaiveDate, NaiveDate)) {
        let event = Event { uid: self.uid(of, part), title, notes, days, handed_in: false, again: Vec::new() };
        self.events.push(event);
    }

    /// Adds a day on which something must be handed in.
    fn add_due(&mut self, of: Node<'_>, part: &str, title: String, notes: Vec<String>, day: NaiveDate) {
        self.add(of, part, title, notes, (day, day));
        if let Some(event) = self.events.last_mut() {
            event.handed_in = true;
        }
    }

    /// What names the event: the construct, the full name, the period or the number of the part, the plan.
    fn uid(&self, of: Node<'_>, part: &str) -> String {
        let keyword = of.item().construct.keyword;
        let name = of.full_name().unwrap_or_default();
        let plan = self.plan.root().and_then(Node::name).unwrap_or("plan");
        let part = if part.is_empty() { String::new() } else { format!("-{part}") };
        format!("{keyword}-{name}{part}@{plan}.milepost")
    }

    fn routine(&mut self, routine: Node<'_>) {
        let notes = [
            self.people(say!(self.locale, "event-chair"), routine, "chair"),
            self.people(say!(self.locale, "event-attends"), routine, "attends"),
            self.people(say!(self.locale, "event-invited"), routine, "invited"),
        ];
        let about = [
            self.people(say!(self.locale, "event-reviews"), routine, "reviews"),
            routine
                .entry("output")
                .filter(|output| self.shows(*output))
                .and_then(|output| output.text("text"))
                .map(|output| say!(self.locale, "event-result", text = output)),
        ];
        // A list of days says who meets; what about stands in the plan, once.
        let about = about.into_iter().filter(|_| !self.each);
        let notes: Vec<String> = notes.into_iter().chain(about).flatten().collect();
        if let Some(once) = routine.when_of("once") {
            self.add(routine, "", routine.title().to_owned(), notes, (once.first(), once.last()));
            return;
        }
        let found = meetings(routine, self.first, self.last);
        match rule(routine, &found).filter(|_| !self.each) {
            Some(rule) => self.series(routine, &notes, &found, rule),
            None => {
                for meeting in &found {
                    let Some(day) = held(routine, meeting) else { continue };
                    self.add(routine, &meeting.period.text, routine.title().to_owned(), notes.clone(), (day, day));
                }
            }
        }
        let inputs = routine.each("input").enumerate().filter(|(_, input)| self.shows(*input));
        for (number, input) in inputs.collect::<Vec<_>>() {
            let Some(Value::Duration(before)) = input.entry("due").and_then(|due| due.value("duration")) else {
                continue;
            };
            let notes: Vec<String> =
                self.people(say!(self.locale, "event-prepared-by"), input, "prepared_by").into_iter().collect();
            for meeting in &found {
                let Some(met) = held(routine, meeting) else { continue };
                let Some(day) = days_before(met, *before, self.plan) else { continue };
                let title = say!(
                    self.locale,
                    "event-input",
                    text = input.text("text").unwrap_or_default(),
                    routine = routine.title()
                );
                let part = format!("input{}-{}", number + 1, meeting.period.text);
                self.add_due(routine, &part, title, notes.clone(), day);
            }
        }
    }

    /// The meetings as one event that comes again, with what holidays change.
    fn series(&mut self, routine: Node<'_>, notes: &[String], found: &[Meeting], rule: String) {
        let Some(first) = found.first() else { return };
        let mut again = vec![rule];
        let mut moved = Vec::new();
        for meeting in found {
            match held(routine, meeting) {
                None => again.push(format!("EXDATE;VALUE=DATE:{}", digits(meeting.day))),
                Some(day) if day != meeting.day => moved.push((meeting.day, day)),
                Some(_) => {}
            }
        }
        let (uid, title) = (self.uid(routine, ""), routine.title().to_owned());
        let event = |days, again| Event {
            uid: uid.clone(),
            title: title.clone(),
            notes: notes.to_vec(),
            days,
            handed_in: false,
            again,
        };
        let mut events = vec![event((first.day, first.day), again)];
        for (from, to) in moved {
            events.push(event((to, to), vec![format!("RECURRENCE-ID;VALUE=DATE:{}", digits(from))]));
        }
        self.events.extend(events);
    }

    fn collection(&mut self, collection: Node<'_>) {
        let Some(cadence) = collection.entry("every").and_then(Cadence::of) else { return };
        let notes: Vec<String> =
            self.people(say!(self.locale, "event-collected-by"), collection, "collector").into_iter().collect();
        let calendar = self.plan.calendar();
        let mut next = cadence.next(self.first, calendar);
        // A plan of days asks for at most twenty years of them.
        for _ in 0..7305 {
            let Some(period) = next.filter(|period| period.last <= self.last) else { return };
            if let Some(day) = cadence.due(&period, self.plan) {
                let (collection_called, of) = (collection.title(), self.locale.period(&period));
                let title = say!(self.locale, "event-return", collection = collection_called, period = of);
                self.add_due(collection, &format!("due-{}", period.text), title, notes.clone(), day);
            }
            next = cadence.after(&period, calendar);
        }
    }

    fn milestone(&mut self, milestone: Node<'_>) {
        let done = milestone.when_of("done_on").filter(|done| done.last() <= self.stamp);
        let Some(by) = milestone.when_of("by").or_else(|| done.clone()) else { return };
        let title = match &done {
            Some(_) => say!(self.locale, "event-milestone-done", title = milestone.title()),
            None => say!(self.locale, "event-milestone", title = milestone.title()),
        };
        // Who answers for the work around it answers for it.
        let mut around = std::iter::successors(Some(milestone), |node| node.parent());
        let owner = around.find_map(|node| self.people(say!(self.locale, "event-owner"), node, "owner"));
        let notes = [
            milestone
                .parent()
                .filter(|parent| parent.name().is_some())
                .map(|parent| say!(self.locale, "event-of", title = parent.title())),
            owner,
        ];
        let day = done.unwrap_or(by).last();
        self.add(milestone, "", title, notes.into_iter().flatten().collect(), (day, day));
    }

    fn release(&mut self, release: Node<'_>) {
        let (Some(Value::Period(period)), Some(Value::Date(day)), Some(metric)) =
            (release.value("period"), release.value("date"), release.parent())
        else {
            return;
        };
        // A period is named as the figures of the metric come in.
        let newest = period.last.succ_opt().zip(Release::of(metric));
        let newest = newest.and_then(|(day, figures)| figures.newest(day, self.plan));
        let named = newest.filter(|newest| newest.last == period.last);
        let named = self.locale.period(named.as_ref().unwrap_or(period));
        let title = say!(self.locale, "event-release", metric = metric.title(), period = named);
        self.add(metric, &format!("release-{}", period.text), title, Vec::new(), (*day, *day));
    }

    fn written(mut self) -> String {
        // A series stands before its times that were moved.
        self.events.sort_by(|one, two| (one.days, &one.uid).cmp(&(two.days, &two.uid)));
        self.events.sort_by_key(|event| event.again.first().is_some_and(|line| line.starts_with("RECURRENCE-ID")));
        let title = self.plan.root().map(Node::title).unwrap_or_default();
        let mut out = String::new();
        for text in ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Milepost//Delivery calendar//EN", "METHOD:PUBLISH"] {
            line(&mut out, text);
        }
        line(&mut out, &format!("X-WR-CALNAME:{}", escaped(title)));
        for event in &self.events {
            let (from, to) = event.days;
            line(&mut out, "BEGIN:VEVENT");
            line(&mut out, &format!("UID:{}", escaped(&event.uid)));
            line(&mut out, &format!("DTSTAMP:{}T000000Z", digits(self.stamp)));
            line(&mut out, &format!("DTSTART;VALUE=DATE:{}", digits(from)));
            // The day after the last one, as RFC 5545 wants it.
            line(&mut out, &format!("DTEND;VALUE=DATE:{}", digits(to.checked_add_days(Days::new(1)).unwrap_or(to))));
            for again in &event.again {
                line(&mut out, again);
            }
            line(&mut out, &format!("SUMMARY:{}", escaped(&event.title)));
            if !event.notes.is_empty() {
                line(&mut out, &format!("DESCRIPTION:{}", escaped(&event.notes.join("\n"))));
            }
            line(&mut out, "TRANSP:TRANSPARENT");
            line(&mut out, "END:VEVENT");
        }
        line(&mut out, "END:VCALENDAR");
        out
    }
}

/// The rule that gives exactly the days of the meetings before holidays; none where iCalendar has no such rule.
fn rule(routine: Node<'_>, found: &[Meeting]) -> Option<String> {
    let every = routine.entry("every")?;
    let cadence = Cadence::of(every)?;
    let Some(Value::Word(rule)) = every.entry("on").and_then(|on| on.value("day")) else { return None };
    let last = found.last()?.day;
    let day = if let Some(number) = rule.strip_prefix("day ") {
        // Later days are not in every month, or belong to a later month of the period.
        let number: u32 = number.parse().ok().filter(|number| (1..=28).contains(number))?;
        format!("BYMONTHDAY={number}")
    } else {
        let (ordinal, day) = rule.split_once(' ').unwrap_or(("first", rule));
        let day = match day {
            "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" => &day[..2],
            // Holidays decide which day that is.
            _ => return None,
        };
        let ordinal = match ordinal {
            "first" if cadence.kind() == PeriodKind::Week => "",
            _ if cadence.kind() == PeriodKind::Week => return None,
            "first" => "1",
            "second" => "2",
            "third" => "3",
            "fourth" => "4",
            "last" => "-1",
            _ => return None,
        };
        format!("BYDAY={ordinal}{}", day.to_uppercase())
    };
    let months = match cadence.kind() {
        PeriodKind::Week if day.starts_with("BYDAY") => {
            let interval = cadence.step();
            return Some(format!("RRULE:FREQ=WEEKLY;INTERVAL={interval};UNTIL={};{day}", digits(last)));
        }
        kind => kind.months()?,
    };
    let interval = months * cadence.step();
    Some(format!("RRULE:FREQ=MONTHLY;INTERVAL={interval};UNTIL={};{day}", digits(last)))
}

fn digits(day: NaiveDate) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// A text as a value: what steers a reader of calendars is escaped, other control characters are left out.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\\' | ';' | ',' => out.extend(['\\', letter]),
            '\n' => out.push_str("\\n"),
            _ if letter.is_control() => out.push(' '),
            _ => out.push(letter),
        }
    }
    out
}

/// A line, folded so that none is longer than 75 bytes and no letter is cut.
fn line(out: &mut String, text: &str) {
    let mut used = 0;
    for letter in text.chars() {
        if used + letter.len_utf8() > 75 {
            let _ = write!(out, "\r\n ");
            used = 1;
        }
        out.push(letter);
        used += letter.len_utf8();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use milepost_diagnostics::FileId;
    use milepost_tracking::Observations;

    use super::*;

    fn made(text: &str, audience: Audience) -> String {
        let plan = milepost_plan::compile(&[milepost_syntax::parse(FileId(0), text)]).0;
        let as_of = NaiveDate::from_ymd_opt(2026, 12, 1).unwrap();
        let observations = Observations::default();
        let order = Order { audience, ..Order::new(as_of, &observations) };
        let documents = calendar(&plan, &order);
        documents.into_iter().map(|document| String::from_utf8(document.bytes).unwrap()).collect()
    }

    fn of(rest: &str) -> String {
        let plan = "plan p \"Care\" { period 2026-09-01 to 2027-03-31; holiday 2026-12-25; holiday 2026-11-17 }\n";
        made(&format!("{plan}{rest}"), Audience::Unit)
    }

    fn starts(calendar: &str) -> Vec<&str> {
        calendar.lines().filter_map(|line| line.strip_prefix("DTSTART;VALUE=DATE:")).collect()
    }

    #[test]
    fn an_invitation_says_what_a_meeting_is_about_and_a_list_of_days_only_who_meets() {
        let text = "plan p \"Care\" { period 2026-09-01 to 2027-03-31 }
post head \"Head\" { }
priority care \"Care\" { }
routine r \"Review\" { every month on third tuesday; chair head; reviews care; output \"Decisions\" }";
        let invitation = made(text, Audience::Unit);
        assert!(invitation.contains("DESCRIPTION:Chair: Head\\nReviews: Care\\nResult: Decisions"), "{invitation}");
        let plan = milepost_plan::compile(&[milepost_syntax::parse(FileId(0), text)]).0;
        let [first, last] = [(2026, 12, 1), (2026, 12, 31)].map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap());
        let days = days(&plan, &Locale::of_plan(&plan), first, false, (first, last));
        assert_eq!(days.into_iter().map(|day| day.notes).collect::<Vec<_>>(), [["Chair: Head"]]);
    }

    #[test]
    fn a_routine_comes_again_by_its_rule_and_moves_on_holidays() {
        let next = of("routine r \"Review\" { every month on third tuesday; if_holiday next_working_day }");
        assert!(next.contains("RRULE:FREQ=MONTHLY;INTERVAL=1;UNTIL=20270316;BYDAY=3TU\r\n"), "{next}");
        assert!(next.contains("RECURRENCE-ID;VALUE=DATE:20261117\r\n"), "{next}");
        assert_eq!(starts(&next), ["20260915", "20261118"]);
        assert_eq!(next.matches("UID:routine-r@p.milepost\r\n").count(), 2);
        let skipped = of("routine r { every month on third tuesday; if_holiday skip }");
        assert!(skipped.contains("EXDATE;VALUE=DATE:20261117\r\n"), "{skipped}");
        let rules = [
            ("quarter on last friday", "FREQ=MONTHLY;INTERVAL=3;UNTIL=20270326;BYDAY=-1FR"),
            ("2 weeks on monday", "FREQ=WEEKLY;INTERVAL=2;UNTIL=20270329;BYDAY=MO"),
            ("2 months on day 15 from 2026-10", "FREQ=MONTHLY;INTERVAL=2;UNTIL=20270215;BYMONTHDAY=15"),
        ];
        for (every, rule) in rules {
            let made = of(&format!("routine r {{ every {every} }}"));
            assert!(made.contains(&format!("RRULE:{rule}\r\n")), "{made}");
        }
    }

    #[test]
    fn where_icalendar_has_no_rule_each_meeting_stands_for_itself() {
        let made = of("routine r { every quarter on last working_day }");
        assert!(!made.contains("RRULE"), "{made}");
        assert_eq!(starts(&made), ["20260930", "20261231", "20270331"]);
        assert!(made.contains("UID:routine-r-2026-Q4@p.milepost\r\n"), "{made}");
        assert!(!of("routine r { every month on day 31 }").contains("RRULE"));
    }

    #[test]
    fn what_is_due_stands_on_its_day() {
        let made = of("routine r \"Review\" { every quarter on last friday from 2026-Q4 until 2026-Q4\n\
             if_holiday previous_working_day; input \"Pack\" due 3 working_days before }\n\
             collection c \"Return\" { every quarter due 10 days after from 2026-Q4 until 2026-Q4 }\n\
             priority w \"Waits\" { milestone m \"Opened\" by 2026-12-05; \
             metric k { unit percent; release 2026-Q4 on 2027-02-11 } }");
        let found: Vec<_> =
            made.lines().filter(|line| line.starts_with("SUMMARY") || line.starts_with("DTST")).collect();
        let found: Vec<_> = found.iter().filter(|line| !line.starts_with("DTSTAMP")).copied().collect();
        insta::assert_snapshot!(found.join("\n"), @r"
        DTSTART;VALUE=DATE:20261205
        SUMMARY:Milestone: Opened
        DTSTART;VALUE=DATE:20261221
        SUMMARY:Due: Pack (Review)
        DTSTART;VALUE=DATE:20261225
        SUMMARY:Review
        DTSTART;VALUE=DATE:20270110
        SUMMARY:Return due: Return\, Q4 2026
        DTSTART;VALUE=DATE:20270211
        SUMMARY:Release: k\, Q4 2026
        DTSTART;VALUE=DATE:20261224
        SUMMARY:Review
        ");
    }

    #[test]
    fn text_is_text_and_lines_are_short() {
        let title = format!("BEGIN:VEVENT; a, b {} \u{202e}äöü", "é😀".repeat(200));
        let made = of(&format!("priority w {{ milestone m \"{title}\" by 2026-12-05 }}"));
        assert!(made.contains("SUMMARY:Milestone: BEGIN:VEVENT\\; a\\, b"), "{made}");
        assert_eq!(made.matches("\r\nBEGIN:VEVENT").count(), 1);
        assert!(made.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
        assert_eq!(made.replace("\r\n ", "").matches("é😀").count(), 200);
    }

    #[test]
    fn what_is_internal_is_not_for_the_public() {
        let text =
            "plan p { period 2026-09 to 2027-03 }\nroutine r { every month on third tuesday; visibility internal }";
        assert_eq!(made(text, Audience::Public), "");
        assert!(made(text, Audience::Unit).contains("UID:routine-r@p.milepost"));
    }

    #[test]
    fn a_milestone_is_done_only_once_the_day_has_come() {
        let on = |day: &str| of(&format!("priority w {{ milestone m \"Opened\" by 2027-01-05 done_on {day} }}"));
        assert!(on("2026-11-20").contains("SUMMARY:Milestone\\, done: Opened"));
        assert!(on("2026-12-20").contains("SUMMARY:Milestone: Opened"));
    }
}
