"""Give back: introductions to make, what people need, the ledger of giving and taking, a progress note to send."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from mentee.flows.errors import BadInputError
from mentee.flows.steps.goals import goals, progress_note
from mentee.flows.steps.ledger import gave, give_back, ledger, met, need, received
from mentee.records.journey import Gave, Received
from mentee.store.reads.addresses import addresses_of
from mentee.web.contexts.drafts import letter_of
from mentee.web.contexts.giving import GivingPage, NotePage, offers_of, rows_of
from mentee.web.deeds import deed, person_of, pursued_people, said
from mentee.web.signed import owner_of

SHOWN_GOALS = 3


@require_GET
def giving_show(request: HttpRequest) -> HttpResponse:
    """The page; ?person= opens the ledger with one of them."""
    owner, now = owner_of(request), timezone.now()
    giving = give_back(owner, now=now)
    rows = rows_of(giving)
    number = request.GET.get("person", "")
    chosen = person_of(owner, int(number)).id if number.isdecimal() and len(number) < 19 else 0
    page = GivingPage(
        offers=offers_of(giving),
        needs=tuple((int(person), name, one) for person, name, one in giving.needs),
        rows=tuple(row for row in rows if row.got or row.gives or row.asks),
        quiet=tuple(row for row in rows if not (row.got or row.gives or row.asks)),
        people=tuple(pursued_people(owner)),
        chosen=chosen,
        kept=ledger(owner, f"#{chosen}", now=now) if chosen else None,
        goals=tuple(goal for goal in goals(owner) if goal.done is None)[:SHOWN_GOALS],
        now=now,
    )
    return render(request, "giving/page.html", {"page": page})


@deed("give-back")
def entry_add(request: HttpRequest) -> str:
    """Keep one thing given or received."""
    owner, now = owner_of(request), timezone.now()
    mark = _mark(request)
    kind, note = said(request, "kind"), said(request, "note", most=1000)
    if kind in {one.value for one in Gave}:
        kept = gave(owner, mark, Gave(kind), note, now=now)
    elif kind in {one.value for one in Received}:
        kept = received(owner, mark, Received(kind), note, now=now)
    else:
        raise BadInputError("What it was is missing.", "Choose one of the kinds.")
    verb = "You gave" if kind in {one.value for one in Gave} else "You received"
    return f"{verb} {kind} ({kept.name})."


@deed("give-back")
def need_add(request: HttpRequest) -> str:
    """Keep what somebody needs."""
    kept = need(owner_of(request), _mark(request), said(request, "need", most=500), now=timezone.now())
    return f"Kept: they look for {kept.text}."


@deed("give-back")
def need_met(request: HttpRequest) -> str:
    """Keep that a need was met."""
    kept = met(owner_of(request), _mark(request), said(request, "need", most=500), now=timezone.now())
    return f"Met: {kept.text}."


@require_GET
def note_show(request: HttpRequest, person: int) -> HttpResponse:
    """Growth shown, as a letter ready to send."""
    owner = owner_of(request)
    one = person_of(owner, person)
    draft = progress_note(owner, f"#{one.id}", now=timezone.now())
    address = next(iter(addresses_of(owner, [one.id]).get(one.id, ())), "")
    letter = letter_of(draft, to=one.name, address=address) if draft else None
    return render(request, "giving/note.html", {"page": NotePage(one.id, one.name, letter)})


def _mark(request: HttpRequest) -> str:
    """The person the form means: a number from the list, which must be the owner's, or a name."""
    number, name = said(request, "person"), said(request, "who", most=200)
    if number.isdecimal() and len(number) < 19:
        return f"#{person_of(owner_of(request), int(number)).id}"
    if number:
        raise Http404
    if not name:
        raise BadInputError("With whom?", "Choose somebody.")
    return name


urlpatterns = [
    path("give-back/", giving_show, name="give-back"),
    path("give-back/entry/", entry_add, name="ledger-add"),
    path("give-back/need/", need_add, name="need"),
    path("give-back/met/", need_met, name="need-met"),
    path("give-back/note/<int:person>/", note_show, name="progress-note"),
]
