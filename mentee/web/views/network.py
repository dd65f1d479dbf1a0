"""Network: the people around the seeker as a picture and as a list, and who could introduce them to somebody."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from mentee.flows.errors import AmbiguousPersonError, NotReadyError, UnknownPersonError
from mentee.flows.network_map import network_map
from mentee.flows.path import ways_in
from mentee.store.reads.people import find_person
from mentee.web.contexts.network import NetworkPage, line, mark, picture
from mentee.web.signed import owner_of
from mentee.web.views.search import person_url

LONGEST = 200


@require_GET
def network_show(request: HttpRequest) -> HttpResponse:
    """The page; ?q= filters the list, with ?ask= it tells the ways to the person meant."""
    page = _page(request)
    template = "network/_people.html" if request.headers.get("HX-Target") == "network-people" else "network/page.html"
    return render(request, template, {"page": page, "matches": _matches(request, page)})


@require_GET
def network_picture(request: HttpRequest) -> JsonResponse:
    """What the picture is drawn from."""
    try:
        return _compact(picture(network_map(owner_of(request), now=timezone.now())))
    except NotReadyError as error:
        return JsonResponse({"error": error.message}, status=404)


@require_GET
def network_names(request: HttpRequest) -> JsonResponse:
    """The names of everybody on the picture, for who looks nearer or searches."""
    drawn = network_map(owner_of(request), now=timezone.now())
    return _compact({"mark": mark(drawn), "name": drawn.names})


def _compact(said: dict[str, Any]) -> JsonResponse:
    return JsonResponse(said, json_dumps_params={"separators": (",", ":")})


@require_GET
def network_ways(request: HttpRequest) -> JsonResponse:
    """Ways to the person meant by ?q=: whose ids to light, and how to tell it."""
    page = _page(request, asked=True)
    told = render_to_string("network/_ways.html", {"page": page, "matches": _matches(request, page)}, request)
    found = page.ways
    return JsonResponse(
        {
            "person": found.person if found else None,
            "name": found.name if found else "",
            "ways": [{"ids": way.ids, "names": way.names, "value": way.path.value} for way in found.ways]
            if found
            else [],
            "html": told,
        },
        status=404 if page.trouble else 200,
    )


@require_GET
def network_card(request: HttpRequest, person: int) -> HttpResponse:
    """A few lines about somebody of the picture, or about somebody beyond it."""
    owner = owner_of(request)
    drawn = network_map(owner, now=timezone.now())
    rows = [i for i, known in enumerate(drawn.ids.tolist()) if known == person]
    if rows:
        return render(request, "network/_card.html", {"one": line(drawn, rows[0])})
    found = find_person(owner, f"#{person}")
    if not found:
        raise UnknownPersonError("Nobody here has this number.", "Look for a name instead.")
    return render(request, "network/_card.html", {"beyond": found[0], "url": person_url(found[0].id)})


def _page(request: HttpRequest, *, asked: bool = False) -> NetworkPage:
    owner, now = owner_of(request), timezone.now()
    q = request.GET.get("q", "")[:LONGEST].strip()
    ways, trouble = None, None
    asked = bool(q) and (asked or bool(request.GET.get("ask")))
    if asked:
        try:
            ways = ways_in(owner, q, now=now)
        except (AmbiguousPersonError, UnknownPersonError) as error:
            trouble = error
    return NetworkPage(
        drawn=network_map(owner, now=now),
        q=q,
        side=request.GET.get("side", ""),
        number=request.GET.get("page", "1"),
        asked=asked,
        ways=ways,
        trouble=trouble,
    )


def _matches(request: HttpRequest, page: NetworkPage) -> list[dict[str, object]]:
    """Whom the words could mean, where they mean several."""
    if not isinstance(page.trouble, AmbiguousPersonError):
        return []
    found = find_person(owner_of(request), page.q)
    return [{"id": match.id, "name": match.name, "detail": match.detail} for match in found]


urlpatterns = [
    path("network/", network_show, name="network"),
    path("network/picture.json", network_picture, name="network-picture"),
    path("network/names.json", network_names, name="network-names"),
    path("network/ways.json", network_ways, name="network-ways"),
    path("network/card/<int:person>/", network_card, name="network-card"),
]
