"""Conference schedules: who speaks where and when on what, in every dialect."""

from __future__ import annotations

import json
import re
import time
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentee.records.facts import Fact, Gathering, Key, KeyKind, Person, Post, Problem, Role
from mentee.sources.contract import Options, Probe, SourceError
from mentee.sources.formats.schedule import SCHEDULE
from mentee.sources.formats.schedule.entries import span

GUID = "29aecfd7-2e44-4f49-ab86-29b5e0877325"
FRAB = f"""<?xml version="1.0" encoding="utf-8"?>
<schedule><conference><acronym>Sample24</acronym><title>Sample Conference</title><start>2024-05-04</start>
<end>2024-05-05</end><time_zone_name>Europe/Berlin</time_zone_name></conference>
<day date="2024-05-04" index="1"><room name="Hall 1">
<event id="7" guid="{GUID}"><start>10:00</start><duration>00:45</duration><room>Hall 1</room>
<title>How engines learn</title><subtitle>A tour</subtitle><abstract>All of it.</abstract>
<persons><person id="11">Ada Sample</person><person id="12">Bob Sample</person></persons></event>
<event id="8"><date>2024-05-05T00:30:00+02:00</date><start>00:30</start><duration>01:00</duration>
<title>Night talk</title><persons><person id="11">Ada Sample</person></persons></event>
<event id="9"><start>12:00</start><duration>01:00</duration><title>Lunch</title><persons/></event>
</room></day></schedule>"""
SPEAKER = {
    "id": "1d18ea23-d6dc-4600-bbae-2916afebb0d7",
    "firstName": "Ada",
    "lastName": "Sample",
    "fullName": "Ada Sample",
    "tagLine": "Engineer of engines",
    "bio": "Ada builds engines. " * 300,
    "links": [
        {"title": "LinkedIn", "url": "https://www.linkedin.com/in/ada-sample/", "linkType": "LinkedIn"},
        {"title": "Company", "url": "https://sample.example/about/us", "linkType": "Company_Website"},
    ],
}
SESSION = {
    "id": "501",
    "title": "How engines learn",
    "description": "All of it.",
    "startsAt": "2024-05-04T08:00:00Z",
    "endsAt": "2024-05-04T08:45:00Z",
    "isServiceSession": False,
    "roomId": 3,
}
BREAK = {"id": "502", "title": "Lunch", "startsAt": "2024-05-04T10:00:00Z", "isServiceSession": True, "speakers": []}


def read(folder: Path, content: str | bytes) -> list[Fact | Problem]:
    """Everything a schedule with this content gives."""
    path = folder / "schedule"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return list(SCHEDULE.read(path, Options()))


def only(found: list[Fact | Problem], kind: type[Any]) -> list[Any]:
    """The records of one kind."""
    return [one for one in found if isinstance(one, kind)]


def test_it_works(tmp_path: Path) -> None:
    found = read(tmp_path, FRAB)
    ada, bob = only(found, Person)
    assert (ada.names, bob.names) == (("Ada Sample",), ("Bob Sample",))
    assert ada.keys == (Key(KeyKind.UID, "schedule:sample24:11"),)
    assert ada.tags == ("Sample Conference",)
    whole, talk, night = only(found, Gathering)
    assert (whole.key, whole.title, len(whole.participants)) == ("schedule:sample24", "Sample Conference", 2)
    assert whole.participants[0].topic == "How engines learn; Night talk"
    assert whole.ends == datetime(2024, 5, 5, 22, tzinfo=UTC)  # the last day is part of it
    assert (talk.key, talk.title) == (f"schedule:sample24:{GUID}", "How engines learn")
    assert (talk.starts, talk.ends) == (datetime(2024, 5, 4, 8, tzinfo=UTC), datetime(2024, 5, 4, 8, 45, tzinfo=UTC))
    assert talk.place == "Hall 1, Sample Conference"
    assert {(one.role, one.topic) for one in talk.participants} == {(Role.SPEAKER, "How engines learn")}
    assert night.starts == datetime(2024, 5, 4, 22, 30, tzinfo=UTC)
    posts = only(found, Post)
    assert [(post.author.name, post.title) for post in posts] == [
        ("Ada Sample", "How engines learn"),
        ("Bob Sample", "How engines learn"),
        ("Ada Sample", "Night talk"),
    ]
    assert posts[0].summary == "A tour. All of it."
    assert len({post.key for post in posts}) == 3
    assert not only(found, Problem)


