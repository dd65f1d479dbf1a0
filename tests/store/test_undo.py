"""Undo of an import: exactly what would be there without it."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentee.records.facts import Contact, Fact, Key, KeyKind
from mentee.records.keys import SELF
from mentee.records.seeker import Reflection, Seeker
from mentee.store import models
from mentee.store.reads.imports import imports
from mentee.store.writes.journey import choose, doing
from mentee.store.writes.people import merge_people
from mentee.store.writes.seeker import add_reflection, save_seeker
from mentee.store.writes.undo import HOLDS, undo_import
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
    phone_key,
    picture,
    post,
    row_of,
)

pytestmark = pytest.mark.django_db
ME = Contact("", (SELF,))
ADA, BEN, CAL = (contact(f"{name}@acme.example", f"{name.title()} Oak") for name in ("ada", "ben", "cal"))
PAGE = Key(KeyKind.URL, "linkedin.com/in/ada-oak")
POOL: tuple[Fact, ...] = (
    person("Ada Oak", mail_key("ada@acme.example"), at="Acme", title="Engineer"),
    person("Ada Oak", PAGE, at="Acme", title="Director", headline="Leads", skills=("tea",)),
    person("Oak, Ada", PAGE, mail_key("ada@acme.example"), notes="met in May", tags=("friend",)),
    person("Ben Oak", mail_key("ben@acme.example"), phone_key("+4930123456")),
    person("Cal Cedar", mail_key("cal@acme.example"), phone_key("+4930999999"), headline="Cooks"),
    person("Ada Oak", at="Acme"),
    mail("1", ADA, ME),
    mail("2", ME, ADA, BEN, thread="1"),
    mail("3", CAL, BEN, day=3),
    meeting("m", ADA, BEN),
    meeting("m", ADA, BEN, CAL, minutes=60),
    meeting("m", ADA, title="supper"),
    gathering("g", BEN, topic="On birches"),
    gathering("g", BEN, CAL, title="big fair", topic="On birches"),
    post("p", ADA, "Old oaks"),
    post("p", BEN, "New oaks"),
)


def undo(owner: models.User, file: str) -> None:
    undo_import(
        owner, next(line.id for line in imports(owner) if line.file == file and line.state == "done"), now=NOW
    )


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    files=st.lists(st.lists(st.sampled_from(POOL), min_size=1, max_size=5), min_size=1, max_size=4),
    choice=st.data(),
)
def test_what_is_left_is_what_the_others_bring_alone(files: list[list[Fact]], choice: st.DataObject) -> None:
    owner, other = new_owner(), new_owner()
    for number, facts in enumerate(files):
        bring(owner, str(number), facts)
    gone = choice.draw(st.permutations(range(len(files))).map(lambda order: order[: max(1, len(order) - 1)]))
    for number in gone:
        undo(owner, str(number))
    for number, facts in enumerate(files):
        if number not in gone:
            bring(other, str(number), facts)
    if len(gone) == len(files):
        undo_nothing = picture(owner)
        assert set(undo_nothing) == {"person"}
        assert models.Person.objects.filter(owner=owner).count() == 1
        return
    assert picture(owner) == picture(other)


def test_a_shared_number_goes_to_the_next_who_gave_it() -> None:
    owner = new_owner()
    number = phone_key("+4930123456")

    def whose(owner: models.User) -> models.Person:
        row = models.Person.objects.get(owner=owner, kind=2)
        return row.root or row

    bring(owner, "a", [person("Ben Oak", mail_key("ben@acme.example"), number)])
    bring(owner, "b", [person("Cal Cedar", mail_key("cal@acme.example"), number)])
    assert whose(owner) == row_of(owner, "ben@acme.example")
    undo(owner, "a")
    assert whose(owner) == row_of(owner, "cal@acme.example")
    assert not models.Doubt.objects.filter(owner=owner).exists()


def test_undone_values_come_back_in_order() -> None:
    owner = new_owner()
    bring(owner, "old", [person("Ada Oak", PAGE, headline="Engineer")])
    bring(owner, "new", [person("Ada Oak", PAGE, headline="Director")])
    assert models.Person.objects.get(owner=owner, kind=1).headline == "Director"
    undo(owner, "new")
    assert models.Person.objects.get(owner=owner, kind=1).headline == "Engineer"


def test_a_joining_goes_with_the_import_that_caused_it() -> None:
    owner = new_owner()
    bring(owner, "a", [person("Ada Oak", PAGE), mail("1", ADA, ME)])
    apart = picture(owner)
    bring(owner, "b", [person("Ada Oak", PAGE, mail_key("ada@acme.example"))])
    undo(owner, "b")
    assert picture(owner) == apart


def test_whom_the_seeker_spoke_about_stays() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", ADA, ME)])
    add_reflection(owner, row_of(owner, "ada@acme.example").pk, Reflection(NOW, like=5))
    undone = imports(owner)[0].id
    result = undo_import(owner, undone, now=NOW)
    assert (result.deleted, result.people) == (1, 0)
    assert models.ReflectionRow.objects.get(person__owner=owner).like == 5
    assert row_of(owner, "ada@acme.example").name == "ada@acme.example"  # the name went with the mail


def test_whom_the_seeker_chose_between_stay() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", ADA, ME, contact("cal@acme.example", "Cal Cedar"))])
    rather, than = (row_of(owner, f"{name}@acme.example").pk for name in ("ada", "cal"))
    with doing(owner, "chose", now=NOW) as deed:
        choose(deed, rather, than, {"rather": {}, "than": {}})
    result = undo_import(owner, imports(owner)[0].id, now=NOW)
    connection.check_constraints()
    assert (result.deleted, result.people) == (1, 0)
    assert models.ChoiceRow.objects.get(owner=owner).rather_id == rather


def test_no_table_that_points_to_people_is_forgotten_by_the_undo() -> None:
    pointing = {
        (model._meta.db_table, field.column)
        for model in apps.get_app_config("store").get_models()
        for field in model._meta.concrete_fields
        if field.related_model is models.Person
    }
    taken_care_of = {("store_person", "root_id")} | {
        (f"store_{table}", f"{column}_id")
        for table, columns in (("merge", ("child", "into")), ("doubt", ("a", "b")))
        for column in columns
    }
    assert pointing == set(HOLDS) | taken_care_of


def test_own_addresses_stay() -> None:
    owner = new_owner()
    save_seeker(owner, Seeker(addresses=("me@home.example",)), now=NOW)
    bring(owner, "a", [mail("1", contact("me@home.example", "Mia Elm"), ADA)])
    undo(owner, "a")
    assert row_of(owner, "me@home.example").is_seeker


def test_the_users_joining_of_somebody_who_goes_is_no_obstacle() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", ADA, ME)])
    bring(owner, "b", [mail("2", BEN, ME)])
    merge_people(
        owner, row_of(owner, "ada@acme.example").pk, row_of(owner, "ben@acme.example").pk, reason="", now=NOW
    )
    undo(owner, "a")
    ben = row_of(owner, "ben@acme.example")
    assert (ben.name, ben.root) == ("Ben Oak", None)
    assert not models.Person.objects.filter(owner=owner, value="ada@acme.example").exists()


def test_an_import_is_undone_once_and_by_its_owner_only() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", ADA, ME)])
    number = imports(owner)[0].id
    with pytest.raises(LookupError):
        undo_import(new_owner(), number, now=NOW)
    undo_import(owner, number, now=NOW)
    with pytest.raises(LookupError):
        undo_import(owner, number, now=NOW)


def test_what_was_undone_can_be_imported_again() -> None:
    owner = new_owner()
    facts = list(POOL)
    bring(owner, "a", facts)
    before = picture(owner)
    undo(owner, "a")
    bring(owner, "a", facts)
    assert picture(owner) == before
