"""The addresses of the API: each with its method, the scope it needs, and what it is for."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from mentee.api import views
from mentee.api.endpoint import Answering, endpoint
from mentee.records.access import Scope

ENDPOINTS: tuple[tuple[str, str, str, Scope, Answering, str], ...] = (
    ("GET", "today", "api-today", Scope.READ, views.day, "the day: actions with drafts, waits, meetings ahead"),
    ("GET", "find", "api-find", Scope.READ, views.shortlist, "the shortlist; ?q= in your words, most, inside"),
    ("GET", "people", "api-people", Scope.READ, views.known, "people by name; ?q= name or work, most, inside"),
    ("GET", "people/<int:person>", "api-person", Scope.READ, views.person, "everything about one person"),
    ("POST", "log", "api-log", Scope.LOG, views.line, 'keep {"line": "..."}; "preview": true keeps nothing'),
    ("POST", "undo/<slug:mark>", "api-undo", Scope.LOG, views.taken_back, "take back what was logged last"),
)
LISTED = [
    {"method": method, "path": f"/api/v1/{route}", "scope": scope.value, "about": about}
    for method, route, _, scope, _, about in ENDPOINTS
]


def _described() -> dict[str, object]:
    return views.description(LISTED)


urlpatterns: list[URLPattern] = [
    path("", endpoint("GET", None, _described), name="api"),
    *(path(route, endpoint(method, scope, do), name=name) for method, route, name, scope, do, _ in ENDPOINTS),
    re_path(r"^(?P<rest>.*)$", endpoint("GET", None, views.nothing)),
]
