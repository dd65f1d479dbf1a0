"""A line makes no meeting of what did not take place, is still to be done, or of somebody who was only mentioned."""

# ruff: noqa: E501 - one example a line reads as a table
from __future__ import annotations

import pytest

from mentee.journey.logline.describe import describe, said_doubt
from mentee.records.say import as_written
from tests.journey.test_logline import read, when, who


@pytest.mark.parametrize(
    ("line", "people", "notes"),
    [
        ("coffee with Ada yesterday, he promised to introduce me to Grace", "ada", "introduce me to Grace"),
        ("coffee with Ada yesterday and she offered to introduce me to Grace", "ada", "introduce me to Grace"),
        ("lunch with Ada who works with Grace yesterday", "ada", "who works with Grace"),
        ("met Ada, Linus told me about Grace", "ada", "Linus told me about Grace"),
        ("lunch with Ada, told me about Grace", "ada", "told me about Grace"),
        ("coffee with Ada yesterday, mentioned Linus", "ada", "mentioned Linus"),
        ("coffee with Ada and Grace, asked about Linus", "ada grace", "asked about Linus"),
        ("coffee with Ada for Linus", "ada", "for Linus"),
        ("coffee with Ada, she met Linus", "ada", "she met Linus"),
        ("coffee with Ada, need to call Linus", "ada", "need to call Linus"),
        ("coffee with Ada, did not see Linus", "ada", "did not see Linus"),
        ("met Ada, she thanked me", "ada", "she thanked me"),
        ("met Ada but not Grace yesterday", "ada", "not Grace"),
        ("coffee with Ada without Grace", "ada", "without Grace"),
        ("coffee with Ada, and Linus could not come", "ada", "Linus could not come"),
        ("coffee with Ada, Linus cancelled", "ada", "Linus cancelled"),
    ],
)
def test_who_is_only_mentioned_did_not_take_part(line: str, people: str, notes: str) -> None:
    entry = read(line)
    assert who(entry) == people.split()
    assert entry.unclear == ()
    assert notes in entry.notes
    assert not any(one.stops for one in entry.doubts)
    assert entry.at is not None
    assert not entry.declined


def test_a_promised_introduction_is_asked_about_next_time() -> None:
    entry = read("coffee with Ada, he promised to introduce me to Grace Hopper yesterday")
    assert entry.ask_next_time == ("introduce me to Grace Hopper",)
    assert when(entry).startswith("2026-11-22")


@pytest.mark.parametrize(
    "line",
    [
        *[
            "did not meet Ada yesterday",
            "didn't call Ada",
            "no answer from Ada",
            "could not reach Ada",
            "never met Ada",
        ],
        *["I haven't seen Ada yet", "Ada and I did not meet", "coffee with Ada did not happen", "tried to call Ada"],
        *["should have called Ada yesterday", "called Ada, could not reach her", "missed my call with Ada"],
    ],
)
def test_what_did_not_take_place_is_no_meeting(line: str) -> None:
    (stop,) = (one for one in read(line).doubts if one.stops)
    assert stop.of == "whether"
    assert "did not take place" in describe(read(line), say=as_written)[0]


def test_what_was_called_off_is_kept_as_such() -> None:
    assert read("Ada cancelled").declined


@pytest.mark.parametrize(
    "line",
    [
        *["Don't forget to call Ada", "need to call Ada", "I have to call Ada", "should write to Ada", "must thank Ada"],
        *["remember to call Ada", "to do: call Ada", "TODO call Ada", "need to call Ada yesterday", "need to call Ada today"],
    ],
)  # fmt: skip
def test_what_is_meant_to_be_done_lies_ahead(line: str) -> None:
    entry = read(line)
    assert entry.planned
    assert entry.at is None
    assert "lies ahead" in describe(entry, say=as_written)[0]


def test_what_is_meant_for_a_day_is_planned() -> None:
    entry = read("need to call Ada on Tuesday")
    assert (entry.planned, when(entry)[:10], entry.doubts) == (True, "2026-11-24", ())


@pytest.mark.parametrize(
    "day", ["on 31 February", "31.2.", "31.2.2026", "in 1850", "on 2026-13-40", "on 45/45", "Feb 30"]
)
def test_a_day_that_cannot_be_is_never_today(day: str) -> None:
    entry = read(f"met Ada {day}")
    assert entry.at is None
    assert [(one.of, one.stops) for one in entry.doubts] == [("when", True)]


