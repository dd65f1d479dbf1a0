"""Owners: the one local owner, the seeker's own row, and the version of what an owner has."""

from __future__ import annotations

from django.db import transaction
from django.db.models import F
from django.db.models.expressions import CombinedExpression

from mentee.records.keys import SELF
from mentee.store import sql
from mentee.store.models import Person, User

LOCAL = "local"
ERA = 1 << 20  # steps of a version of the facts before an era begins by itself


def local_owner() -> User:
    """The owner of everything on one person's own machine, made on first use."""
    return named_owner(LOCAL)


def named_owner(name: str) -> User:
    """The owner of this name, made on first use."""
    owner = User.objects.filter(username=name).first()
    if owner is None:
        with transaction.atomic():
            owner, _ = User.objects.get_or_create(username=name)
            seeker_row(owner)
    return owner


def owner_numbered(number: int) -> User | None:
    """The owner of this number, None where there is none."""
    return User.objects.filter(pk=number).first()


def seeker_row(owner: User) -> int:
    """Row of the seeker among the owner's people, made on first use."""
    found = sql.select(
        "SELECT id FROM store_person WHERE owner_id = %s AND kind = %s AND value = %s",
        [owner.pk, Person.Kind.UID.value, SELF.value],
    )
    if found:
        return int(found[0][0])
    person, _ = Person.objects.get_or_create(
        owner=owner, kind=Person.Kind.UID, value=SELF.value, defaults={"is_seeker": True}
    )
    return person.pk


def version(owner: User) -> int:
    """Grows with every change to what the owner has: what was computed from an equal one still holds."""
    return User.objects.values_list("version", flat=True).get(pk=owner.pk)


def facts_version(owner: User) -> int:
    """Like `version`, but grows only where people, facts, or the seeker's addresses and organisations change."""
    return User.objects.values_list("facts_version", flat=True).get(pk=owner.pk)


def both_versions(owner: User) -> tuple[int, int]:
    """`version` and `facts_version` in one look."""
    found: tuple[int, int] = User.objects.values_list("version", "facts_version").get(pk=owner.pk)
    return found


def touch(owner: User, *, facts: bool = True, past: bool = True) -> None:
    """Make the versions grow; every writer calls it inside its transaction. `facts` False: only the seeker spoke.

    `past` False: of interactions, work, posts and relations, rows were only added; what else changed is what people
    are called, which words and tags they have, and who is one human. Everything else begins a new era.
    """
    grown: dict[str, F | CombinedExpression] = {"version": F("version") + 1}
    if facts:
        now = F("facts_version")
        grown["facts_version"] = now - now % ERA + ERA if past else now + 1
    User.objects.filter(pk=owner.pk).update(**grown)


def era(facts_version: int) -> int:
    """Equal for versions of the facts between which rows were only added, as `touch` says it."""
    return facts_version // ERA
