"""One line of plain words is understood, doubts are said and not guessed, and no word is lost."""

# ruff: noqa: E501 - one example a line reads as a table
from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentee.journey.logline.clauses import ClauseKind
from mentee.journey.logline.describe import describe
from mentee.journey.logline.entry import LogEntry
from mentee.journey.logline.names import NameBook, atoms, name_words, named_in
from mentee.journey.logline.read import read_log
from mentee.journey.logline.taking import LONGEST
from mentee.records.facts import Channel
from mentee.records.journey import Direction, FeedbackKind, Gave, Received
from mentee.records.say import as_written

NOW = datetime(2026, 11, 23, 17, tzinfo=UTC)  # a Monday
PEOPLE = (
    ("ada", ("Ada Lovelace", "ada@example.org")),
    ("byron", ("Ada Byron",)),
    ("grace", ("Grace Hopper",)),
    ("linus", ("Linus Example",)),
    ("zoe", ("Zoë Müller-Łukasz",)),
    ("bob", ('Robert "Bob" Sample',)),
    ("sean", ("Dr. Seán O'Brien",)),
    ("jean", ("Jean-Luc Petit",)),
    ("wang", ("王小明",)),
    ("mark", ("Mark Will",)),
    ("tess1", ("Tess Alpha",)),
    ("tess2", ("Tess Beta",)),
)
BOOK = NameBook(PEOPLE, near={"ada"}, nicknames={"gracie": ("grace",)})


def read(text: str) -> LogEntry:
    return read_log(text, names=BOOK, now=NOW, zone=UTC)


def who(entry: LogEntry) -> list[str]:
    return [known.reference for known in entry.people]


def when(entry: LogEntry) -> str:
    return f"{entry.at:%Y-%m-%d %H:%M}" if entry.at else ""


# The line; who; channel; direction; day (and time where it was said); minutes; notes.
LINES = [
    ("coffee with Ada and Grace Hopper yesterday 45 min, talked about budgets", "ada grace", "in_person", "both", "2026-11-22", 45, "budgets"),
    ("lunch with Ada, Grace and Linus last Tuesday, 1h30", "ada grace linus", "in_person", "both", "2026-11-17", 90, ""),
    ("Lunch with Ada Lovelace,Grace Hopper and Linus Example,yesterday,45min", "ada grace linus", "in_person", "both", "2026-11-22", 45, ""),
    ("called Grace about the budget for 20 minutes", "grace", "call", "both", "2026-11-23", 20, "the budget"),
    ("Zoom call with zoe muller-lukasz this morning at 9:30, half an hour", "zoe", "call", "both", "2026-11-23 09:30", 30, ""),
    ("wrote Ada", "ada", "mail", "sent", "2026-11-23", None, ""),
    ("Ada wrote back", "ada", "mail", "received", "2026-11-23", None, ""),
    ("got a reply from Grace on 3 May", "grace", "mail", "received", "2026-05-03", None, ""),
    ("received an email from Linus yesterday about the plan", "linus", "mail", "received", "2026-11-22", None, "the plan"),
    ("emailed Jean-Luc Petit and Bob about the draft", "jean bob", "mail", "sent", "2026-11-23", None, "the draft"),
    ("exchanged mails with Linus 3 days ago", "linus", "mail", "both", "2026-11-20", None, ""),
    ("texted bob 3 days ago", "bob", "message", "sent", "2026-11-20", None, ""),
    ("messaged Linus on LinkedIn yesterday", "linus", "message", "sent", "2026-11-22", None, ""),
    ("heard from Ada Lovelace this morning", "ada", "mail", "received", "2026-11-23", None, ""),
    ("met Ada Byron on 2026-11-02 at 14:30 for an hour and a half", "byron", "meeting", "both", "2026-11-02 14:30", 90, ""),
    ("walk with grace on Sunday", "grace", "in_person", "both", "2026-11-22", None, ""),
    ("1:1 with Linus from 14:00 to 15:30 on Friday", "linus", "meeting", "both", "2026-11-20 14:00", 90, ""),
    ("dinner with Ada yesterday evening at 8", "ada", "in_person", "both", "2026-11-22 20:00", None, ""),
    ("breakfast with Ada the day before yesterday from 8 to 9:30", "ada", "in_person", "both", "2026-11-21 08:00", 90, ""),
    ("Grace called yesterday evening, 20 min, about her new team", "grace", "call", "both", "2026-11-22", 20, "her new team"),
    ("virtual coffee with Grace", "grace", "call", "both", "2026-11-23", None, ""),
    ("talked to Ada on the phone on Friday", "ada", "call", "both", "2026-11-20", None, ""),
    ("meeting with Ada Lovelace (45 min) yesterday", "ada", "meeting", "both", "2026-11-22", 45, ""),
    ("lunch w/ Ada & Grace", "ada grace", "in_person", "both", "2026-11-23", None, ""),
    ("Ada Lovelace - coffee - 30 min", "ada", "in_person", "both", "2026-11-23", 30, ""),
    ("2026-11-02 coffee Ada 45min", "ada", "in_person", "both", "2026-11-02", 45, ""),
    ("emailed ada@example.org", "ada", "mail", "sent", "2026-11-23", None, ""),
    ("coffee with gracie", "grace", "in_person", "both", "2026-11-23", None, ""),
    ("coffee with 王小明", "wang", "in_person", "both", "2026-11-23", None, ""),
    ("Mark Will called me today", "mark", "call", "both", "2026-11-23", None, ""),
    ("met Seán O’Brien on Nov 14th, 2026, for two and a half hours", "sean", "meeting", "both", "2026-11-14", 150, ""),
    ("Ada and Grace and I walked for 2 hours on Wednesday, 18 November", "ada grace", "in_person", "both", "2026-11-18", 120, ""),
    ("call with Grace, no answer", "grace", "call", "sent", "2026-11-23", None, "no answer"),
    ("talked with Ada, Grace and Linus about what happened yesterday", "ada grace linus", "meeting", "both", "2026-11-22", None, "what happened"),
    ("Ada sent me an email yesterday", "ada", "mail", "received", "2026-11-22", None, ""),
    ("sent Ada an email about looms", "ada", "mail", "sent", "2026-11-23", None, "looms"),
    ("Linus sent a message on Saturday", "linus", "message", "received", "2026-11-21", None, ""),
    ("drinks with Bob Sample on Saturday night, 2h, talked about startups", "bob", "in_person", "both", "2026-11-21", 120, "startups"),
    ("Hopper, Grace: coffee", "grace", "in_person", "both", "2026-11-23", None, ""),
]  # fmt: skip


