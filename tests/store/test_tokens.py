"""Tokens: only a digest is kept, one owner's alone, a use is noted once a day, a revoked one can come back."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentee.flows.errors import BadInputError, NotReadyError
from mentee.flows.tokens import MOST, holder, let_back_in, let_in, shut_out, token_named
from mentee.records.access import CALENDARS, PROGRAMS, Scope
from mentee.store import models
from mentee.store.owners import version
from mentee.store.reads.tokens import tokens
from mentee.store.writes.everything import delete_everything
from tests.store.invented import NOW, new_owner

pytestmark = pytest.mark.django_db


def test_it_works() -> None:
    owner = new_owner()
    made = let_in(owner, " My   phone ", [Scope.LOG, Scope.READ], now=NOW)
    assert (made.token.name, made.token.scopes, made.token.used) == ("My phone", (Scope.READ, Scope.LOG), None)
    found = holder(made.secret, now=NOW, scopes=PROGRAMS)
    assert found is not None
    assert (found.owner, found.token.id) == (owner, made.token.id)


def test_the_secret_itself_is_nowhere() -> None:
    made = let_in(new_owner(), "phone", [Scope.READ], now=NOW)
    assert made.secret not in str(list(models.TokenRow.objects.values_list()))
    assert len({let_in(new_owner(), "phone", [Scope.READ], now=NOW).secret for _ in range(20)}) == 20


@pytest.mark.parametrize("secret", ["", "x", "x" * 10_000, "\x00", "\ud800", "é"])
def test_a_secret_that_was_never_made_opens_nothing(secret: str) -> None:
    let_in(new_owner(), "phone", [Scope.READ], now=NOW)
    assert holder(secret, now=NOW, scopes=PROGRAMS) is None


def test_a_calendars_address_is_no_programs_token_and_the_other_way_round() -> None:
    owner = new_owner()
    feed, program = let_in(owner, "c", [Scope.CALENDAR], now=NOW), let_in(owner, "p", [Scope.READ], now=NOW)
    assert holder(feed.secret, now=NOW, scopes=PROGRAMS) is None
    assert holder(program.secret, now=NOW, scopes=CALENDARS) is None


@pytest.mark.parametrize(
    "scopes", [[], [Scope.CALENDAR, Scope.CALENDAR_DEEDS], [Scope.CALENDAR, Scope.READ], list(Scope)]
)
def test_scopes_that_make_no_sense_together_are_refused(scopes: list[Scope]) -> None:
    owner = new_owner()
    with pytest.raises(BadInputError):
        let_in(owner, "phone", scopes, now=NOW)
    assert tokens(owner) == []


def test_a_name_is_asked_for_and_there_is_an_end_to_them() -> None:
    owner = new_owner()
    with pytest.raises(BadInputError, match="name"):
        let_in(owner, " \x00 ", [Scope.READ], now=NOW)
    for number in range(MOST):
        let_in(owner, f"p{number}", [Scope.READ], now=NOW)
    with pytest.raises(BadInputError, match=str(MOST)):
        let_in(owner, "one more", [Scope.READ], now=NOW)


def test_a_use_is_noted_once_a_day_and_nothing_else_changes() -> None:
    owner = new_owner()
    made, before = let_in(owner, "phone", [Scope.READ], now=NOW), version(owner)
    holder(made.secret, now=NOW, scopes=PROGRAMS)
    with CaptureQueriesContext(
        connection,
    ) as seen:
        holder(made.secret, now=NOW + timedelta(hours=2), scopes=PROGRAMS)
    assert not [query for query in seen if query["sql"].startswith(("UPDATE", "INSERT"))]
    assert tokens(owner)[0].used == NOW.date()
    holder(made.secret, now=NOW + timedelta(days=1), scopes=PROGRAMS)
    assert tokens(owner)[0].used == NOW.date() + timedelta(days=1)
    assert version(owner) == before


def test_the_wrong_kind_of_use_is_not_noted() -> None:
    owner = new_owner()
    made = let_in(owner, "phone", [Scope.READ], now=NOW)
    holder(made.secret, now=NOW, scopes=CALENDARS)
    assert tokens(owner)[0].used is None


def test_revoked_it_opens_nothing_and_within_a_day_it_can_come_back() -> None:
    owner = new_owner()
    made = let_in(owner, "phone", [Scope.READ], now=NOW)
    assert shut_out(owner, [made.token.id], now=NOW) == [made.token.id]
    assert shut_out(owner, [made.token.id], now=NOW) == []
    assert holder(made.secret, now=NOW, scopes=PROGRAMS) is None
    assert tokens(owner) == []
    let_back_in(owner, [made.token.id], now=NOW + timedelta(hours=23))
    assert holder(made.secret, now=NOW, scopes=PROGRAMS) is not None
    shut_out(owner, [made.token.id], now=NOW)
    with pytest.raises(NotReadyError):
        let_back_in(owner, [made.token.id], now=NOW + timedelta(hours=25))


def test_what_was_revoked_long_ago_is_deleted_with_the_next_one_made() -> None:
    owner = new_owner()
    made = let_in(owner, "phone", [Scope.READ], now=NOW)
    shut_out(owner, [made.token.id], now=NOW)
    let_in(owner, "tablet", [Scope.READ], now=NOW + timedelta(days=2))
    assert models.TokenRow.objects.filter(owner=owner).count() == 1


def test_others_neither_see_nor_revoke_nor_restore_it() -> None:
    owner, stranger = new_owner(), new_owner()
    made = let_in(owner, "phone", [Scope.READ], now=NOW)
    assert tokens(stranger) == []
    assert shut_out(stranger, [made.token.id], now=NOW) == []
    with pytest.raises(BadInputError):
        token_named(stranger, f"#{made.token.id}")
    shut_out(owner, [made.token.id], now=NOW)
    with pytest.raises(NotReadyError):
        let_back_in(stranger, [made.token.id], now=NOW)
    assert holder(made.secret, now=NOW, scopes=PROGRAMS) is None


def test_everything_deleted_they_are_gone_and_others_stay() -> None:
    owner, other = new_owner(), new_owner()
    made, kept = let_in(owner, "phone", [Scope.READ], now=NOW), let_in(other, "phone", [Scope.READ], now=NOW)
    delete_everything(owner)
    assert holder(made.secret, now=NOW, scopes=PROGRAMS) is None
    assert holder(kept.secret, now=NOW, scopes=PROGRAMS) is not None


def test_an_owner_who_may_not_come_in_any_more_has_no_tokens_either() -> None:
    owner = new_owner()
    made = let_in(owner, "phone", [Scope.READ], now=NOW)
    models.User.objects.filter(pk=owner.pk).update(is_active=False)
    assert holder(made.secret, now=NOW, scopes=PROGRAMS) is None


def test_two_of_one_name_are_told_apart_by_number() -> None:
    owner = new_owner()
    first = let_in(owner, "phone", [Scope.READ], now=NOW)
    let_in(owner, "Phone", [Scope.READ], now=NOW)
    with pytest.raises(BadInputError, match="2"):
        token_named(owner, "phone")
    assert token_named(owner, str(first.token.id)) == first.token
