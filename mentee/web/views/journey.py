"""Journey: all relationships over the eight steps, one of them with its history, and the seeker's own moves."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mentee.flows.errors import AmbiguousPersonError, BadInputError, FlowError
from mentee.flows.steps.days import day_of, today_of
from mentee.flows.steps.holds import end_hold, hold
from mentee.flows.steps.journey import journey
from mentee.flows.steps.pursue import Stands, let_go, move_to, pursue, rest, set_rhythm
from mentee.flows.steps.sheet import sheet
from mentee.flows.steps.why import why
from mentee.records.journey import Action, Standing
from mentee.store.reads.people import find_person
from mentee.web.contexts.journey import WhyPage, board_of, relationship_of
from mentee.web.deeds import back, chosen, complaint, deed, did, moved_words, person_of, said
from mentee.web.signed import owner_of
from mentee.web.toasts import trouble


@require_GET
def journey_show(request: HttpRequest) -> HttpResponse:
    """The board; ?standing= shows one standing, ?stalled=1 those that stand still."""
    board = journey(owner_of(request), now=timezone.now())
    page = board_of(board, chosen=request.GET.get("standing", "")[:20], stalled=bool(request.GET.get("stalled")))
    return render(request, "journey/page.html", {"page": page})


@require_GET
def relationship_show(request: HttpRequest, person: int) -> HttpResponse:
    """One relationship: where it stands and why, its eight steps, its history, and what can be done with it."""
    owner, now = owner_of(request), timezone.now()
    found = sheet(owner, f"#{person_of(owner, person).id}", now=now)
    page = relationship_of(found, today=today_of(owner, now=now))
    template = "journey/_moves.html" if getattr(request, "htmx", False) and "moves" in request.GET else ""
    return render(request, template or "journey/relationship.html", {"page": page})


@require_GET
def why_show(request: HttpRequest, person: int) -> HttpResponse:
    """Which rules fired for a person, and which held back."""
    owner = owner_of(request)
    found = why(owner, f"#{person_of(owner, person).id}", now=timezone.now())
    result = found.explanation.result
    action = result if isinstance(result, Action) else None
    page = WhyPage(found, int(found.person), action, None if isinstance(result, Action) else result)
    return render(request, "journey/why.html", {"page": page})


@require_POST
def pursuit_begin(request: HttpRequest) -> HttpResponse:
    """Take somebody up, by number or by the name written; a name that fits several asks who is meant."""
    owner, now, who = owner_of(request), timezone.now(), said(request, "who", most=200)
    try:
        if not who:
            raise BadInputError("Nobody is named.", "Write a name, or part of it.")
        stands = pursue(owner, who, now=now, reason=said(request, "reason"))
    except AmbiguousPersonError:
        board = board_of(journey(owner, now=now), chosen="", stalled=False)
        page = replace(board, asked=who, matches=tuple(find_person(owner, who)))
        return render(request, "journey/page.html", {"page": page}, status=422)
    except FlowError as error:
        trouble(request, f"{complaint(error)}")
        return back(request, reverse("journey"))
    did(request, f"You pursue {stands.name} now.{moved_words(stands.moved)}")
    return back(request, reverse("relationship", args=[int(stands.person)]))


@deed("journey")
def relationship_move(request: HttpRequest, person: int) -> str:
    """Move it to a standing, for the reason given."""
    owner = owner_of(request)
    mark = f"#{person_of(owner, person).id}"
    after = chosen(Standing, said(request, "after"), what="The standing")
    return told(move_to(owner, mark, after, now=timezone.now(), reason=said(request, "reason")))


@deed("journey")
def relationship_rest(request: HttpRequest, person: int) -> str:
    """Let it rest, until a day or until the seeker takes it up again."""
    owner = owner_of(request)
    stands = rest(
        owner,
        f"#{person_of(owner, person).id}",
        now=timezone.now(),
        until=_day(request, "until"),
        reason=said(request, "reason"),
    )
    return f"{stands.name} rests. Nothing is asked of you meanwhile."


@deed("journey")
def relationship_let_go(request: HttpRequest, person: int) -> str:
    """Let it go, kindly."""
    owner = owner_of(request)
    stands = let_go(owner, f"#{person_of(owner, person).id}", now=timezone.now(), reason=said(request, "reason"))
    return f"{stands.name} is let go. What was good stays good."


@deed("journey")
def relationship_wake(request: HttpRequest, person: int) -> str:
    """Take it up again after a rest, or after it was let go."""
    owner = owner_of(request)
    return told(pursue(owner, f"#{person_of(owner, person).id}", now=timezone.now()))


@deed("journey")
def hold_begin(request: HttpRequest, person: int) -> str:
    """No asks until a day; kindness goes on."""
    owner, one = owner_of(request), person_of(owner_of(request), person)
    if (until := _day(request, "until")) is None:
        raise BadInputError("Until when?", "Choose a day.")
    kept = hold(owner, f"#{one.id}", until, said(request, "reason"), now=timezone.now())
    return f"Nothing is asked of {one.name} before {kept.until.day} {kept.until:%B}."


@deed("journey")
def hold_end(request: HttpRequest, person: int) -> str:
    """Asks are fine again."""
    owner = owner_of(request)
    return f"The hold on {end_hold(owner, f'#{person_of(owner, person).id}', now=timezone.now())} has ended."


@deed("journey")
def rhythm_set(request: HttpRequest, person: int) -> str:
    """Days between encounters, at best and at most."""
    owner, one = owner_of(request), person_of(owner_of(request), person)
    gaps = [said(request, name) for name in ("ideal", "most")]
    if not all(gap.isdecimal() and len(gap) < 6 for gap in gaps):
        raise BadInputError("A rhythm is two numbers of days.")
    ideal, most = set_rhythm(owner, f"#{one.id}", now=timezone.now(), ideal_gap=int(gaps[0]), max_gap=int(gaps[1]))
    return f"{one.name}: every {ideal} days or so, at most {most}."


def _day(request: HttpRequest, name: str) -> date | None:
    words = said(request, name)
    return day_of(owner_of(request), words, now=timezone.now()) if words else None


def told(stands: Stands) -> str:
    """Where it stands now."""
    return f"{stands.name} is now {stands.standing}."


urlpatterns = [
    path("journey/", journey_show, name="journey"),
    path("journey/pursue/", pursuit_begin, name="pursue"),
    path("journey/<int:person>/", relationship_show, name="relationship"),
    path("journey/<int:person>/why/", why_show, name="why"),
    path("journey/<int:person>/move/", relationship_move, name="move"),
    path("journey/<int:person>/rest/", relationship_rest, name="rest"),
    path("journey/<int:person>/let-go/", relationship_let_go, name="let-go"),
    path("journey/<int:person>/wake/", relationship_wake, name="wake"),
    path("journey/<int:person>/hold/", hold_begin, name="hold"),
    path("journey/<int:person>/hold/end/", hold_end, name="hold-end"),
    path("journey/<int:person>/rhythm/", rhythm_set, name="rhythm"),
]
