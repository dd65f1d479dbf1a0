"""What is said where a page cannot be given."""

from __future__ import annotations

import time

from django.conf import settings
from django.core.exceptions import TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from mentee.web.toasts import trouble

LEFT_EXAMPLE = "left_example"  # in the session: when, in seconds; forms of its pages are refused from then on
DAY = 86_400.0


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing is at this address, or nothing of this user's."""
    return render(request, "errors/not_found.html", status=404)


def bad_request(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that no page of ours makes, or that asks for another host, or with more files than are taken."""
    words = "This request cannot be understood."
    if isinstance(exception, TooManyFilesSent):
        words = (
            f"More than {settings.DATA_UPLOAD_MAX_NUMBER_FILES:,} files at once are not taken, and nothing was kept. "
            "Pack their folder into one zip file and give that, or give them in several parts."
        )
    return HttpResponse(f"{words}\n", status=400, content_type="text/plain; charset=utf-8")


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its proof that it came from our page: old, or of an example world that was left since."""
    if request.session.get(LEFT_EXAMPLE, 0) > time.time() - DAY:
        response = render(request, "errors/example_left.html", status=403)
        if getattr(request, "htmx", False):
            trouble(request, "The example was left. This is your own world; nothing was changed.")
            response.headers["HX-Redirect"] = "/"
        return response
    return render(request, "errors/stale_form.html", status=403)


def failed(_request: HttpRequest) -> HttpResponse:
    """A fault of ours; said without touching the database, which may be the fault."""
    return HttpResponse(render_to_string("errors/failed.html"), status=500)
