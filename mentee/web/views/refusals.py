"""What is said where a page cannot be given."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing is at this address, or nothing of this user's."""
    return render(request, "errors/not_found.html", status=404)


def bad_request(_request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that no page of ours makes, or that asks for another host."""
    return HttpResponse("This request cannot be understood.\n", status=400, content_type="text/plain; charset=utf-8")


def csrf_refused(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its proof that it came from our page."""
    return render(request, "errors/stale_form.html", status=403)


def failed(_request: HttpRequest) -> HttpResponse:
    """A fault of ours; said without touching the database, which may be the fault."""
    return HttpResponse(render_to_string("errors/failed.html"), status=500)
