"""An address is shown as its owner writes it, and is one whichever way it is written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentee.flows.setup import guess_addresses
from mentee.records.facts import Contact, Key
from mentee.records.keys import email_key
from mentee.records.seeker import Seeker
from mentee.store import models
from mentee.store.reads.addresses import addresses_of
from mentee.store.reads.page import person_page
from mentee.store.reads.people import find_person
from mentee.store.reads.seeker import seeker
from mentee.store.writes.seeker import save_seeker
from mentee.store.writes.undo import undo_import
from tests.store.invented import NOW, bring, mail, new_owner, person, picture, row_of
from tests.store.test_reused import BEN, ME

pytestmark = pytest.mark.django_db


def key(address: str) -> Key:
    found = email_key(address)
    assert found
    return found


DOTTED, PLAIN = key("Otto.Line@gmail.com"), key("ottoline@gmail.com")


def test_dots_are_shown_and_do_not_part() -> None:
    owner = new_owner()
    bring(owner, "a", [person("Ottoline Brightwater", DOTTED)])
    assert bring(owner, "b", [person("Ottoline Brightwater", PLAIN)]).people.new == 0
    row = row_of(owner, "ottoline@gmail.com")
    assert addresses_of(owner, [row.pk]) == {row.pk: ("Otto.Line@gmail.com",)}
    assert [one.shown for one in person_page(owner, row.pk, now=NOW.timestamp()).keys] == ["Otto.Line@gmail.com"]
    for written in ("otto.line@gmail.com", "ottoline@googlemail.com", "o.t.t.o.line+x@gmail.com"):
        assert [match.id for match in find_person(owner, written)] == [row.pk]


def test_whoever_has_no_name_is_shown_by_the_address_as_written() -> None:
    owner = new_owner()
    bring(owner, "a", [mail("1", replace(BEN, name="", keys=(DOTTED,)), ME)])
    assert row_of(owner, "ottoline@gmail.com").name == "Otto.Line@gmail.com"


def test_undoing_the_import_that_wrote_it_takes_the_spelling_back() -> None:
    owner = new_owner()
    bring(owner, "b", [person("Ottoline Brightwater", PLAIN)])
    before = picture(owner)
    bring(owner, "a", [person("Ottoline Brightwater", DOTTED)])
    undo_import(owner, models.Import.objects.get(owner=owner, file="a").pk, now=NOW)
    assert picture(owner) == before


def test_other_capitals_alone_are_no_other_spelling() -> None:
    assert key("Ada@Acme.example") == key("ada@acme.example")
    assert key("Ada@Acme.example").shown == "ada@acme.example"


def test_the_seekers_own_addresses_are_shown_as_they_wrote_them() -> None:
    owner = new_owner()
    save_seeker(owner, Seeker("Bo Sample", addresses=("bo.sample@gmail.com",)), now=NOW)
    assert seeker(owner).addresses == ("bo.sample@gmail.com",)
    save_seeker(owner, replace(seeker(owner), addresses=("bosample@gmail.com",)), now=NOW)
    assert seeker(owner).addresses == ("bosample@gmail.com",)
    assert models.Person.objects.filter(owner=owner, kind=0).count() == 1


def test_an_address_asked_about_is_shown_as_it_is_written() -> None:
    owner = new_owner()
    mine = Contact("Ottoline Brightwater", (DOTTED,))
    bring(owner, "a", [mail("1", mine, BEN), mail("2", mine, BEN, day=2), mail("3", BEN, mine, day=3)])
    assert "Otto.Line@gmail.com" in [one.address for one in guess_addresses(owner)]
