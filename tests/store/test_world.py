"""The world in columns: what was stored comes back as arrays, for one owner only."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
import pytest

from mentee.flows.own_words import put_inside
from mentee.network.between import RELATIONS
from mentee.network.events import CHANNELS, ROLES
from mentee.records.facts import Channel, Contact, Key, KeyKind, Position, Relation, RelationKind, Role
from mentee.records.keys import SELF
from mentee.records.seeker import Seeker
from mentee.store import models
from mentee.store.reads import world as columns
from mentee.store.writes.people import merge_people
from mentee.store.writes.seeker import rate_tie, save_seeker
from tests.store.invented import (
    NOW,
    bring,
    contact,
    gathering,
    mail,
    mail_key,
    meeting,
    new_owner,
    person,
    post,
    row_of,
)
from tests.store.test_imports import ADA, BEN, ME

pytestmark = pytest.mark.django_db


def test_codes_on_disk_never_change() -> None:
    assert [channel.value for channel in CHANNELS[:6]] == [
        "mail",
        "meeting",
        "call",
        "message",
        "social",
        "in_person",
    ]
    assert [role.value for role in ROLES[:7]] == [
        "sender",
        "to",
        "cc",
        "organiser",
        "attendee",
        "declined",
        "speaker",
    ]


def test_events_come_back_in_order_of_time() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("2", ADA, ME, BEN, day=9, thread="1"), meeting("m", ADA, ME, day=4), mail("1", ME, ADA)])
    people = columns.world(owner)
    found = columns.history(owner, people).events
    assert len(found) == 3
    assert [CHANNELS[code] for code in found.channel] == [Channel.MAIL, Channel.MAIL, Channel.MEETING]
    assert found.at[0] == datetime(2025, 3, 2, tzinfo=UTC).timestamp()
    seats = [
        {(people.names[found.person[k]], ROLES[found.role[k]]) for k in range(*found.offsets[n : n + 2])}
        for n in range(3)
    ]
    assert seats[0] == {("", Role.SENDER), ("Ada Oak", Role.TO)}
    assert seats[1] == {("Ada Oak", Role.SENDER), ("", Role.TO), ("Ben Birch", Role.TO)}
    assert found.thread[0] == found.thread[1] >= 0
    assert found.thread[2] == -1
    assert np.isnan(found.minutes[0])
    assert found.minutes[2] == 30


def test_nothing_at_all_is_a_world_of_one() -> None:
    owner = new_owner()
    people = columns.world(owner)
    assert (len(people), people.seeker) == (1, 0)
    assert len(columns.history(owner, people).events) == 0
    assert len(columns.positions(owner, people).titles) == 0
    assert len(columns.stated(owner, people).a) == 0
    assert columns.coming(owner, people, now=0.0).titles == []


def test_joined_identities_are_one_index() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", ADA, BEN)])
    ada, ben = row_of(owner, "ada@acme.example").pk, row_of(owner, "ben@birch.example").pk
    merge_people(owner, ada, ben, reason="", now=NOW)
    people = columns.world(owner)
    assert len(people) == 2
    assert people.index(ada) == people.index(ben)
    with pytest.raises(LookupError):
        people.index(10**9)


def test_inside_follows_positions_addresses_and_the_users_word() -> None:
    owner = new_owner()
    bring(
        owner,
        "a",
        [
            person("Ada Oak", mail_key("ada@home.example"), at="Acme, Inc."),
            person("Ben Birch", mail_key("ben@acme.example")),
            person("Cal Cedar", mail_key("cal@home.example"), at="Elsewhere"),
            person("Dot Date", mail_key("dot@gmail.com")),
            person("Eva Elm", mail_key("eva@mail.acme.example")),
        ],
    )
    me = Seeker(name="Mia", organisations=("ACME",), addresses=("mia@acme.example", "mia@gmail.com"))
    save_seeker(owner, me, now=NOW)
    put_inside(owner, [row_of(owner, "cal@home.example").pk], True, now=NOW)
    people = columns.world(owner)
    inside = {people.names[i] for i in np.flatnonzero(people.inside)} - {"Mia"}
    assert inside == {"Ada Oak", "Ben Birch", "Cal Cedar", "Eva Elm"}
    put_inside(owner, [row_of(owner, "ada@home.example").pk], False, now=NOW)
    people = columns.world(owner)
    assert not people.inside[people.names.index("Ada Oak")]


def test_a_newer_file_ends_the_position_it_does_not_name() -> None:
    owner = new_owner()
    ada = mail_key("ada@home.example")
    bring(owner, "old", [person("Ada Oak", ada, at="Acme", title="Engineer")], format="LinkedIn")
    bring(owner, "new", [person("Ada Oak", ada, at="Birch", title="Director")], format="LinkedIn")
    bring(owner, "card", [person("Ada Oak", ada, at="Cedar Club", title="Chair")], format="vCard")
    people = columns.world(owner)
    work = columns.positions(owner, people)
    current = {
        work.organisations[work.employment.organisation[k]] for k in range(len(work.titles)) if work.current[k]
    }
    assert current == {"Birch", "Cedar Club"}
    assert sorted(work.organisations) == ["Acme", "Birch", "Cedar Club"]


@pytest.mark.parametrize("order", [("old", "new"), ("new", "old")], ids=["old file first", "new file first"])
def test_work_begun_later_ends_what_an_older_file_calls_current(order: tuple[str, str]) -> None:
    owner = new_owner()
    page = Key(KeyKind.URL, "linkedin.com/in/ada-oak")
    work = {"old": Position("Acme", started=date(2008, 1, 1)), "new": Position("Birch", started=date(2025, 1, 1))}
    for file in order:
        bring(owner, file, [replace(person("Ada Oak", page), positions=(work[file],))], format=file)
    save_seeker(owner, Seeker(name="Mia", organisations=("Acme",)), now=NOW)
    people = columns.world(owner)
    assert not people.inside[people.names.index("Ada Oak")]


def test_a_place_that_a_later_file_knows_as_left_is_left() -> None:
    owner = new_owner()
    page = Key(KeyKind.URL, "linkedin.com/in/ada-oak")
    left = Position("Acme", "Cook", started=date(2008, 1, 1), finished=date(2011, 1, 1), current=False)
    bring(owner, "old", [person("Ada Oak", page, at="Acme", title="Chef")], format="old")
    bring(owner, "new", [replace(person("Ada Oak", page), positions=(left, Position("Birch")))], format="new")
    save_seeker(owner, Seeker(name="Mia", organisations=("Acme",)), now=NOW)
    people = columns.world(owner)
    assert not people.inside[people.names.index("Ada Oak")]


def test_two_works_that_one_file_knows_both_hold() -> None:
    owner = new_owner()
    two = (Position("Acme", started=date(2008, 1, 1)), Position("Birch", started=date(2025, 1, 1)))
    bring(owner, "a", [replace(person("Ada Oak", mail_key("ada@home.example")), positions=two)])
    save_seeker(owner, Seeker(name="Mia", organisations=("Acme",)), now=NOW)
    people = columns.world(owner)
    assert people.inside[people.names.index("Ada Oak")]


def test_the_same_position_from_two_files_is_one() -> None:
    owner = new_owner()
    ada = mail_key("ada@home.example")
    bring(owner, "a", [person("Ada Oak", ada, at="Acme Inc.", title="Engineer")])
    left = Position("ACME", "Engineer", started=date(2020, 1, 1), finished=date(2024, 1, 1), current=False)
    said = person("Ada Oak", ada)
    bring(owner, "b", [type(said)(said.origin, said.names, said.keys, positions=(left,))])
    work = columns.positions(owner, columns.world(owner))
    assert work.titles == ["Engineer"]
    assert not work.current[0]
    assert work.employment.start[0] == (date(2020, 1, 1) - date(1970, 1, 1)).days
    assert work.employment.end[0] == (date(2024, 1, 1) - date(1970, 1, 1)).days


def test_words_relations_and_chances() -> None:
    owner = new_owner()
    knows = Relation(RelationKind.KNOWS, BEN)
    bring(owner, "a", [person("Ada Oak", mail_key("ada@acme.example"), skills=("tea",), relations=(knows,))])
    bring(owner, "b", [gathering("g", ADA, ME, topic="On oaks"), post("p", BEN, "On birches")])
    people = columns.world(owner)
    ada, ben = (people.index(row_of(owner, one).pk) for one in ("ada@acme.example", "ben@birch.example"))
    talks, posts, skills = (read(owner, people) for read in (columns.talks, columns.posts, columns.skills))
    assert (set(talks.person.tolist()), set(talks.texts)) == ({ada, people.seeker}, {"On oaks"})
    assert (posts.person.tolist(), posts.texts) == ([ben], ["On birches"])
    assert (skills.person.tolist(), skills.texts) == ([ada], ["tea"])
    stated = columns.stated(owner, people)
    assert (stated.a[0], stated.b[0], RELATIONS[stated.kind[0]]) == (ada, ben, RelationKind.KNOWS)
    ahead = columns.coming(owner, people, now=NOW.timestamp())
    assert ahead.titles == ["fair"]
    assert set(ahead.person) == {ada, people.seeker}
    assert columns.coming(owner, people, now=NOW.timestamp() * 2).titles == []


def test_the_latest_rating_counts() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", ADA, ME)])
    ada = row_of(owner, "ada@acme.example").pk
    rate_tie(owner, ada, 0.2, at=NOW)
    rate_tie(owner, ada, 0.9, at=NOW.replace(year=2027))
    people = columns.world(owner)
    person_, strength, _ = columns.ratings(owner, people)
    assert (person_.tolist(), strength.tolist()) == ([people.index(ada)], [0.9])
    with pytest.raises(ValueError, match="0 to 1"):
        rate_tie(owner, ada, 1.5, at=NOW)


def test_own_addresses_can_change() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", contact("mia@old.example", "Mia Elm"), ADA), mail("2", ME, BEN)])
    save_seeker(owner, Seeker(name="Mia", addresses=("mia@old.example",)), now=NOW)
    people = columns.world(owner)
    assert np.count_nonzero(columns.history(owner, people).events.person == people.seeker) == 2
    save_seeker(owner, Seeker(name="Mia", addresses=("mia@new.example",)), now=NOW)
    people = columns.world(owner)
    assert np.count_nonzero(columns.history(owner, people).events.person == people.seeker) == 1
    assert row_of(owner, "mia@old.example").name == "Mia Elm"
    save_seeker(owner, Seeker(name="Mia", addresses=("mia@old.example", "mia@new.example")), now=NOW)
    people = columns.world(owner)
    assert np.count_nonzero(columns.history(owner, people).events.person == people.seeker) == 2
    with pytest.raises(ValueError, match="no address"):
        save_seeker(owner, Seeker(addresses=("no address",)), now=NOW)


def test_two_owners_with_the_same_data_see_only_their_own() -> None:
    owners = [new_owner(), new_owner()]
    for owner in owners:
        bring(owner, "a", [mail("1", ADA, Contact("", (SELF,))), person("Ben Birch", mail_key("ben@birch.example"))])
    for owner in owners:
        people = columns.world(owner)
        assert len(people) == 3
        assert len(columns.history(owner, people).events) == 1
        rows = set(models.Person.objects.filter(owner=owner).values_list("pk", flat=True))
        assert rows == set(people.members.tolist())