@pytest.mark.parametrize(("text", "people", "channel", "direction", "day", "minutes", "notes"), LINES)
def test_lines_are_understood(
    text: str, people: str, channel: str, direction: str, day: str, minutes: int | None, notes: str
) -> None:
    entry = read(text)
    assert who(entry) == people.split()
    assert entry.unclear == ()
    assert entry.channel == Channel(channel)
    assert entry.direction == Direction(direction)
    assert when(entry).startswith(day)
    assert entry.time_said is (" " in day)
    assert entry.minutes == minutes
    assert entry.notes == notes
    assert not entry.planned
    assert entry.others == len(people.split()) - 1


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("coffee with Ada next Friday at 10", "2026-11-27 10:00"),
        ("will meet Grace on Thursday", "2026-11-26 12:00"),
        ("call ada tomorrow at 15:00", "2026-11-24 15:00"),
        ("scheduled a call with Linus next Tuesday 14:00-14:30", "2026-11-24 14:00"),
        ("lunch with Ada in 3 days", "2026-11-26 12:00"),
        ("meeting with Ada on 10 December", "2026-12-10 12:00"),
        ("going to meet Ada", ""),
    ],
)
def test_what_lies_ahead_is_planned(text: str, at: str) -> None:
    entry = read(text)
    assert entry.planned
    assert when(entry) == at


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("coffee with Ada, ask next time about hiring", ("hiring",)),
        ("coffee with Ada talked about budgets ask next time how she chose and about pay", ("how she chose", "pay")),
        ("met Ada. Ask next time: salary, title", ("salary", "title")),
        ("met Ada; next time, ask her about pay", ("pay",)),
        ("ask Ada about hiring next time", ("hiring",)),
        ("met Ada. For next time: how he chose Testville; who helped", ("how he chose Testville", "who helped")),
    ],
)
def test_questions_for_next_time_are_kept_one_by_one(text: str, asks: tuple[str, ...]) -> None:
    entry = read(text)
    assert entry.ask_next_time == asks
    assert who(entry) == ["ada"]


@pytest.mark.parametrize(
    ("text", "kind", "note", "person"),
    [
        ("met Ada, she gave me advice on salary talks", Received.SUGGESTION, "salary talks", ""),
        ("Ada suggested to read the Sample Book", Received.SUGGESTION, "read the Sample Book", "ada"),
        ("met Ada. She said I should talk to Linus", Received.SUGGESTION, "talk to Linus", ""),
        ("met Ada. Learned that teams grow", Received.INSIGHT, "that teams grow", ""),
        ("Linus introduced me to Grace", Received.CONNECTION, "Grace", "linus"),
        ("met Ada, she listened", Received.LISTENING, "", ""),
        ("met Ada, she encouraged me to apply", Received.SUPPORT, "to apply", ""),
        ("met Ada. I introduced her to Linus", Gave.INTRODUCTION, "Linus", ""),
        ("introduced Ada to Linus", Gave.INTRODUCTION, "Linus", "ada"),
        ("I sent Grace the paper on budgets", Gave.KNOWLEDGE, "the paper on budgets", "grace"),
        ("Thanked Ada for the book", Gave.THANKS, "the book", "ada"),
        ("I helped Ada with her slides", Gave.HELP, "her slides", "ada"),
    ],
)
def test_what_was_given_and_received(text: str, kind: Received | Gave, note: str, person: str) -> None:
    (hint,) = read(text).ledger
    assert (hint.kind, hint.note, hint.who) == (kind, note, person)


