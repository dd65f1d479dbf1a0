"""Programs and calendars: let one in, see its secret once, see whether it is used, shut it out, with undo."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from mentee.flows.errors import BadInputError
from mentee.flows.tokens import LONGEST_NAME, Made, let_in, shut_out
from mentee.records.access import Scope, Token
from mentee.store.reads.tokens import tokens
from mentee.web.deeds import said
from mentee.web.frame import EXAMPLE
from mentee.web.signed import owner_of
from mentee.web.taking_back import way_back
from mentee.web.toasts import toast

HERE = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True, slots=True)
class Purpose:
    """What a token can be made for, as the page offers it."""

    value: str
    scopes: frozenset[Scope]
    title: str
    help: str


PURPOSES = (
    Purpose(
        "calendar",
        frozenset({Scope.CALENDAR}),
        "A calendar: names and times only",
        "For a calendar that others see too.",
    ),
    Purpose(
        "calendar-deeds",
        frozenset({Scope.CALENDAR_DEEDS}),
        "A calendar: with what to do",
        "“Thank Ottoline”, “Prepare the meeting with Ottoline”. Never why, and nothing you think or were told.",
    ),
    Purpose(
        "log",
        frozenset({Scope.LOG}),
        "A program that logs",
        "It keeps lines like “coffee with Bo yesterday”. It reads nothing but the names in them.",
    ),
    Purpose(
        "read",
        frozenset({Scope.READ}),
        "A program that reads",
        "It reads what you see, also what you think of people.",
    ),
    Purpose("read-log", frozenset({Scope.READ, Scope.LOG}), "A program that reads and logs", "Both of the above."),
)


@require_http_methods(["GET", "POST"])
def programs(request: HttpRequest) -> HttpResponse:
    """All that are let in; sent, a new one, whose secret is on this answer and never again."""
    owner, example = owner_of(request), owner_of(request).get_username().startswith(EXAMPLE)
    name, trouble, status = said(request, "name"), None, 200
    if request.method == "POST" and not example:
        try:
            made = let_in(owner, name, _scopes(said(request, "for")), now=timezone.now())
            return render(request, "settings/program.html", _told(request, made))
        except BadInputError as error:
            trouble, status = error, 422
    context = {
        "tokens": [(one, _words(one)) for one in tokens(owner)],
        "purposes": PURPOSES,
        "chosen": said(request, "for") or "calendar",
        "name": name,
        "longest": LONGEST_NAME,
        "trouble": trouble,
        "example": example,
    }
    return render(request, "settings/programs.html", context, status=status)


def _scopes(value: str) -> frozenset[Scope]:
    return next((one.scopes for one in PURPOSES if one.value == value), frozenset())


def _words(token: Token) -> str:
    return next((one.title for one in PURPOSES if one.scopes == frozenset(token.scopes)), ", ".join(token.scopes))


def _told(request: HttpRequest, made: Made) -> dict[str, object]:
    """What the page says that shows a secret once."""
    feed = request.build_absolute_uri(reverse("calendar-feed", args=[made.secret]))
    parts = urlsplit(feed)
    return {
        "token": made.token,
        "words": _words(made.token),
        "secret": made.secret,
        "feed": feed,
        "webcal": parts._replace(scheme="webcal").geturl(),
        "only_here": parts.hostname in HERE,
        "api": request.build_absolute_uri("/api/v1/"),
        "logs": Scope.LOG in made.token.scopes,
        "reads": Scope.READ in made.token.scopes,
    }


@require_POST
def program_revoke(request: HttpRequest, token: int) -> HttpResponse:
    """Shut one out."""
    return _revoked(request, [one for one in tokens(owner_of(request)) if one.id == token])


@require_POST
def programs_revoke(request: HttpRequest) -> HttpResponse:
    """Shut all of them out."""
    return _revoked(request, tokens(owner_of(request)))


def _revoked(request: HttpRequest, known: list[Token]) -> HttpResponse:
    owner = owner_of(request)
    gone = shut_out(owner, [one.id for one in known], now=timezone.now())
    if not gone:
        raise Http404("nothing of this user's")
    words = f"{known[0].name} is shut out." if len(gone) == 1 else f"All {len(gone)} are shut out."
    toast(request, words, undo=way_back(owner, "tokens", gone))
    return redirect("programs")


urlpatterns = [
    path("settings/programs/", programs, name="programs"),
    path("settings/programs/revoke/", programs_revoke, name="programs-revoke"),
    path("settings/programs/<int:token>/revoke/", program_revoke, name="program-revoke"),
]
