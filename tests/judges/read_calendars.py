"""read_calendars.py FILE…: holds iCalendar files before two independent readers, and prints what they find.

Each file must be well formed for both, name each event once, and give the same days in both when its rules are unrolled.
"""

import datetime
import sys

import icalendar
import recurring_ical_events
import vobject

FAR = (datetime.date(1900, 1, 1), datetime.date(2200, 1, 1))


def lines(data):
    """What RFC 5545 says about lines: they end with CR LF, and none has more than 75 bytes."""
    if not data.endswith(b"\r\n") or data.count(b"\n") != data.count(b"\r\n"):
        yield "a line does not end with CR LF"
    for number, line in enumerate(data.split(b"\r\n"), start=1):
        if len(line) > 75:
            yield f"line {number} has {len(line)} bytes"


def events(calendar):
    """Faults of values, missing time zones, and events that cannot be told apart."""
    for component in calendar.walk():
        for name, message in component.errors:
            yield f"{component.name}: {name}: {message}"
    for zone in calendar.get_missing_tzids():
        yield f"the time zone {zone} is not defined"
    seen = set()
    for event in calendar.walk("VEVENT"):
        for wanted in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
            if wanted not in event:
                yield f"an event has no {wanted}"
        again = event.get("RECURRENCE-ID")
        key = (str(event.get("UID")), again and again.dt)
        if key in seen:
            yield f"two events are {key[0]}"
        seen.add(key)


def day(moment):
    return moment.date() if isinstance(moment, datetime.datetime) else moment


def by_icalendar(calendar):
    found = recurring_ical_events.of(calendar).between(*FAR)
    return sorted((str(event["UID"]), day(event["DTSTART"].dt)) for event in found)


def by_vobject(calendar):
    """The same days by the other reader, which unrolls rules with dateutil and leaves moved times to us."""
    moved = {}
    for event in calendar.vevent_list:
        if hasattr(event, "recurrence_id"):
            moved[(event.uid.value, day(event.recurrence_id.value))] = day(event.dtstart.value)
    found = []
    for event in calendar.vevent_list:
        if hasattr(event, "recurrence_id"):
            continue
        if hasattr(event, "rrule"):
            days = {day(moment) for moment in event.getrruleset()}
        else:
            days = {day(event.dtstart.value)}
        found.extend((event.uid.value, moved.get((event.uid.value, one), one)) for one in days)
    return sorted(found)


def judge(path):
    with open(path, "rb") as file:
        data = file.read()
    yield from lines(data)
    try:
        one = icalendar.Calendar.from_ical(data)
        yield from events(one)
        two = vobject.readOne(data.decode())
        two.validate(raiseException=True)
        first, second = by_icalendar(one), by_vobject(two)
    except Exception as fault:  # Readers fail in many ways, and each is a finding.
        yield f"{type(fault).__name__}: {fault}"
        return
    for uid, at in sorted(set(first) ^ set(second)):
        yield f"{uid}: only one of the readers sees {at}"
    print(f"{path}: {len(list(one.walk('VEVENT')))} events on {len(first)} days")


def main(paths):
    failed = 0
    for path in paths:
        for message in judge(path):
            failed += 1
            print(f"{path}: {message}")
    return 1 if failed or not paths else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
