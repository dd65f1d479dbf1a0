"""Today: at most a few actions with their words, the seeker's answers to them, meetings ahead and what waits."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from mentee.flows.errors import BadInputError
from mentee.flows.steps.answer import Answered, Chosen, answer
from mentee.flows.steps.days import day_of, today_of
from mentee.flows.steps.today import today
from mentee.records.journey import ActionKind, Answer
from mentee.store.reads.addresses import addresses_of
from mentee.web.contexts.today import page_of
from mentee.web.deeds import chosen, deed, moved_words, numbered, said
from mentee.web.signed import owner_of

SPANS = {"tomorrow": 1, "week": 7, "month": 30}
WORDS = {
    Answer.DONE: "Done: {what} ({name}).",
    Answer.LATER: "Not before {until}: {what} ({name}).",
    Answer.NEVER: "Never again: {what} ({name}).",
}


@require_GET
def today_show(request: HttpRequest) -> HttpResponse:
    """The day."""
    owner = owner_of(request)
    day = today(owner, now=timezone.now())
    known = addresses_of(owner, [int(action.person) for action in day.actions]) if day.actions else {}
    page = page_of(day, {person: found[0] for person, found in known.items()})
    return render(request, "today/page.html", {"page": page})


@deed("today")
def action_answer(request: HttpRequest) -> str:
    """Done, not now until a day, or never: kept with what follows from it."""
    owner, now = owner_of(request), timezone.now()
    person = numbered(owner, said(request, "person"))
    meant = Chosen(str(person), chosen(ActionKind, said(request, "kind"), what="The action"), said(request, "about"))
    verdict = chosen(Answer, said(request, "said"), what="Done, not now or never")
    until = _until(request, now) if verdict is Answer.LATER else None
    kept = answer(owner, meant, verdict, now=now, until=until, note=said(request, "note"))
    return "" if kept.again else told(kept)


def _until(request: HttpRequest, now: datetime) -> date:
    owner, words = owner_of(request), said(request, "until")
    if words in SPANS:
        return today_of(owner, now=now) + timedelta(days=SPANS[words])
    if not (day := said(request, "day")):
        raise BadInputError("Until when?", "Choose a day, or one of the buttons.")
    return day_of(owner, day, now=now)


def told(kept: Answered) -> str:
    """The answer in words."""
    what = kept.chosen.kind.value.replace("-", " ")
    day = f"{kept.until.day} {kept.until:%B}" if kept.until else ""
    return WORDS[kept.answer].format(what=what, name=kept.name, until=day) + moved_words(kept.moved)


urlpatterns = [
    path("today/", today_show, name="today"),
    path("today/answer/", action_answer, name="answer"),
]