def views() -> dict[str, Any]:
    """The shapes in which Sessionize gives one and the same programme."""
    short = {"id": SPEAKER["id"], "name": "Ada Sample"}
    named = SESSION | {"speakers": [short], "room": "Hall 1"}
    rooms = [{"id": 3, "name": "Hall 1"}]
    grid_rooms = [{"id": 3, "name": "Hall 1", "sessions": [named, BREAK]}]
    slots = [{"slotStart": "08:00:00", "rooms": [{"id": 3, "name": "Hall 1", "session": named}]}]
    return {
        "all": {
            "sessions": [SESSION | {"speakers": [SPEAKER["id"]]}, BREAK],
            "speakers": [SPEAKER],
            "rooms": rooms,
        },
        "sessions": [{"groupId": None, "groupName": "All", "sessions": [named, BREAK]}],
        "grid": [{"date": "2024-05-04T00:00:00", "rooms": grid_rooms, "timeSlots": slots}],
    }


@pytest.mark.parametrize("view", ["all", "sessions", "grid"])
def test_every_view_of_sessionize_gives_the_same_talk(tmp_path: Path, view: str) -> None:
    content = json.dumps(views()[view])
    assert SCHEDULE.recognises(Probe("x", content.encode())) >= 0.8
    found = read(tmp_path, content)
    (ada,) = only(found, Person)
    assert ada.keys[0] == Key(KeyKind.UID, f"schedule:{SPEAKER['id']}")
    whole, talk = only(found, Gathering)
    assert whole.title == "Conference of 04 May 2024"
    assert (talk.title, talk.starts.hour, talk.place.partition(",")[0]) == ("How engines learn", 8, "Hall 1")
    assert [post.author.name for post in only(found, Post)] == ["Ada Sample"]


def test_a_list_of_speakers_gives_people_alone(tmp_path: Path) -> None:
    content = json.dumps([SPEAKER | {"sessions": [{"id": 501, "name": "How engines learn"}]}])
    assert SCHEDULE.recognises(Probe("x", content.encode())) >= 0.8
    (ada,) = read(tmp_path, content)
    assert isinstance(ada, Person)
    assert (ada.names, ada.headline) == (("Ada Sample",), "Engineer of engines")
    assert ada.keys[1:] == (Key(KeyKind.URL, "linkedin.com/in/ada-sample"),)
    assert 1_000 < len(ada.notes) <= 2_000


def test_pretalx_exports_are_read(tmp_path: Path) -> None:
    widget = {
        "talks": [
            {"code": "ABC", "title": {"en": "How engines learn"}, "speakers": ["XYZ"], "room": 5,
             "start": "2024-05-04T10:00:00+02:00", "end": "2024-05-04T10:45:00+02:00"},
            {"code": "BRK", "title": {"en": "Coffee"}, "speakers": [], "room": 5},
        ],
        "speakers": [{"code": "XYZ", "name": "Ada Sample"}],
        "rooms": [{"id": 5, "name": {"en": "Hall 1"}}],
        "timezone": "Europe/Berlin",
    }  # fmt: skip
    found = read(tmp_path, json.dumps(widget))
    assert [one.names for one in only(found, Person)] == [("Ada Sample",)]
    assert [(one.title, one.starts.hour) for one in only(found, Gathering)][1:] == [("How engines learn", 8)]
    submission = {
        "code": "ABC",
        "title": "How engines learn",
        "submission_type": "talk",
        "speakers": [
            {"code": "XYZ", "name": "Ada Sample", "biography": "An engineer.", "email": "ada@sample.example"}
        ],
        "duration": 30,
        "state": "confirmed",
        "slot": {"start": "2024-05-04T10:00:00+02:00", "end": None, "room": {"en": "Hall 1"}},
    }
    page = {"count": 2, "results": [submission, submission | {"code": "NO", "title": "Refused", "state": "rejected"}]}
    found = read(tmp_path, json.dumps(page))
    assert Key(KeyKind.EMAIL, "ada@sample.example") in only(found, Person)[0].keys
    talk = only(found, Gathering)[1]
    assert (talk.title, talk.ends - talk.starts) == ("How engines learn", timedelta(minutes=30))
    assert len(only(found, Post)) == 1


def test_times_without_a_zone_are_told(tmp_path: Path) -> None:
    content = json.dumps([{"sessions": [SESSION | {"startsAt": "2024-05-04T08:00:00", "speakers": [SPEAKER]}]}])
    found = read(tmp_path, content)
    assert only(found, Gathering)[1].starts.hour == 8
    assert "time zone" in only(found, Problem)[0].reason


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    broken = FRAB[: FRAB.index("<title>Night")]
    found = read(tmp_path, broken)
    assert len(only(found, Person)) == 2
    assert only(found, Problem)[0].origin.line == 9
    for wrong in ("<schedule><day", "{not json", "[" * 100_000, '{"schedule": 1'):
        with pytest.raises(SourceError, match="schedule"):
            read(tmp_path, wrong)
    for empty in ("{}", "[]", "[[1]]", "null", "<schedule/>", '{"schedule": {"conference": 3}}'):
        assert "no talk" in only(read(tmp_path, empty), Problem)[-1].reason