def test_feedback_needs_and_promises() -> None:
    entry = read(
        "lunch with Ada. She told me I interrupt people. She is looking for a data engineer. I promised to send a paper"
    )
    assert [hint.words for hint in entry.feedback] == ["I interrupt people"]
    assert entry.feedback[0].kind is None
    assert [need.text for need in entry.needs] == ["a data engineer"]
    assert entry.promises == ("send a paper",)
    assert read("met Ada, she praised me for my slides").feedback[0].kind is FeedbackKind.PRAISE
    assert read("Coffee with Ada. Grace is hiring a data engineer").needs[0].who == "grace"
    assert who(read("Ada told me I talk too fast")) == ["ada"]


def test_who_is_not_clear_is_said_and_not_guessed() -> None:
    entry = read("coffee with Tess, Nobody Known and Ada Unknown")
    assert entry.people == ()
    assert {one.text: len(one.candidates) for one in entry.unclear} == {
        "Tess": 2,
        "Nobody Known": 0,
        "Ada Unknown": 1,
    }
    assert who(read("coffee with Tess Beta")) == ["tess2"]
    assert who(read("coffee with Tess B yesterday")) == ["tess2"]


def test_a_part_of_a_name_prefers_whom_the_seeker_pursues() -> None:
    assert who(read("coffee with Ada")) == ["ada"]
    several = NameBook(PEOPLE)
    entry = read_log("coffee with Ada", names=several, now=NOW, zone=UTC)
    assert entry.people == ()
    assert len(entry.unclear[0].candidates) == 2


def test_names_in_what_was_talked_about_are_no_participants() -> None:
    assert who(read("coffee with Ada, talked about Linus and Grace")) == ["ada"]
    assert who(read("coffee with Grace's friend yesterday")) == []
    assert read("coffee with Ada at the Sample Café").unclear == ()


def test_a_date_that_is_two_days_is_doubted() -> None:
    entry = read("met Ada on 3/5/2026")
    assert entry.doubts
    assert "3/5/2026" in entry.notes
    assert when(read("met Ada on 13/5/2026")).startswith("2026-05-13")


def test_another_way_of_meeting_is_kept_and_doubted() -> None:
    entry = read("wrote Ada and had lunch with Grace")
    assert "lunch" in entry.notes
    assert entry.doubts
    assert read("Grace cancelled our meeting").declined


def test_days_are_those_of_the_zone() -> None:
    late = datetime(2026, 11, 23, 23, 30, tzinfo=UTC)
    entry = read_log("coffee with Ada today", names=BOOK, now=late, zone=ZoneInfo("Pacific/Auckland"))
    assert when(entry).startswith("2026-11-24")


def test_it_is_said_in_words() -> None:
    text = "coffee with Ada and Tess yesterday at 14:30, 45 min, talked about budgets, ask next time about hiring"
    assert describe(read(text), say=as_written) == (
        "“Tess” may be: Tess Alpha, Tess Beta. Say which.",
        "With: Ada Lovelace",
        "When: Sunday 22 November 2026, 14:30",
        "How: in person, 45 minutes",
        "Notes: budgets",
        "Ask next time: hiring",
    )


def test_the_words_of_a_line_find_its_people_beforehand() -> None:
    assert {"ada", "muller", "lukasz"} <= name_words("met Ada and Müller-Łukasz")


@pytest.mark.parametrize("line", [line[0] for line in LINES] + ["coffee with Zoe Mueller", "met OBrien and O'Brien"])
def test_the_people_a_line_may_name_are_enough_to_read_it(line: str) -> None:
    nicknames = {"gracie": ("grace",)}
    few = list(named_in(line, PEOPLE, nicknames=nicknames))
    book = NameBook(few, near={"ada"}, nicknames=nicknames)
    assert read_log(line, names=book, now=NOW, zone=UTC) == read(line)
    assert len(few) < len(PEOPLE)


def kept(entry: LogEntry) -> str:
    texts = [entry.notes, *entry.ask_next_time, *entry.promises]
    texts += [hint.note for hint in entry.ledger] + [hint.words for hint in entry.feedback]
    return " ".join((*texts, *(need.text for need in entry.needs)))


