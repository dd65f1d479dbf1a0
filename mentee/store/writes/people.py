"""Deeds on people: made by hand, joined, split, named, noted on, doubts answered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Literal

from django.db import transaction

from mentee.records.facts import Contact
from mentee.records.facts import Person as Said
from mentee.store.digests import digest
from mentee.store.models import Doubt, Merge, Person, Statement, User
from mentee.store.owners import seeker_row, touch
from mentee.store.reads.own_words import only_by_hand
from mentee.store.reads.people import shown as shown_row
from mentee.store.writes import shown
from mentee.store.writes.batch import Importer
from mentee.store.writes.clusters import Join, join, members
from mentee.store.writes.doubts import find_doubts
from mentee.store.writes.splits import split_merge
from mentee.store.writes.texts import line

Verdict = Literal["same", "different", "skipped"]
BY_USER = "said by you"


@transaction.atomic
def add_person(owner: User, said: Said, *, now: datetime) -> int:
    """A person told by the user, or more said about one (an equal key); gives the id of the shown row.

    Without a key, somebody of that name told before is meant. ValueError without name and key.
    """
    seeker_row(owner)
    importer = Importer(owner.pk, None, file="", format="you", now=now)
    importer.write([said])
    found = importer.identities.of_person(said) if said.keys else importer.identities.first_by_name(said)
    if not found:
        raise ValueError("a person needs a name or an address")
    [about] = importer.identities.told_apart([(said, found)])
    importer.identities.look_up(about.found)
    touch(owner, past=False)
    return shown_row(owner, importer.identities.ids[about.found[0]])


@transaction.atomic
def people_of(owner: User, contacts: Iterable[Contact], *, now: datetime) -> dict[Contact, int | None]:
    """Rows of people whom the user names by keys, made where they are new; None where no human is meant."""
    wanted = list(contacts)
    importer = Importer(owner.pk, None, file="", format="you", now=now)
    importer.meet(wanted)
    touch(owner, past=False)
    return {one: importer.person(one) for one in wanted}


@transaction.atomic
def merge_people(owner: User, a: int, b: int, *, reason: str, now: datetime) -> int:
    """Join two people by the user's word; gives the id of the deed. LookupError where one is not the owner's.

    ValueError where they are one already.
    """
    one, other = shown_row(owner, a), shown_row(owner, b)
    if one == other:
        raise ValueError("they are one person already")
    _forget_apart(owner, one, other)
    deed = _deed(owner, one, other, reason=reason or BY_USER, evidence=(), now=now)
    find_doubts(owner.pk)
    touch(owner, past=False)
    return deed


@transaction.atomic
def set_name(owner: User, person: int, name: str) -> None:
    """What the user calls a person, whatever sources say; empty: as the sources say."""
    _say(owner, shown_row(owner, person), Statement.Field.NAME, [name])


@transaction.atomic
def set_notes(owner: User, person: int, notes: str) -> None:
    """The user's own notes on a person, shown in place of those that sources gave; empty: take them back."""
    _say(owner, shown_row(owner, person), Statement.Field.NOTES, [notes])


@transaction.atomic
def answer_doubt(owner: User, doubt: int, verdict: Verdict, *, now: datetime) -> None:
    """Same: join them; different: never ask again; skipped: ask later. LookupError where there is no such doubt.

    The newest answer counts: another one than "same" takes apart what that had joined.
    """
    row = Doubt.objects.filter(owner=owner, pk=doubt).select_related("merge").first()
    if row is None:
        raise LookupError(f"no doubt {doubt}")
    if verdict != "same" and row.merge is not None:
        _take_apart(owner, row.merge, now=now)
        row.merge = None
    if verdict == "same":
        one, other = shown_row(owner, row.a_id), shown_row(owner, row.b_id)
        row.state = Doubt.State.SAME
        if one != other:
            _forget_apart(owner, one, other)
            row.merge_id = _deed(owner, one, other, reason=BY_USER, evidence=tuple(row.evidence), now=now)
    elif verdict == "different":
        row.state = Doubt.State.DIFFERENT
    else:
        row.state = Doubt.State.SKIPPED
    row.answered_at = now
    pair = Doubt.objects.filter(owner=owner, a=row.a_id, b=row.b_id)
    pair.update(state=row.state, answered_at=now, merge=row.merge_id)
    touch(owner, facts=verdict == "same", past=False)


@transaction.atomic
def reopen_doubt(owner: User, doubt: int, *, now: datetime) -> None:
    """Take the answer to a doubt back, with the joining it made; LookupError where there is no such doubt."""
    row = Doubt.objects.filter(owner=owner, pk=doubt).select_related("merge").first()
    if row is None:
        raise LookupError(f"no doubt {doubt}")
    if row.merge is not None:
        _take_apart(owner, row.merge, now=now)
    Doubt.objects.filter(pk=doubt).update(state=Doubt.State.OPEN, answered_at=None, merge=None)
    touch(owner, past=False)


def _take_apart(owner: User, merge: Merge, *, now: datetime) -> None:
    if merge.undone_at is None:
        split_merge(owner, merge.pk, now=now)


def _deed(owner: User, one: int, other: int, *, reason: str, evidence: tuple[str, ...], now: datetime) -> int:
    joined = join(owner.pk, None, [Join(one, other, line(reason), evidence)], now=now)
    shown.refresh(joined.roots | {one, other})
    child, into = max(one, other), min(one, other)
    return Merge.objects.get(owner=owner, child=child, into=into, source=None, undone_at=None).pk


def _forget_apart(owner: User, one: int, other: int) -> None:
    """The user's newest word counts: what was called different may be called the same."""
    here, there = members([one]), members([other])
    for row in Doubt.objects.filter(owner=owner, state=Doubt.State.DIFFERENT):
        if (row.a_id in here and row.b_id in there) or (row.a_id in there and row.b_id in here):
            row.state = Doubt.State.SKIPPED
            row.save(update_fields=["state"])


def _say(owner: User, person: int, field: Statement.Field, texts: Iterable[str]) -> None:
    """The user's word in place of their word before on any row of the human."""
    Statement.objects.filter(person__in=members([person]), field=field, source=None).delete()
    kept = dict.fromkeys(text for text in (line(text).strip() for text in texts) if text)
    Statement.objects.bulk_create(
        [Statement(person_id=person, field=field, text=text, digest=digest(text)) for text in kept]
    )
    shown.refresh([person])
    touch(owner, past=False)


def delete_person(owner: User, person: int) -> None:
    """Take somebody out whom the user made by hand; ValueError where anything else speaks of them."""
    with transaction.atomic():
        root = shown_row(owner, person)
        if not only_by_hand(owner, root):
            raise ValueError("more than the user's own words speaks of this person")
        Person.objects.filter(owner=owner, pk__in=members([root])).delete()
        touch(owner, past=False)
