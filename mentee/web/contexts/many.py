"""Lists of people as the many-at-once form names them: everybody who matches a list's filters, on all its pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from mentee.flows.errors import NotReadyError
from mentee.flows.find import find
from mentee.flows.network_map import network_map
from mentee.flows.people import everybody
from mentee.flows.search import search_people
from mentee.flows.steps.journey import journey
from mentee.web.contexts import find as shortlist
from mentee.web.contexts import people
from mentee.web.contexts.journey import board_of
from mentee.web.contexts.network import NetworkPage
from mentee.web.views.search import LONGEST

if TYPE_CHECKING:
    from mentee.store.models import User

Query = Mapping[str, str]


def all_of(owner: User, name: str, query: Query, *, now: datetime) -> list[int]:
    """Everybody on the list of that name for the query of its address; LookupError for a list there is not."""
    try:
        return LISTS[name](owner, query, now)
    except NotReadyError:
        return []


def _people(owner: User, query: Query, _now: datetime) -> list[int]:
    return everybody(owner, people.Filters.of(query).wanted)


def _find(owner: User, query: Query, now: datetime) -> list[int]:
    wish = shortlist.Filters.of({**query, "most": str(shortlist.MOST)}).wish
    return [one.person for one in find(owner, wish, now=now).found]


def _journey(owner: User, query: Query, now: datetime) -> list[int]:
    board = journey(owner, now=now)
    page = board_of(board, chosen=query.get("standing", ""), stalled=bool(query.get("stalled")))
    return [int(row.line.person) for group in page.groups for row in group.rows]


def _network(owner: User, query: Query, now: datetime) -> list[int]:
    drawn = network_map(owner, now=now)
    page = NetworkPage(drawn, query.get("q", ""), query.get("side", ""), "1", asked=bool(query.get("ask")))
    return [int(drawn.ids[i]) for i in page.rows]


def _search(owner: User, query: Query, _now: datetime) -> list[int]:
    return [match.id for match in search_people(owner, query.get("q", "")[:LONGEST])]


LISTS: Mapping[str, Callable[[User, Query, datetime], list[int]]] = {
    "people": _people,
    "find": _find,
    "journey": _journey,
    "network": _network,
    "search": _search,
}
