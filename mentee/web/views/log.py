"""Log what happened in one line, see how it was understood, log a meeting in two clicks, take the last deed back."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mentee.flows.errors import BadInputError, FlowError, NotReadyError
from mentee.flows.steps.days import day_of
from mentee.flows.steps.log import LONGEST_LINE, Logged, Said, log, said_of, understand
from mentee.flows.steps.undo import undo_sealed
from mentee.flows.steps.whom import whom
from mentee.records.facts import Channel
from mentee.store.reads.people import matches_of
from mentee.web.contexts.log import LogPage, Reading, reading_of, unclear_people
from mentee.web.deeds import MOST_DIGITS, back, chosen, complaint, deed, did, moved_words, numbered, said
from mentee.web.signed import owner_of
from mentee.web.toasts import toast, trouble

NOON = time(12)  # the hour of a past day, where nobody said it


@require_http_methods(["GET", "POST"])
def line_log(request: HttpRequest) -> HttpResponse:
    """The line with what is understood of it; sent, it is kept."""
    owner, now = owner_of(request), timezone.now()
    sent = request.POST if request.method == "POST" else request.GET
    line = (sent.getlist("line") or [""])[-1].strip()[:LONGEST_LINE]
    trouble_said = ""
    if request.method == "POST" and not request.POST.get("look"):
        try:
            done = log(owner, said_of(understand(owner, line, now=now).entry), now=now)
        except FlowError as error:
            trouble_said = complaint(error) if not line else ""
        else:
            did(request, told(done))
            return back(request, reverse("today"))
    page = LogPage(line, _reading(request, line), trouble_said, request.POST.get("next", ""))
    return render(request, "log/page.html", {"page": page}, status=422 if request.method == "POST" else 200)


@require_GET
def line_preview(request: HttpRequest) -> HttpResponse:
    """How ?line= is understood, as it is typed."""
    line = request.GET.get("line", "").strip()[:LONGEST_LINE]
    return render(request, "log/_understood.html", {"reading": _reading(request, line)})


def _reading(request: HttpRequest, line: str) -> Reading | None:
    if not line:
        return None
    owner = owner_of(request)
    understood = understand(owner, line, now=timezone.now())
    found = matches_of(owner, sorted(set(unclear_people(understood))))
    return reading_of(understood, line, {one.id: one.detail for one in found})


def told(done: Logged) -> str:
    """What was logged, and what moved with it."""
    return f"{done.deed[:1].upper()}{done.deed[1:]}.{moved_words(done.moved)}"


@deed("today")
def met_log(request: HttpRequest) -> str:
    """Keep a meeting from the form with chips: with whom (several), how, how long, when, notes, what to ask next."""
    owner, now = owner_of(request), timezone.now()
    people = [numbered(owner, one) for one in request.POST.getlist("with") if one]
    people += [whom(owner, name).id for name in said(request, "also").replace(";", ",").split(",") if name.strip()]
    minutes = said(request, "minutes") or said(request, "minutes_other")
    if minutes and not (minutes.isdecimal() and len(minutes) <= MOST_DIGITS):
        raise BadInputError(f"{minutes[:20]!r} is no number of minutes.")
    kept = log(
        owner,
        Said(
            people=tuple(dict.fromkeys(people)),
            at=_moment(request, now),
            channel=chosen(Channel, said(request, "channel"), what="How you met"),
            minutes=int(minutes) if minutes else None,
            notes=said(request, "notes"),
            ask_next_time=tuple(line.strip() for line in said(request, "ask").splitlines() if line.strip())[:20],
        ),
        now=now,
    )
    return told(kept)


def _moment(request: HttpRequest, now: datetime) -> datetime:
    """When it was: just now, or a day in words or as a date, at noon or the hour given."""
    words, hour = said(request, "other_day") or said(request, "day"), said(request, "time")
    if not words or words == "today":
        words = timezone.localtime(now).date().isoformat()
    day = day_of(owner_of(request), words, now=now, ahead=False)
    try:
        clock = datetime.strptime(hour, "%H:%M").time() if hour else None  # noqa: DTZ007 - the zone is added below
    except ValueError as error:
        raise BadInputError(f"{hour!r} is no time.", "Write it like 14:30.") from error
    local = timezone.localtime(now)
    if clock is None and day == local.date():
        return now - timedelta(minutes=1)
    if clock is None:
        clock = NOON
    return datetime.combine(day, clock, tzinfo=local.tzinfo)


@require_POST
def deed_undo(request: HttpRequest, mark: str) -> HttpResponse:
    """Take back the deed of that mark, where it is still the latest."""
    try:
        undone = undo_sealed(owner_of(request), mark, now=timezone.now())
    except NotReadyError as error:
        trouble(request, error.message)
    else:
        toast(request, f"Taken back: {undone.what}.")
    return back(request, reverse("today"))


urlpatterns = [
    path("log/", line_log, name="log"),
    path("log/understood/", line_preview, name="log-understood"),
    path("log/met/", met_log, name="log-met"),
    path("undo/<slug:mark>/", deed_undo, name="undo"),
]
