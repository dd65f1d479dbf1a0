"""What is said of many people at once: one deed, one set, taken back exactly, kept by exports, seen by all lists."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentee.flows.errors import BadInputError
from mentee.flows.own_words import MOST_TAGS, put_inside, put_work, tag
from mentee.flows.steps.undo import undo
from mentee.records.seeker import Seeker
from mentee.store import exports, models
from mentee.store.models import User
from mentee.store.owners import facts_version
from mentee.store.reads import world as columns
from mentee.store.reads.own_words import own_tags, tags_among
from mentee.store.reads.page import person_page
from mentee.store.reads.people import all_people, count_people, people
from mentee.store.writes.people import merge_people
from mentee.store.writes.seeker import save_seeker
from tests.store.invented import NOW, bring, mail_key, new_owner, person, row_of

pytestmark = [pytest.mark.database, pytest.mark.django_db]
MANY = 2500  # more than one statement's parameters


def works(owner: User, address: str) -> list[tuple[str, str, bool, date | None]]:
    """Organisation, title, whether it is current, and start of each position as it is shown."""
    page = person_page(owner, row_of(owner, address).pk, now=0)
    return [(one.organisation, one.title, one.current, one.started) for one, _ in page.positions]


def inside(owner: User) -> set[str]:
    world = columns.world(owner)
    found = {world.names[i] for i in np.flatnonzero(world.inside)}
    assert {line.name for line in people(owner, inside=True)} == found - {"Mia"}  # lists and landscape agree
    return found - {"Mia"}


def crowd(owner: User, size: int = MANY) -> list[int]:
    bring(owner, "crowd.csv", [person(f"Person {n:04}", mail_key(f"p{n}@sample.example")) for n in range(size)])
    return all_people(owner)


def rows(owner: User) -> list[exports.Line]:
    """Everything there is, without the deeds and the moment of a version."""
    return [line for line in exports.export(owner) if line.get("table") != "deed"]


@pytest.mark.parametrize("what", ["tag", "untag", "side", "work", "work as derived"])
def test_so_many_are_changed_in_few_questions_and_exactly_taken_back(what: str) -> None:
    owner = new_owner()
    everybody = crowd(owner)
    tag(owner, everybody[::2], add=["Wise", "near"], now=NOW)
    put_work(owner, everybody[::3], "First Works", now=NOW)
    before, version = rows(owner), facts_version(owner)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        done = {
            "tag": lambda: tag(owner, everybody, add=["wise", "new"], now=NOW),
            "untag": lambda: tag(owner, everybody, remove=["WISE"], now=NOW),
            "side": lambda: put_inside(owner, everybody, True, now=NOW),
            "work": lambda: put_work(owner, everybody, "Second Works", now=NOW),
            "work as derived": lambda: put_work(owner, everybody, "", now=NOW),
        }[what]()
    assert len(asked) < 30
    assert done.people == {"untag": 1250, "work as derived": 834}.get(what, MANY)
    assert rows(owner) != before
    assert facts_version(owner) > version  # tags, too, are words that people are found by
    undo(owner, now=NOW)
    assert rows(owner) == before


def test_tags_know_no_case_and_are_counted_by_person() -> None:
    owner = new_owner()
    ada, ben, *_ = crowd(owner, 4)
    merge_people(owner, ada, ben, reason="", now=NOW)
    tag(owner, [ada], add=["Wise"], now=NOW)
    assert tag(owner, all_people(owner), add=["wise"], now=NOW).people == 2
    assert own_tags(owner, [ada])[ada] == ("Wise",)
    assert [line.id for line in people(owner, tag="WISE")] == all_people(owner)
    assert count_people(owner, tag="wise") == 3
    with pytest.raises(BadInputError):
        tag(owner, [ada], add=[f"tag {n}" for n in range(MOST_TAGS)], now=NOW)
    assert own_tags(owner, [ada])[ada] == ("Wise",)


def test_a_tag_that_a_file_says_stays_and_that_is_told() -> None:
    owner = new_owner()
    bring(owner, "a.csv", [person("Ada Oak", mail_key("ada@sample.example"), tags=("wise",))])
    ada = row_of(owner, "ada@sample.example").pk
    done = tag(owner, [ada], remove=["wise"], now=NOW)
    assert (done.people, done.kept) == (0, 1)
    assert tags_among(owner, [ada]) == {ada: ("wise",)}
    assert not models.Deed.objects.filter(owner=owner).exists()


def test_the_users_word_on_work_wins_and_keeps_title_and_dates() -> None:
    owner = new_owner()
    bring(
        owner,
        "a.csv",
        [
            person("Ada Oak", mail_key("ada@home.example"), at="Acme, Inc.", title="Head"),
            person("Ben Birch", mail_key("ben@home.example"), at="Elsewhere", title="Engineer"),
            person("Cal Cedar", mail_key("cal@home.example"), title="Nurse"),
        ],
    )
    everybody = [row_of(owner, f"{name}@home.example").pk for name in ("ada", "ben", "cal")]
    put_work(owner, everybody, "ACME", now=NOW)
    begun = date(2020, 1, 1)
    assert works(owner, "ada@home.example") == [("Acme, Inc.", "Head", True, begun)]
    assert set(works(owner, "ben@home.example")) == {
        ("Acme, Inc.", "", True, None),
        ("Elsewhere", "Engineer", False, begun),
    }
    assert works(owner, "cal@home.example") == [("Acme, Inc.", "Nurse", True, begun)]
    assert {line.organisation for line in people(owner)} == {"Acme, Inc."}
    undo(owner, now=NOW)
    assert works(owner, "ben@home.example") == [("Elsewhere", "Engineer", True, begun)]
    assert works(owner, "cal@home.example") == [("", "Nurse", True, begun)]


def test_the_newer_word_stands_in_place_of_the_older_one() -> None:
    owner = new_owner()
    [ada] = crowd(owner, 1)
    put_work(owner, [ada], "First Works", now=NOW)
    put_work(owner, [ada], "Second Works", now=NOW)
    assert works(owner, "p0@sample.example") == [("Second Works", "", True, None)]
    undo(owner, now=NOW)
    assert works(owner, "p0@sample.example") == [("First Works", "", True, None)]
    undo(owner, now=NOW)
    assert works(owner, "p0@sample.example") == []
    assert not models.Organisation.objects.filter(owner=owner).exists()


def test_a_file_wins_again_only_with_dated_news_of_another_place() -> None:
    owner = new_owner()
    ada = mail_key("ada@home.example")
    bring(owner, "a.csv", [person("Ada Oak", ada, at="Old Works")])
    put_work(owner, [row_of(owner, "ada@home.example").pk], "Said Works", now=NOW)
    bring(owner, "b.csv", [person("Ada Oak", ada, at="Old Works")])
    assert [place for place, _, current, _ in works(owner, "ada@home.example") if current] == ["Said Works"]
    news = person("Ada Oak", ada, at="New Works", title="Head")
    bring(owner, "c.csv", [news])
    assert "New Works" in [place for place, _, current, _ in works(owner, "ada@home.example") if current]
    assert people(owner)[0].organisation == "New Works"


def test_inside_follows_the_users_word_on_work_before_an_address() -> None:
    owner = new_owner()
    bring(
        owner,
        "a.csv",
        [
            person("Ada Oak", mail_key("ada@acme.example")),
            person("Ben Birch", mail_key("ben@home.example"), at="Elsewhere"),
        ],
    )
    save_seeker(owner, Seeker(name="Mia", organisations=("Acme",), addresses=("mia@acme.example",)), now=NOW)
    assert inside(owner) == {"Ada Oak"}
    put_work(owner, [row_of(owner, "ada@acme.example").pk], "Elsewhere", now=NOW)
    put_work(owner, [row_of(owner, "ben@home.example").pk], "Acme", now=NOW)
    assert inside(owner) == {"Ben Birch"}
    put_inside(owner, all_people(owner), True, now=NOW)
    assert inside(owner) == {"Ada Oak", "Ben Birch"}
    for _ in range(3):
        undo(owner, now=NOW)
    assert inside(owner) == {"Ada Oak"}


def test_a_side_said_before_comes_back_as_it_was() -> None:
    owner = new_owner()
    first, second, third = crowd(owner, 3)
    put_inside(owner, [first], False, now=NOW)
    put_inside(owner, [second], True, now=NOW)
    put_inside(owner, [first, second, third], True, now=NOW)
    undo(owner, now=NOW)
    said = models.Person.objects.filter(owner=owner, is_seeker=False).order_by("id").values_list("inside", flat=True)
    assert list(said) == [False, True, None]
    assert put_inside(owner, [second], True, now=NOW).people == 0


def test_words_on_many_and_their_undo_go_through_an_export() -> None:
    owner, heir = new_owner(), new_owner()
    everybody = crowd(owner, 5)
    before = [line.organisation for line in people(owner)]
    put_work(owner, everybody, "Said Works", now=NOW)
    tag(owner, everybody, add=["wise"], now=NOW)
    exports.restore(heir, list(exports.export(owner)))
    assert [line.organisation for line in people(heir)] == ["Said Works"] * 5
    assert count_people(heir, tag="wise") == 5
    undo(heir, now=NOW)
    undo(heir, now=NOW)
    assert count_people(heir, tag="wise") == 0
    assert [line.organisation for line in people(heir)] == before


def test_people_of_one_import_are_listed() -> None:
    owner = new_owner()
    bring(owner, "a.csv", [person("Ada Oak", mail_key("ada@home.example"))])
    bring(owner, "b.csv", [person("Ben Birch", mail_key("ben@home.example"))])
    last = models.Import.objects.filter(owner=owner).order_by("-pk")[0].pk
    assert [line.name for line in people(owner, source=last)] == ["Ben Birch"]
    assert count_people(owner, source=last) == len(all_people(owner, source=last, inside=False)) == 1
    assert people(new_owner(), source=last) == []


def test_a_deed_on_somebody_who_is_gone_is_taken_back_for_the_others() -> None:
    owner = new_owner()
    ada, ben = crowd(owner, 2)
    put_work(owner, [ada, ben], "First Works", now=NOW)
    put_work(owner, [ada, ben], "Second Works", now=NOW)
    models.Person.objects.filter(pk=ada).delete()
    undo(owner, now=NOW)
    assert [line.organisation for line in people(owner)] == ["First Works"]


def test_a_place_that_came_into_use_stays_when_the_deed_is_taken_back() -> None:
    owner = new_owner()
    [ada] = crowd(owner, 1)
    put_work(owner, [ada], "Said Works", now=NOW)
    bring(owner, "b.csv", [person("Ben Birch", mail_key("ben@home.example"), at="Said Works")])
    undo(owner, now=NOW)
    assert [line.organisation for line in people(owner)] == ["Said Works", ""]


def test_nobody_elses_people_are_changed() -> None:
    owner, stranger = new_owner(), new_owner()
    everybody = crowd(owner, 2)
    before = rows(owner)
    deeds: list[Callable[[], object]] = [
        lambda: tag(stranger, everybody, add=["x"], now=NOW),
        lambda: put_inside(stranger, everybody, True, now=NOW),
        lambda: put_work(stranger, everybody, "X", now=NOW),
    ]
    for deed in deeds:
        with pytest.raises(LookupError):
            deed()
    assert rows(owner) == before
    assert not models.Organisation.objects.filter(name="X").exists()
