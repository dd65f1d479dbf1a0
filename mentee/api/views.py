"""The answers themselves: what the commands of the same names print with --json."""

from __future__ import annotations

from django.urls import reverse

from mentee import __version__
from mentee.api.answers import RefusedError
from mentee.api.endpoint import Call
from mentee.flows.errors import BadInputError
from mentee.flows.find import Shortlist, Wish, find
from mentee.flows.person import PersonView, person_view
from mentee.flows.steps.log import LONGEST_LINE, log, said_of, understand, unsure_of
from mentee.flows.steps.today import Today, today
from mentee.flows.steps.undo import Undone, seal, undo_sealed
from mentee.store.reads.people import PersonLine, people

MOST_FOUND, MOST_PEOPLE = 200, 1000


def day(call: Call) -> Today:
    """As `mentee today --json`; what moves by itself is told and not kept, since reading is no deed."""
    return today(call.owner, now=call.now, keep=False)


def shortlist(call: Call) -> Shortlist:
    """As `mentee find TEXT --json`."""
    wish = Wish(call.text("q"), call.either("inside"), call.number("most", usual=10, most=MOST_FOUND))
    return find(call.owner, wish, now=call.now)


def known(call: Call) -> list[PersonLine]:
    """As `mentee people TEXT --json`."""
    most = call.number("most", usual=50, most=MOST_PEOPLE)
    return people(call.owner, text=call.text("q"), inside=call.either("inside"), limit=most)


def person(call: Call, person: int) -> PersonView:
    """As `mentee person '#ID' --json`."""
    return person_view(call.owner, f"#{person}", now=call.now)


def line(call: Call) -> object:
    """As `mentee log LINE --json`, with the address that takes it back; with `preview` nothing is kept."""
    said = call.body()
    text = said.get("line")
    if not isinstance(text, str) or not text.strip() or len(text) > LONGEST_LINE:
        raise BadInputError(
            "There is no line to log.", f'Send {{"line": "..."}} of at most {LONGEST_LINE} characters.'
        )
    understood = understand(call.owner, text.replace("\x00", ""), now=call.now)
    if said.get("preview") is True:
        return understood
    if (unsure := unsure_of(understood.entry)) and said.get("sure") is not True:
        raise BadInputError(unsure, 'Nothing was stored. Write the day like 2026-11-02, or send "sure": true.')
    kept = log(call.owner, said_of(understood.entry), now=call.now)
    back = reverse("api-undo", args=[seal(call.owner)])
    return 201, {"understood": understood.lines, "logged": kept, "undo": back}


def taken_back(call: Call, mark: str) -> Undone:
    """Take back what was logged, while it is the latest deed."""
    return undo_sealed(call.owner, mark, now=call.now)


def description(endpoints: list[dict[str, str]]) -> dict[str, object]:
    """What can be asked here."""
    return {
        "mentee": __version__,
        "tokens": "Authorization: Bearer TOKEN, made under Settings, Programs and calendars",
        "errors": 'an object {"error", "remedy"} with a status from 400 on',
        "endpoints": endpoints,
    }


def nothing(**_parts: str) -> object:
    """No such address."""
    raise RefusedError(404, "Nothing is at this address.", f"See {reverse('api')}")
