"""Ways in: who could introduce the seeker to somebody, where both will be, what can be answered."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from mentee.flows.errors import BadInputError
from mentee.flows.steps.introductions import Came, introduction
from mentee.web.contexts.ways_in import ways_page
from mentee.web.deeds import deed, numbered, person_of, said
from mentee.web.signed import owner_of


@require_GET
def ways(request: HttpRequest, person: int) -> HttpResponse:
    """All ways to one person with their words."""
    owner = owner_of(request)
    match = person_of(owner, person)
    if match.id != person:
        return redirect("ways", match.id)
    return render(
        request, "ways_in/page.html", {"page": ways_page(owner, person, now=timezone.now()), "match": match}
    )


@deed("find")
def introduction_came(request: HttpRequest, person: int) -> str:
    """Keep that an introduction was asked for, or what came of it."""
    owner = owner_of(request)
    match, through = person_of(owner, person), said(request, "through")
    try:
        came = Came(said(request, "came"))
    except ValueError as error:
        raise BadInputError("What came of it?", "Choose one.") from error
    if not through:
        raise BadInputError("Through whom?", "Choose a connector.")
    connector = person_of(owner, numbered(owner, through))
    introduction(owner, f"#{match.id}", f"#{connector.id}", came, now=timezone.now())
    return {
        Came.ASKED: f"Noted: you asked {connector.name}.",
        Came.ACCEPTED: f"Noted: {connector.name} introduces you to {match.name}.",
        Came.DECLINED: f"Noted. Another way may open to {match.name}.",
        Came.THANKED: f"Noted: you thanked {connector.name}.",
    }[came]


urlpatterns = [
    path("person/<int:person>/ways-in/", ways, name="ways"),
    path("person/<int:person>/introduction/", introduction_came, name="introduction"),
]