def test_a_far_day_is_asked_about() -> None:
    entry = read("coffee with Ada on 3 May 2012")
    assert when(entry).startswith("2012-05-03")
    assert [(one.of, one.stops) for one in entry.doubts] == [("when", False)]


@pytest.mark.parametrize(
    ("line", "second"), [("met Ada 12/11", "2025-12-11"), ("coffee with Ada 12/11", "2026-12-11"), ("met Ada 12/11/2024", "2024-12-11"), ("met Ada on Friday 12/11/2026", "2026-12-11")]
)  # fmt: skip
def test_a_date_of_two_days_says_both(line: str, second: str) -> None:
    first_line = describe(read(line), say=as_written)[0]
    for part in ("12 November", "11 December", second):
        assert part in first_line
    assert read(line).at is None


# The line; who; the day and the time; minutes. NOW is Monday, 23 November 2026, 17:00.
AS_PEOPLE_WRITE = [
    ("lunch w/ linus", "linus", "2026-11-23 17:00", None),
    ("zoom w/ bob + linus, 3pm-3:45pm yesterday", "bob linus", "2026-11-22 15:00", 45),
    ("coffee with Ada yday", "ada", "2026-11-22 12:00", None),
    ("skyped Linus y'day", "linus", "2026-11-22 12:00", None),
    ("Kaffee mit Ada gestern", "ada", "2026-11-22 12:00", None),
    ("call with Ada tmrw at 10", "ada", "2026-11-24 10:00", None),
    ("call from Ada this afternoon", "ada", "2026-11-23 15:00", None),
    ("Linus called, we spoke for an hour and a quarter", "linus", "2026-11-23 17:00", 75),
    ("coffee with Ada at half past nine", "ada", "2026-11-23 09:30", None),
    ("coffee with Ada at quarter to ten", "ada", "2026-11-23 09:45", None),
    ("lunch w/ Ada on 1 dec @ 12.30", "ada", "2026-12-01 12:30", None),
    ("coffee with Ada a fortnight ago", "ada", "2026-11-09 12:00", None),
    ("coffee with Ada two Fridays ago", "ada", "2026-11-13 12:00", None),
    ("Ada replied, can't do Friday, maybe in January", "ada", "2026-11-23 17:00", None),
]


@pytest.mark.parametrize(("line", "people", "at", "minutes"), AS_PEOPLE_WRITE)
def test_lines_are_read_as_people_write_them(line: str, people: str, at: str, minutes: int | None) -> None:
    entry = read(line)
    assert (who(entry), when(entry), entry.minutes) == (people.split(), at, minutes)
    assert not any(one.stops for one in entry.doubts)


@pytest.mark.parametrize(
    ("line", "doubt", "stops"),
    [
        ("coffee with Ada the other day", "“the other day” is no certain day", True),
        ("coffee with Ada several moons ago", "“several moons ago” is no certain day", True),
        ("coffee with Ada last May", "“last May” is no certain day", True),
        ("coffee with Ada postponed", "did not take place", True),
        ("coffee with Ada yesterday, coffee with Linus today", "“today” is a second day", False),
        ("coffee with Ada last Sunday", "The day is taken as 2026-11-22", False),
        ("coffee with Ada next Thursday", "The day is taken as 2026-11-26", False),
        ("Linus sent me a link", "Nothing says that you met or wrote", True),
        ("Ada accepted", "Nothing says that you met or wrote", True),
    ],
)
def test_what_may_be_meant_otherwise_is_doubted(line: str, doubt: str, stops: bool) -> None:
    entry = read(line)
    found = [(said_doubt(one), one.stops) for one in entry.doubts]
    assert any(text.startswith(doubt) or doubt in text for text, _ in found), found
    assert any(one for _, one in found) is stops


def test_what_was_put_off_to_a_day_is_planned() -> None:
    entry = read("coffee with Ada rescheduled to 3 December")
    assert (entry.planned, when(entry)[:10]) == (True, "2026-12-03")
    assert not any(one.stops for one in entry.doubts)


def test_a_voicemail_is_an_attempt_and_a_reminder_is_written() -> None:
    assert (read("left Linus a voicemail").channel, read("left Linus a voicemail").direction) == ("call", "sent")
    assert (read("followed up with Linus").channel, read("followed up with Linus").direction) == ("mail", "sent")
