"""Taking a joining back: two people again, whatever else tied them, and what that meant for the rest."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from mentee.identity.parting import Pair, parting
from mentee.store.models import Doubt, Merge, Person, User
from mentee.store.owners import touch
from mentee.store.writes import shown
from mentee.store.writes.clusters import members, regroup
from mentee.store.writes.doubts import find_doubts
from mentee.store.written import as_written

BY_USER_WEIGHS = 1000  # the user's word stands against any number of files


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two after a split: the shown row, the name, and the addresses, pages and numbers."""

    person: int
    name: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Split:
    """What a split came to; `also` are the pairs whose joinings had to go too, each as (one, other, reason)."""

    one: Half
    other: Half
    also: tuple[tuple[str, str, str], ...] = ()


@transaction.atomic
def split_merge(owner: User, merge: int, *, now: datetime) -> Split:
    """Take a joining back and remember the two as different; LookupError where the owner has no such live joining.

    Where other joinings still tie the two, the lightest of these go as well (a word of the user's weighs more than
    files, what several files say more than what one says): the two are two.
    """
    deed = Merge.objects.filter(owner=owner, pk=merge, undone_at=None).first()
    if deed is None:
        raise LookupError(f"no joining {merge}")
    everybody = members([deed.child_id])
    live = Merge.objects.filter(owner=owner, undone_at=None, child__in=everybody, into__in=everybody)
    live.filter(child=deed.child_id, into=deed.into_id).update(undone_at=now)
    cut = parting(_weights(live), deed.child_id, deed.into_id)
    also = [one for one in live.select_related("child", "into") if (one.child_id, one.into_id) in cut]
    Merge.objects.filter(pk__in=[one.pk for one in also]).update(undone_at=now)
    Doubt.objects.filter(merge__in=[deed, *also]).update(state=Doubt.State.DIFFERENT, merge=None, answered_at=now)
    a, b = sorted((deed.child_id, deed.into_id))
    Doubt.objects.update_or_create(
        owner=owner,
        a_id=a,
        b_id=b,
        source=None,
        defaults={"state": Doubt.State.DIFFERENT, "answered_at": now, "merge": None},
    )
    regroup(everybody)
    shown.refresh(everybody)
    find_doubts(owner.pk)
    touch(owner)
    told = dict.fromkeys((_called(one.into), _called(one.child), one.reason) for one in also)
    return Split(_half(deed.into_id), _half(deed.child_id), tuple(told))


def _weights(live: Iterable[Merge]) -> dict[Pair, int]:
    weights: dict[Pair, int] = {}
    for one in live:
        pair = (one.child_id, one.into_id)
        weights[pair] = weights.get(pair, 0) + (1 if one.source_id else BY_USER_WEIGHS)
    return weights


def _called(row: Person) -> str:
    return row.name if row.kind == Person.Kind.UID and row.name else row.value


def _half(identity: int) -> Half:
    row = Person.objects.select_related("root").get(pk=identity)
    root = row.root or row
    keys = Person.objects.filter(pk__in=members([root.pk])).exclude(kind=Person.Kind.UID).order_by("pk")
    values = list(keys.values_list("pk", "value"))
    written = as_written(row for row, _ in values)
    return Half(root.pk, root.name, tuple((written.get(row) or value) for row, value in values))
