"""The palette's answers, and the same as a page of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import NoReverseMatch, path, reverse
from django.views.decorators.http import require_GET

from mentee.flows.search import MOST_FOUND, search_people, search_targets
from mentee.web.actions import targets
from mentee.web.signed import owner_of

if TYPE_CHECKING:
    from mentee.store.models import User

LONGEST = 100


@require_GET
def search(request: HttpRequest) -> HttpResponse:
    """People, pages and actions for ?q=."""
    text = request.GET.get("q", "")[:LONGEST]
    people = _people(owner_of(request), text)
    context = {
        "q": text,
        "people": people,
        "more": len(people) == MOST_FOUND,
        "targets": search_targets(targets(), text),
    }
    htmx = getattr(request, "htmx", None)
    template = {"palette-found": "search/_found.html", "found-here": "search/_list.html"}.get(
        htmx.target if htmx else "", "search/page.html"
    )
    return render(request, template, context)


def _people(owner: User, text: str) -> list[dict[str, object]]:
    return [
        {"id": match.id, "name": match.name, "detail": match.detail, "url": person_url(match.id)}
        for match in search_people(owner, text)
    ]


def person_url(person: int) -> str:
    """The page of a person."""
    try:
        return reverse("person", args=[person])
    except NoReverseMatch:
        return f"{reverse('search')}?q=%23{person}"


urlpatterns = [path("search/", search, name="search")]
