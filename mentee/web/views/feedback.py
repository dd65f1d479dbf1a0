"""Feedback: the board of loops, what was said kept in its words, and the one step that takes each loop on."""

from __future__ import annotations

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from mentee.flows.errors import BadInputError
from mentee.flows.steps.days import day_of
from mentee.flows.steps.feedback import Heard, Loop, act, add, board, plan, report, welcome
from mentee.records.journey import FeedbackKind
from mentee.web.contexts.feedback import page_of
from mentee.web.deeds import MOST_DIGITS, chosen, deed, moved_words, person_of, pursued_people, said
from mentee.web.signed import owner_of

SAID = {
    "welcomed": "Welcomed. That alone is rare.",
    "planned": "Planned. One plan is enough.",
    "acted-on": "You tried it. Now they may know.",
    "reported": "Told. The loop is closed.",
}


@require_GET
def feedback_show(request: HttpRequest) -> HttpResponse:
    """The board; ?person= shows one person's loops."""
    owner = owner_of(request)
    number = request.GET.get("person", "")
    one = person_of(owner, int(number)).id if number.isdecimal() and len(number) < 19 else 0
    now = timezone.now()
    page = page_of(board(owner, now=now), people=tuple(pursued_people(owner)), chosen=one, now=now)
    return render(request, "feedback/page.html", {"page": page})


@deed("feedback")
def feedback_add(request: HttpRequest) -> str:
    """Keep what was said."""
    owner, number = owner_of(request), said(request, "person")
    if not number.isdecimal() or len(number) > MOST_DIGITS:
        raise BadInputError("Who said it?", "Choose somebody.")
    person = person_of(owner, int(number))
    heard = Heard(
        words=said(request, "words"),
        kind=chosen(FeedbackKind, said(request, "kind"), what="Praise or challenge"),
        behaviour=said(request, "behaviour", most=1000),
        reaction=said(request, "reaction", most=1000),
        theme=said(request, "theme", most=100),
    )
    kept = add(owner, f"#{person.id}", heard, now=timezone.now())
    return f"Kept what {kept.name} said.{moved_words(kept.moved)}"


@deed("feedback")
def feedback_step(request: HttpRequest, person: int, key: str, stage: str) -> str:
    """Take a loop to its next stage."""
    owner = owner_of(request)
    mark = f"#{person_of(owner, person).id}"
    kept = _stepped(request, mark, key, stage)
    return SAID[stage] + moved_words(kept.moved)


def _stepped(request: HttpRequest, mark: str, key: str, stage: str) -> Loop:
    owner, now = owner_of(request), timezone.now()
    if stage == "welcomed":
        return welcome(owner, mark, now=now, key=key)
    if stage == "planned":
        return plan(owner, mark, _plan(request), now=now, key=key, tell_on=_tell_on(request))
    if stage == "acted-on":
        return act(owner, mark, now=now, key=key)
    if stage == "reported":
        return report(owner, mark, said(request, "told"), now=now, key=key)
    raise Http404


def _plan(request: HttpRequest) -> str:
    """The plan as one sentence, from its two halves or from one field."""
    cue, response = said(request, "cue", most=500).rstrip(","), said(request, "response", most=500)
    if cue and response:
        return f"If {cue}, then I will {response}"
    return said(request, "plan", most=1000)


def _tell_on(request: HttpRequest) -> date | None:
    words = said(request, "tell_on")
    return day_of(owner_of(request), words, now=timezone.now()) if words else None


urlpatterns = [
    path("feedback/", feedback_show, name="feedback"),
    path("feedback/add/", feedback_add, name="feedback-add"),
    path("feedback/<int:person>/<slug:key>/<slug:stage>/", feedback_step, name="feedback-step"),
]
