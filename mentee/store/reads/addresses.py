"""The mail addresses of people."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from mentee.store.models import Person, User


def addresses_of(owner: User, people: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Mail addresses by id of the shown person, in order of becoming known; one query."""
    found: dict[int, list[str]] = defaultdict(list)
    rows = Person.objects.filter(Q(pk__in=people) | Q(root__in=people), owner=owner, kind=Person.Kind.EMAIL)
    for pk, root, value in rows.order_by("pk").values_list("pk", "root", "value"):
        found[root or pk].append(value)
    return {person: tuple(addresses) for person, addresses in found.items()}
