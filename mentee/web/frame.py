"""The frame around every page: where one can go, where one is, whose world is shown."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from mentee.web.refused import refused

EXAMPLE = "example-of-"  # beginning of the name of an owner who is only there to be explored


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the navigation: the name of its address, its title, its icon; `tab`: on a phone's bottom bar.

    `areas`: beginnings of addresses that belong to it too.
    """

    name: str
    title: str
    icon: str
    tab: bool = False
    key: str = ""  # pressed after g
    areas: tuple[str, ...] = ()


PLACES = (
    Place("today", "Today", "sun", tab=True, key="t", areas=("/meeting/", "/log/")),
    Place("find", "Find", "compass", tab=True, key="f", areas=("/person/",)),
    Place("journey", "Journey", "footprints", tab=True, key="j"),
    Place("give-back", "Give back", "hand-heart", tab=True, key="g", areas=("/goals/",)),
    Place("feedback", "Feedback", "message-circle-heart", key="b"),
    Place("network", "Network", "waypoints", key="n"),
    Place("insights", "Insights", "chart-line", key="i"),
    Place("sources", "Sources", "inbox", key="s", areas=("/jobs/", "/duplicates/")),
    Place("settings", "Settings", "sliders-horizontal", key=","),
)


@cache
def places() -> tuple[tuple[Place, str], ...]:
    """Each place with its address."""
    found = []
    for place in PLACES:
        try:
            found.append((place, reverse(place.name)))
        except NoReverseMatch:  # the page is not part of this installation
            continue
    return tuple(found)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of every template: navigation, theme, and whether an example world is shown."""
    user = getattr(request, "user", None)
    signed_in = bool(user and user.is_authenticated)
    return {
        "nav": [
            {"place": place, "url": url, "here": request.path.startswith((url, *place.areas))}
            for place, url in places()
        ]
        if signed_in
        else [],
        "theme": request.COOKIES.get("theme", "") if request.COOKIES.get("theme") in {"light", "dark"} else "",
        "signed_in": signed_in,
        "refused": refused(request) if signed_in else None,
        "in_example": bool(signed_in and user and user.get_username().startswith(EXAMPLE)),
    }
