"""What the seeker says, into rows: answers, addresses, organisations, reflections, ratings, preferences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, astuple
from datetime import datetime

from django.db import transaction

from mentee.identity.names import fold_organisation
from mentee.records.facts import KeyKind
from mentee.records.keys import email_key
from mentee.records.seeker import Reflection, Seeker
from mentee.store import models
from mentee.store.digests import digest
from mentee.store.models import Merge, Person, ReflectionRow, TieRating, User
from mentee.store.owners import seeker_row, touch
from mentee.store.reads.people import shown as shown_row
from mentee.store.reads.seeker import Preferences
from mentee.store.writes import shown
from mentee.store.writes.clusters import Join, join, members, regroup
from mentee.store.writes.doing import doing
from mentee.store.writes.identities import KIND, Identities
from mentee.store.writes.people import set_name
from mentee.store.writes.sayings import organisations
from mentee.store.writes.texts import NAME_MAX, line

OWN_ADDRESS = "your own address"


@transaction.atomic
def save_seeker(owner: User, seeker: Seeker, *, now: datetime) -> None:
    """The seeker's answers in place of those before; addresses become, or cease to be, the seeker's own.

    ValueError, naming it, for an address that is none.
    """
    me = seeker_row(owner)
    _save_addresses(owner, me, seeker.addresses, now)
    set_name(owner, me, seeker.name)
    _save_organisations(owner, seeker.organisations)
    models.Aspiration.objects.filter(owner=owner).delete()
    models.Aspiration.objects.bulk_create(
        models.Aspiration(
            owner=owner,
            text=line(one.text),
            skills=list(one.skills),
            roles=list(one.roles),
            horizon=one.horizon,
            live=one.live,
        )
        for one in seeker.aspirations
    )
    models.RankedValue.objects.filter(owner=owner).delete()
    models.RankedValue.objects.bulk_create(
        models.RankedValue(owner=owner, rank=rank, value=line(value)) for rank, value in enumerate(seeker.values)
    )
    touch(owner)


def _save_addresses(owner: User, me: int, addresses: Iterable[str], now: datetime) -> None:
    keys = []
    for address in addresses:
        if (key := email_key(address)) is None:
            raise ValueError(f"{address!r} is not a mail address")
        keys.append(key)
    identities = Identities(owner.pk, None, ("", ""))
    wanted = [(KIND[KeyKind.EMAIL], key.value) for key in keys]
    identities.ensure(wanted)
    rows = {identities.ids[one] for one in wanted}
    _save_written({identities.ids[one]: key.written for one, key in zip(wanted, keys, strict=True)})
    mine = members([me])
    before = Person.objects.filter(owner=owner, pk__in=mine, kind=Person.Kind.EMAIL)
    lost = set(before.values_list("pk", flat=True)) - rows
    deeds = Merge.objects.filter(owner=owner, undone_at=None, child__in=mine, into__in=mine)
    (deeds.filter(child__in=lost) | deeds.filter(into__in=lost)).update(undone_at=now)
    regroup(mine)
    models.Doubt.objects.filter(owner=owner, state="different", a__in=mine | rows, b__in=mine | rows).delete()
    for row in sorted(lost):  # there may be a question about the two already: this answers it
        models.Doubt.objects.update_or_create(
            owner=owner,
            a_id=min(me, row),
            b_id=max(me, row),
            source=None,
            defaults={"state": "different", "answered_at": now, "merge": None},
        )
    join(owner.pk, None, [Join(me, row, OWN_ADDRESS) for row in sorted(rows)], now=now)
    shown.refresh(mine | rows)


def _save_written(written: Mapping[int, str]) -> None:
    """Remember how the seeker writes their addresses, by row; empty: in the normal form."""
    field = models.Statement.Field.WRITTEN
    models.Statement.objects.filter(person__in=written, field=field, source=None).delete()
    models.Statement.objects.bulk_create(
        models.Statement(person_id=row, field=field, text=text, digest=digest(text))
        for row, text in written.items()
        if text
    )


def _save_organisations(owner: User, names: Iterable[str]) -> None:
    wanted: dict[str, str] = {}
    for name in names:
        if folded := fold_organisation(name):
            wanted.setdefault(folded, line(name.strip(), NAME_MAX))
    rows = organisations(owner.pk, wanted)
    models.Organisation.objects.filter(owner=owner, own=True).update(own=False)
    models.Organisation.objects.filter(owner=owner, pk__in=rows.values()).update(own=True)
    models.Organisation.objects.filter(owner=owner, own=False, domain="", positions=None).delete()


@transaction.atomic
def add_reflection(owner: User, person: int, reflection: Reflection) -> int:
    """Keep a reflection beside the earlier ones; gives its id. LookupError where the owner has no such person."""
    row = ReflectionRow.objects.create(
        person_id=shown_row(owner, person),
        at=reflection.at,
        like=reflection.like,
        respect=reflection.respect,
        treats_others=reflection.treats_others,
        values=list(reflection.values),
        traits=[list(astuple(trait)) for trait in reflection.traits],
        red_flag=reflection.red_flag,
        note=reflection.note,
    )
    touch(owner, facts=False)
    return row.pk


@transaction.atomic
def delete_reflection(owner: User, reflection: int) -> None:
    """Take a reflection back; LookupError where the owner has none of this id."""
    if not ReflectionRow.objects.filter(person__owner=owner, pk=reflection).delete()[0]:
        raise LookupError(f"no reflection {reflection}")
    touch(owner, facts=False)


def rate_tie(
    owner: User, person: int, strength: float, *, at: datetime, what: str = "said how close you are"
) -> None:
    """The seeker's own word on a tie, in [0, 1], a deed that `what` names; ValueError outside."""
    if not 0.0 <= strength <= 1.0:
        raise ValueError(f"a tie is rated from 0 to 1, not {strength}")
    with doing(owner, what, now=at) as deed:
        deed.make(TieRating(person_id=shown_row(owner, person), strength=strength, at=at))


@transaction.atomic
def save_preferences(owner: User, preferences: Preferences) -> None:
    """All preferences in place of those before."""
    models.Preferences.objects.update_or_create(owner=owner, defaults={"said": asdict(preferences)})
    touch(owner, facts=False)


@transaction.atomic
def add_vocabulary(owner: User, name: str, entries: Mapping[str, Sequence[str]], *, now: datetime) -> None:
    """Add a vocabulary (term -> other terms), or put it in place of the one of that name."""
    said = {term: list(terms) for term, terms in entries.items()}
    models.Vocabulary.objects.update_or_create(
        owner=owner, name=line(name, NAME_MAX), defaults={"entries": said, "added": now}
    )
    touch(owner, facts=False)


@transaction.atomic
def delete_vocabulary(owner: User, name: str) -> None:
    """Take a vocabulary out; LookupError where there is none of that name."""
    if not models.Vocabulary.objects.filter(owner=owner, name=name).delete()[0]:
        raise LookupError(f"no vocabulary {name!r}")
    touch(owner, facts=False)