def test_entity_bombs_are_refused(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE s [<!ENTITY a "ha"><!ENTITY b "' + "&a;" * 100 + '">]>' + "<schedule><conference>&b;"
    assert SCHEDULE.recognises(Probe("x", bomb.encode())) == 1.0
    with pytest.raises(SourceError, match="entities"):
        read(tmp_path, bomb)
    with pytest.raises(SourceError, match="entities"):
        read(tmp_path, '<!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/hostname">]><schedule>&f;</schedule>')


def test_only_schedules_are_recognised() -> None:
    assert SCHEDULE.recognises(Probe("x", FRAB.encode())) == 1.0
    assert SCHEDULE.recognises(Probe("x", b'/* note */ {"schedule": {"conference": {}}}')) == 1.0
    for head in (b"", b"<html><schedule>", b'{"people": []}', b"name,email\n", b'[{"title": "x"}]', b"\x00\xff"):
        assert SCHEDULE.recognises(Probe("schedule.xml", head)) == 0.0


@pytest.mark.parametrize(
    ("said", "minutes"),
    [("00:45", 45), ("1:30", 90), ("1:00:00", 1440), (30, 30), ("5400", 90), ("", None), ("long", None), (0, None)],
)
def test_lengths_are_read(said: object, minutes: int | None) -> None:
    assert span(said) == (None if minutes is None else timedelta(minutes=minutes))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["2024-05-04", "10:00", "Ada"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["schedule", "conference", "days", "rooms", "title", "speakers", "persons", "name", "id", "start", "date",
             "duration", "room", "slot", "slots", "links", "url", "startsAt", "state", "questions", "timezone", "bio"]
        ),
        inner,
        max_size=6,
    ),
    max_leaves=25,
)  # fmt: skip


@given(JSON)
@example({"title": 1, "startsAt": None})
@settings(max_examples=150)
def test_no_shape_makes_it_fail(tmp_path_factory: pytest.TempPathFactory, shape: object) -> None:
    assert read(tmp_path_factory.getbasetemp(), json.dumps(shape))


@pytest.mark.parametrize(
    ("name", "talk", "speaker", "zoned"),
    [
        ("FelixU+31C3-Fahrplan/schedule.xml", rb"<event ", rb"<person ", True),
        ("EventFahrplan+EventFahrplan/network/src/androidTest/resources/schedule-38c3-20251206.xml", rb"<event ",
         rb"<person ", True),
        ("EuroPython+europython.xml/schedule.xml", rb"<speakers><speaker ", rb"<speaker ", False),
        ("voc+schedule/validator/json/examples/frab-camp2019.json", rb'"guid":', rb'"public_name":', True),
        ("voc+schedule/validator/json/examples/pretalx-democon.json", rb'"track":', rb'"public_name":', True),
        ("voc+schedule/validator/json/examples/pretalx-rc3.json", rb'"track":', rb'"public_name":', True),
        ("coding-club-linz+global-azure-bootcamp-2022/data/sessionize.json", rb'"isInformed"', rb'"bio"', False),
    ],
)  # fmt: skip
def test_real_programmes_give_every_talk(
    shared_data: Path, name: str, talk: bytes, speaker: bytes, zoned: bool
) -> None:
    path = shared_data / "schedules" / name
    content = path.read_bytes()
    begun = time.perf_counter()
    found = list(SCHEDULE.read(path, Options()))
    assert time.perf_counter() - begun < 5
    assert SCHEDULE.recognises(Probe(path.name, content[:65536])) >= 0.9
    posts, gatherings = only(found, Post), only(found, Gathering)
    if "sessionize" in name:
        assert len(only(found, Person)) == len(re.findall(speaker, content))
    else:
        assert len(posts) == len(re.findall(speaker, content))
    assert len(gatherings) <= len(re.findall(talk, content)) + 1
    assert len(gatherings) >= 0.8 * len(re.findall(talk, content))
    assert (not only(found, Problem)) is zoned


def test_every_file_of_the_folder_is_read_or_refused(shared_data: Path) -> None:
    for path in sorted((shared_data / "schedules").rglob("*")):
        if path.is_file():
            refused = path.name.endswith((".txt", ".license"))
            with pytest.raises(SourceError, match=path.name) if refused else nullcontext():
                assert list(SCHEDULE.read(path, Options()))
