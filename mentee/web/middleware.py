"""What every request passes: same-site checks, nothing personal kept, the user's zone, toasts, errors in words."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from mentee.flows.errors import FlowError, NotReadyError, UnknownPersonError, YourselfError
from mentee.store.models import User
from mentee.store.reads.days import zone_named, zone_of
from mentee.store.reads.seeker import preferences
from mentee.web import uploads

Answer = Callable[[HttpRequest], HttpResponseBase]
SAFE = {"GET", "HEAD", "OPTIONS"}
NOT_ALLOWED = 405


def private_answers(get_response: Answer) -> Answer:
    """Personal pages are kept by nobody, and no other site may embed or probe them."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
        )
        return response

    return middleware


def same_site_only(get_response: Answer) -> Answer:
    """Refuse what another site makes the browser ask for, save for following a link to a page."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if reason := _foreign(request):
            return HttpResponse(f"Refused: {reason}.\n", status=403, content_type="text/plain; charset=utf-8")
        return get_response(request)

    return middleware


def _foreign(request: HttpRequest) -> str:
    """Why the request is not ours, empty where it is."""
    site = request.headers.get("Sec-Fetch-Site", "")
    navigates = request.headers.get("Sec-Fetch-Mode") == "navigate" and request.method in SAFE
    framed = request.headers.get("Sec-Fetch-Dest", "document") in {"iframe", "frame", "embed", "object"}
    if site in {"cross-site", "same-site"} and (framed or not navigates):
        return "another site asked for this"
    origin = request.headers.get("Origin", "")
    if origin and request.method not in SAFE:
        host = request.headers.get("Host", "")
        if urlsplit(origin).netloc != host and origin not in settings.CSRF_TRUSTED_ORIGINS:
            return "this came from another site"
    return ""


def streamed_uploads(get_response: Answer) -> Answer:
    """Uploaded files go to the disk as they come, and are deleted when the answer is out and nobody took them."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        try:
            return get_response(request)
        finally:
            uploads.drop_untaken(request)

    return middleware


def own_time_zone(get_response: Answer) -> Answer:
    """Days and hours are those of the zone the user set, else of their browser's, else of this machine's."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        browser = zone_named(unquote(request.COOKIES.get("zone", "")))
        with timezone.override(browser or timezone.get_default_timezone()):
            if isinstance(request.user, User):
                timezone.activate(zone_of(preferences(request.user)))
            return get_response(request)

    return middleware


def toasts_for_htmx(get_response: Answer) -> Answer:
    """A partial answer carries the toasts that its deed gave; pages show them by their own frame."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        patch_vary_headers(response, ("HX-Request",))
        if (
            getattr(request, "htmx", False)
            and isinstance(response, HttpResponse)
            and response.status_code < 300
            and response.get("Content-Type", "").startswith("text/html")
            and "HX-Redirect" not in response
            and (waiting := list(get_messages(request)))
        ):
            toasts = render_to_string("components/_toasts.html", {"messages": waiting, "oob": True}, request)
            response.content += toasts.encode()
        return response

    return middleware


class errors_in_words:
    """A deed that could not be done is told in its own words with its remedy, never as a fault of the server."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if response.status_code != NOT_ALLOWED or request.method not in SAFE or getattr(request, "htmx", False):
            return response
        if response.get("Content-Type") == "application/json":  # a program asked
            return response
        page = render(request, "errors/only_by_form.html", status=NOT_ALLOWED)
        page.headers["Allow"] = response.headers.get("Allow", "POST")
        return page

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for an error of a flow; None for a fault of ours."""
        if not isinstance(error, FlowError):
            return None
        if isinstance(error, NotReadyError) and request.method in SAFE and not getattr(request, "htmx", False):
            return render(request, "errors/not_ready.html", {"error": error}, status=200)
        if isinstance(error, YourselfError) and request.method in SAFE and not getattr(request, "htmx", False):
            return render(request, "errors/yourself.html", status=200)
        status = 404 if isinstance(error, UnknownPersonError) else 422
        template = "errors/_words.html" if getattr(request, "htmx", False) else "errors/words.html"
        return render(request, template, {"error": error}, status=status)
