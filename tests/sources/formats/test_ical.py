"""Calendars: who met whom when, what repeats, moves and is called off, and that nothing runs without bound."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.records.facts import Channel, Fact, Gathering, Interaction, Problem, Role
from mentee.sources.contract import Options, Probe
from mentee.sources.formats.content_lines import Property, parse
from mentee.sources.formats.ical import ICAL
from mentee.sources.formats.ical.rules import rule_fault
from mentee.sources.formats.ical.times import plain_moment
from mentee.sources.formats.ical.zones import zone_name

NOW = datetime(2025, 6, 1, tzinfo=UTC)
BOB = "ATTENDEE;CN=Bob Sample;PARTSTAT=ACCEPTED:mailto:bob@sample.example"
ADA = 'ORGANIZER;CN="Sample, Ada":MAILTO:Ada@Sample.example'


def event(*lines: str, uid: str = "one") -> str:
    """A VEVENT of these lines."""
    return "\r\n".join(["BEGIN:VEVENT", f"UID:{uid}", *lines, "END:VEVENT"])


def calendar(*events: str, head: str = "METHOD:PUBLISH") -> str:
    """A VCALENDAR of these events."""
    return "\r\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", head, *events, "END:VCALENDAR", ""])


def read(folder: Path, text: str, now: float = NOW.timestamp()) -> list[Fact | Problem]:
    """Everything a calendar with this text gives."""
    path = folder / "team.ics"
    path.write_bytes(text.encode())
    return list(ICAL.read(path, Options(now=now)))


def meetings(folder: Path, *events: str, head: str = "METHOD:PUBLISH") -> list[Interaction]:
    """The interactions of a calendar that gives nothing else."""
    found = read(folder, calendar(*events, head=head))
    assert all(isinstance(one, Interaction) for one in found), found
    return [one for one in found if isinstance(one, Interaction)]


def test_it_works(tmp_path: Path) -> None:
    room = "ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room5@sample.example"
    informed = "ATTENDEE;ROLE=NON-PARTICIPANT:mailto:eve@sample.example"
    declined = "ATTENDEE;PARTSTAT=DECLINED;CN=Cy:mailto:cy@sample.example"
    times = "DTSTART;TZID=Europe/Berlin:20250506T100000", "DTEND;TZID=Europe/Berlin:20250506T104500"
    (met,) = meetings(
        tmp_path, event(*times, "SUMMARY:Plans\\, large", "DESCRIPTION:private", ADA, BOB, room, informed, declined)
    )
    assert (met.key, met.thread) == ("ical:one:20250506T080000Z", "ical:one")
    assert (met.at, met.minutes) == (datetime(2025, 5, 6, 8, tzinfo=UTC), 45)
    assert (met.channel, met.subject) == (Channel.MEETING, "Plans, large")
    who = [(one.contact.name, one.contact.keys[0].value, one.role) for one in met.participants]
    assert who == [
        ("Sample, Ada", "ada@sample.example", Role.ORGANISER),
        ("Bob Sample", "bob@sample.example", Role.ATTENDEE),
        ("Cy", "cy@sample.example", Role.DECLINED),
    ]
    assert "private" not in repr(met)
    assert (met.origin.file, met.origin.line) == ("team.ics", 4)


def test_a_series_keeps_its_changes(tmp_path: Path) -> None:
    zone = "TZID=W. Europe Standard Time"
    found = meetings(
        tmp_path,
        event(f"DTSTART;{zone}:20250303T100000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY;COUNT=8",
              f"EXDATE;{zone}:20250310T100000", f"RDATE;{zone}:20250305T090000", BOB),
        event(f"RECURRENCE-ID;{zone}:20250317T100000", f"DTSTART;{zone}:20250318T150000", "SUMMARY:moved", BOB),
        event(f"RECURRENCE-ID;{zone}:20250324T100000", f"DTSTART;{zone}:20250324T100000", "STATUS:CANCELLED", BOB),
        event(f"RECURRENCE-ID;RANGE=THISANDFUTURE;{zone}:20250414T100000", f"DTSTART;{zone}:20250414T140000",
              "SUMMARY:later", BOB),
    )  # fmt: skip
    assert [f"{one.at:%m%d %H%M}" for one in found] == [
        "0303 0900",
        "0305 0800",
        "0318 1400",
        "0331 0800",  # summer time
        "0407 0800",
        "0414 1200",
        "0421 1200",
    ]
    assert [one.subject for one in found if one.subject] == ["moved", "later", "later"]
    assert len({one.key for one in found}) == 7
    assert {one.thread for one in found} == {"ical:one"}


def test_what_was_called_off_gives_nothing(tmp_path: Path) -> None:
    whole = event("DTSTART:20250303T100000Z", "RRULE:FREQ=DAILY;COUNT=3", "SEQUENCE:1", BOB)
    cancelled = event("DTSTART:20250303T100000Z", "SEQUENCE:2", "STATUS:CANCELLED", BOB)
    assert read(tmp_path, calendar(cancelled)) == []
    assert read(tmp_path, calendar(whole) + calendar(cancelled, head="METHOD:CANCEL")) == []
    one_off = event("DTSTART:20250304T100000Z", "RECURRENCE-ID:20250304T100000Z", "SEQUENCE:2", BOB)
    assert len(read(tmp_path, calendar(whole) + calendar(one_off, head="METHOD:CANCEL"))) == 2


def test_the_newest_version_counts_and_replies_do_not(tmp_path: Path) -> None:
    old = event("DTSTART:20250303T100000Z", "SEQUENCE:0", "SUMMARY:old", BOB)
    new = event("DTSTART:20250304T100000Z", "SEQUENCE:1", "SUMMARY:new", BOB)
    reply = calendar(event("DTSTART:20250303T100000Z", "SEQUENCE:9", BOB), head="METHOD:REPLY")
    found = read(tmp_path, calendar(new, old) + reply)
    assert [one.subject for one in found if isinstance(one, Interaction)] == ["new"]
    shared_uid = [event("DTSTART:20250303T100000Z", BOB), event("DTSTART:20250305T100000Z", BOB)]
    assert len(meetings(tmp_path, *shared_uid)) == 2


def test_large_long_and_open_events_are_gatherings(tmp_path: Path) -> None:
    crowd = [f"ATTENDEE:mailto:p{number}@sample.example" for number in range(20)]
    found = read(
        tmp_path,
        calendar(
            event("DTSTART:20250303T100000Z", "DTEND:20250303T110000Z", *crowd, uid="crowd"),
            event("DTSTART;VALUE=DATE:20250310", "DTEND;VALUE=DATE:20250313", "LOCATION:Sample Hall", uid="fair"),
            event("DTSTART:20250601T180000Z", "URL:https://meet.example/7", "SUMMARY:Meetup", ADA, uid="meetup"),
            event("DTSTART;VALUE=DATE:20250401", "SUMMARY:Offsite", BOB, uid="offsite"),
            event("DTSTART:20250301T180000Z", "SUMMARY:Buy milk", uid="note"),
            event("DTSTART:20250301T180000Z", "SUMMARY:Think", ADA, uid="alone"),
        ),
    )
    assert all(isinstance(one, Gathering) for one in found)
    crowded, fair, meetup, offsite = (one for one in found if isinstance(one, Gathering))
    assert len(crowded.participants) == 20
    assert (fair.place, fair.ends) == ("Sample Hall", datetime(2025, 3, 13, tzinfo=UTC))
    assert (meetup.url, len(meetup.participants)) == ("https://meet.example/7", 1)
    assert (offsite.starts, offsite.ends) == (datetime(2025, 4, 1, tzinfo=UTC), datetime(2025, 4, 2, tzinfo=UTC))


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("SUMMARY:Call with Bob", Channel.CALL),
        ("LOCATION:+49 30 1234567", Channel.CALL),
        ("LOCATION:Phone", Channel.CALL),
        ("LOCATION:https://zoom.example/j/123", Channel.MEETING),
        ("SUMMARY:Call for papers", Channel.MEETING),
        ("SUMMARY:On-call handover", Channel.MEETING),
    ],
)
def test_a_call_is_told_by_its_words(tmp_path: Path, line: str, channel: Channel) -> None:
    (met,) = meetings(tmp_path, event("DTSTART:20250303T100000Z", line, BOB))
    assert met.channel is channel


def test_birthdays_and_holidays_give_nothing(tmp_path: Path) -> None:
    yearly = event("DTSTART;VALUE=DATE:19850412", "RRULE:FREQ=YEARLY", "SUMMARY:Bob", "LOCATION:Earth")
    named = event("DTSTART;VALUE=DATE:20250412", "SUMMARY:Bob's birthday", "LOCATION:Earth", uid="two")
    assert read(tmp_path, calendar(yearly, named)) == []
    assert read(tmp_path, calendar(event("DTSTART:20250412T100000Z", BOB), head="X-WR-CALNAME:Birthdays")) == []


def test_the_coming_year_is_the_horizon(tmp_path: Path) -> None:
    weekly = event("DTSTART:20250502T100000Z", "RRULE:FREQ=WEEKLY", BOB)
    found = meetings(tmp_path, weekly)
    assert NOW + timedelta(days=355) < found[-1].at <= NOW + timedelta(days=366)
    far = read(tmp_path, calendar(event("DTSTART:20290502T100000Z", BOB)))
    assert [type(one) for one in far] == [Problem]
    assert len(read(tmp_path, calendar(event("DTSTART:20290502T100000Z", BOB)), now=0)) == 1


def test_an_old_series_keeps_its_last_ten_years(tmp_path: Path) -> None:
    found = meetings(tmp_path, event("DTSTART:19850502T100000Z", "RRULE:FREQ=MONTHLY;UNTIL=20000601T000000Z", BOB))
    assert (found[0].at.year, found[-1].at.year) == (1990, 2000)


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=1",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,1,2,3,4,5,6,7,8,9",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYSETPOS=2",
        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=3",
        "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYYEARDAY=400",
        "FREQ=FORTNIGHTLY",
        "INTERVAL=2",
        "FREQ=DAILY;COUNT=many",
        "W1 MO TU #0",
    ],
)
def test_a_rule_that_cannot_be_followed_keeps_its_first_date(tmp_path: Path, rule: str) -> None:
    begun = time.perf_counter()
    found = read(tmp_path, calendar(event("DTSTART:20250303T100000Z", f"RRULE:{rule}", BOB)))
    assert time.perf_counter() - begun < 1
    assert [type(one) for one in found] == [Interaction, Problem]
    assert rule_fault(rule)


def test_what_repeats_very_often_is_cut_and_told(tmp_path: Path) -> None:
    begun = time.perf_counter()
    found = read(tmp_path, calendar(event("DTSTART:20150303T100000Z", "RRULE:FREQ=HOURLY", BOB)))
    assert time.perf_counter() - begun < 20
    times = [one.at for one in found if isinstance(one, Interaction)]
    assert len(times) == 1_000
    assert max(times) > NOW + timedelta(days=365)
    assert isinstance(found[-1], Problem)


def test_a_broken_event_loses_only_itself(tmp_path: Path) -> None:
    text = calendar(
        event("DTSTART:2025-03-XX", BOB, uid="broken"),
        "BEGIN:VEVENT\r\nUID:open\r\nDTSTART:20250304T100000Z\r\n" + BOB,
        event(BOB, uid="timeless"),
        event("DTSTART:20250305T100000Z", "DTEND:soon", "no colon here", BOB, uid="dented"),
        "END:VALARM",
        event("DTSTART:20250306T100000Z", BOB, uid="whole"),
    )
    found = read(tmp_path, text)
    assert [one.key[5:9] for one in found if isinstance(one, Interaction)] == ["open", "dent", "whol"]
    problems = [one for one in found if isinstance(one, Problem)]
    assert len(problems) == 5
    assert all(one.origin.line for one in problems)


@pytest.mark.parametrize("cut", [40, 90, 150, 200])
def test_a_file_that_breaks_off_is_read_up_to_there(tmp_path: Path, cut: int) -> None:
    text = calendar(event("DTSTART:20250305T100000Z", BOB), event("DTSTART:20250306T100000Z", BOB, uid="two"))
    assert all(isinstance(one, Interaction | Problem) for one in read(tmp_path, text[:cut]))


def test_times_are_read_in_the_zone_they_name(tmp_path: Path) -> None:
    own = "\r\n".join(
        ["BEGIN:VTIMEZONE", "TZID:Our own", "BEGIN:STANDARD", "DTSTART:19700101T000000", "TZOFFSETFROM:+0300",
         "TZOFFSETTO:+0300", "END:STANDARD", "END:VTIMEZONE"]
    )  # fmt: skip
    for zone, hour in [
        (";TZID=America/New_York", 14),
        (";TZID=Eastern Standard Time", 14),
        (';TZID="(UTC-05:00) Eastern Time (US & Canada)"', 14),
        (";TZID=/vendor.example/2007/Europe/Berlin", 8),
        (";TZID=Our own", 7),
        ("", 1),  # floating: the calendar's own zone
    ]:
        text = calendar(own, event(f"DTSTART{zone}:20250701T100000", BOB), head="X-WR-TIMEZONE:Asia/Tokyo")
        (met,) = read(tmp_path, text)
        assert isinstance(met, Interaction)
        assert met.at.hour == hour, zone
    met, problem = read(tmp_path, calendar(event("DTSTART;TZID=Nowhere:20250701T100000", BOB)))
    assert isinstance(met, Interaction)
    assert isinstance(problem, Problem)
    assert "Nowhere" in problem.reason
    assert zone_name("(UTC+02:00) Somewhere") == "Etc/GMT-2"


@pytest.mark.parametrize(
    "line",
    ["DTSTART:20250701T100000Z", "DTSTART;TZID=America/New_York:20250701T100000", "DTSTART;VALUE=DATE:20250701",
     "DTSTART;TZID=Eastern Standard Time:20251102T013000", "DTSTART:20250701T100000"],
)  # fmt: skip
def test_plain_times_are_read_as_the_library_reads_them(line: str) -> None:
    found = parse(1, line)
    assert found is not None
    text = calendar(event(line.replace("Eastern Standard Time", "America/New_York")))
    expected = icalendar.Calendar.from_ical(text).walk("VEVENT")[0].decoded("DTSTART")
    assert plain_moment(found) == expected
    assert plain_moment(Property(1, "DTSTART", "20250732T100000")) is None


def test_several_calendars_tasks_and_old_versions_are_read(tmp_path: Path) -> None:
    old = "\n".join(
        ["BEGIN:VCALENDAR", "VERSION:1.0", "BEGIN:VEVENT", "DTSTART:20250303T100000Z",
         "SUMMARY;ENCODING=QUOTED-PRINTABLE:Gr=", "=C3=BC=C3=9Fe",
         "ATTENDEE;ROLE=ORGANIZER:Ada Sample <ada@sample.example>",
         "ATTENDEE;STATUS=DECLINED:bob@sample.example", "END:VEVENT", "END:VCALENDAR", ""]
    )  # fmt: skip
    task = calendar("BEGIN:VTODO\r\nUID:t\r\nATTENDEE:mailto:bob@sample.example\r\nDUE:20250303\r\nEND:VTODO")
    (met,) = read(tmp_path, task + old)
    assert isinstance(met, Interaction)
    assert met.subject == "Grüße"
    assert [(one.contact.name, one.role) for one in met.participants] == [
        ("Ada Sample", Role.ORGANISER),
        ("", Role.DECLINED),
    ]


def test_a_large_calendar_streams(tmp_path: Path) -> None:
    path = tmp_path / "large.ics"
    path.write_text(calendar(*(event("DTSTART:20250303T100000Z", BOB, uid=f"u{number}") for number in range(2_000))))
    reader = ICAL.read(path, Options(now=NOW.timestamp()))
    begun = time.perf_counter()
    next(reader)
    first = time.perf_counter() - begun
    assert sum(1 for _ in reader) == 1_999
    assert first < (time.perf_counter() - begun) / 3


def test_only_calendars_are_recognised() -> None:
    text = calendar(event("DTSTART:20250303T100000Z")).encode()
    assert ICAL.recognises(Probe("x.txt", text)) == 1.0
    assert ICAL.recognises(Probe("x.txt", text.decode().encode("utf-16"))) == 1.0
    assert ICAL.recognises(Probe("x.txt", event("DTSTART:20250303T100000Z").encode())) == 1.0  # without a calendar
    assert ICAL.recognises(Probe("x.ics", b"BEGIN:VCARD\nFN:BEGIN\nEND:VCARD\n")) == 0.0
    assert ICAL.recognises(Probe("x.ics", b"subject,start\n")) == 0.0


@given(st.text(st.sampled_from('BEGINVT:;="\\,\r\n \t09TZ,MOäRULDAHS-/'), max_size=200))
@settings(max_examples=80)
def test_no_text_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, noise: str) -> None:
    for name in ("DTSTART:", "RRULE:", "ATTENDEE;", "EXDATE;TZID=", ""):
        broken = event("DTSTART:20250303T100000Z", name + noise, BOB, uid="x")
        found = read(
            tmp_path_factory.getbasetemp(), calendar(broken, event("DTSTART:20250304T100000Z", BOB, uid="y"))
        )
        assert any(isinstance(one, Interaction) for one in found)
