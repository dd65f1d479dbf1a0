"""A form that was refused: what was sent with it waits for the next page, so that nobody writes it twice."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

KEY = "refused"
MOST = 20_000  # characters in all; more is not kept
UNTOLD = frozenset({"csrfmiddlewaretoken", "next"})


def keep_refused(request: HttpRequest) -> None:
    """Remember what was sent until the next page is shown."""
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in UNTOLD}
    if sum(len(text) for texts in fields.values() for text in texts) <= MOST:
        request.session[KEY] = {"path": request.path, "fields": fields}


def refused(request: HttpRequest) -> dict[str, Any] | None:
    """What was refused just before, once, and only for a whole page; `texts` are the words among it."""
    part = request.headers.get("HX-Request") and not request.headers.get("HX-Boosted")
    if request.method != "GET" or part or KEY not in request.session:
        return None
    kept: dict[str, Any] = request.session.pop(KEY)
    words = [(name, text) for name, texts in kept["fields"].items() for text in texts if _is_written(text)]
    if not words:
        return None
    return kept | {"texts": [(name.replace("_", " ").capitalize(), text) for name, text in words]}


def _is_written(text: str) -> bool:
    """Whether somebody wrote it, and did not choose it."""
    return " " in text.strip() or len(text) > 20