def assert_nothing_lost(entry: LogEntry) -> None:
    """Every word lies in a piece; the words of a clause's content are found in what was kept of it."""
    told = {atom.plain for atom in atoms(kept(entry))}
    for word in atoms(entry.text):
        pieces = [piece for piece in entry.pieces if piece.start <= word.start and word.end <= piece.end]
        assert pieces, f"lost: {word.text!r} in {entry.text!r}"
        if all(piece.meaning == ClauseKind.NOTES for piece in pieces) and word.plain not in OPENINGS:
            assert word.plain in told, f"lost: {word.text!r} in {entry.text!r}"


OPENINGS = {
    *[
        "about",
        "re",
        "regarding",
        "concerning",
        "on",
        "over",
        "talked",
        "spoke",
        "chatted",
        "through",
        "we",
        "i",
        "discussed",
        "discussing",
        "notes",
        "note",
    ],
    *["topic", "topics", "went", "have", "talking", "spoken"],
}
BITS = st.sampled_from((
    *["Ada", "Grace", "Linus", "Tess", "Nobody", "with", "and", "met", "coffee", "call", "wrote", "yesterday", "at", "for", "about", "the", "a", ",", ".", ";", "-", "(", ")", ":", "'", '"', "\n"],
    "45 min", "1h30", "14:30", "at 25:99", "on 31 June", "3/5/2026", "99999999 days ago", "next Friday", "last week",
    "ask next time", "she told me I", "I promised to", "talked about", "is looking for", "I introduced her to", "thanked",
    "budgets", "王小明", "Zoë", "\u202e", "😀", "0000-00-00", "9999-12-31", "31.12.9999", "in 9999 months", "feedback:",
    "Grace's", "will", "no answer", "cancelled", "next time, ask", "learned", "from 9 to 5", "²", "½ hour", "٣ hours",
))  # fmt: skip


@given(st.one_of(st.text(max_size=120), st.lists(BITS, max_size=14).map(" ".join)))
@settings(max_examples=400, deadline=None)
def test_no_text_raises_and_no_word_is_lost(text: str) -> None:
    entry = read(text)
    assert entry == read(text)
    assert_nothing_lost(entry)
    assert describe(entry, say=as_written) or not atoms(text)
    assert entry.minutes is None or 0 < entry.minutes <= 1440
    assert entry.at is None or entry.at.tzinfo is not None
    for named in entry.unclear:
        assert named.text in text


@pytest.mark.parametrize("line", [line[0] for line in LINES])
def test_no_word_of_the_examples_is_lost(line: str) -> None:
    assert_nothing_lost(read(line))


def test_a_long_text_is_bounded_and_kept() -> None:
    text = "coffee with Ada. " + "word " * 3000
    entry = read(text)
    assert who(entry) == ["ada"]
    assert len(re.findall("word", entry.notes)) == 3000
    assert len(text) > LONGEST


def test_days_round_trip_through_every_day_of_a_year() -> None:
    for back in range(0, 330, 7):
        day = NOW.date() - timedelta(days=back)
        for form in (f"{day:%Y-%m-%d}", f"on {day.day} {day:%B}", f"{day:%b} {day.day}", f"{back} days ago"):
            if form == "0 days ago":
                continue
            entry = read(f"met Ada {form}")
            assert entry.at is not None
            assert entry.at.date() == day, form


@pytest.mark.parametrize(
    ("text", "people", "unnamed"),
    [
        ("Workshop with Ada and 12 others yesterday", "ada", 12),
        ("lunch with Ada, Grace and about twenty other people on Monday", "ada grace", 20),
        ("met 12 others and Ada", "", 0),
        ("coffee with Ada and another colleague", "ada", 1),
        ("meeting with Ada and her team yesterday 45 min", "ada", 2),
        ("dinner with Ada and a dozen others", "ada", 12),
        ("dinner with Ada & 3 more, talked about 7 other people", "ada", 3),
        ("lunch with Ada and her colleagues Grace and Linus", "ada grace linus", 0),
        ("lunch with Ada, talked about her and 12 others", "ada", 0),
        ("coffee with Ada and Grace 45 min", "ada grace", 0),
    ],
)
def test_those_who_are_not_named_are_counted(text: str, people: str, unnamed: int) -> None:
    entry = read(text)
    if people:
        assert who(entry) == people.split()
        assert entry.others == len(people.split()) - 1 + unnamed
    assert entry.unnamed == unnamed
    if unnamed:
        assert f"and {unnamed} more" in "\n".join(describe(entry, say=as_written))


def test_a_gathering_with_one_name_asks_how_many_were_there() -> None:
    def asked(text: str) -> bool:
        return any("12 others" in one.text for one in read(text).doubts)

    assert asked("Workshop with Ada yesterday")
    assert not asked("Workshop with Ada and 8 others yesterday")
    assert not asked("coffee with Ada yesterday, talked about the workshop")
