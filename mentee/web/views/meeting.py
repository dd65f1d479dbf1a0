"""Meeting: the sheet before it, notes beside it, the log after it, and the next date as a calendar file."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from mentee.flows.errors import BadInputError
from mentee.flows.steps.days import FIRST_YEAR, LAST_YEAR
from mentee.flows.steps.log import Said, log
from mentee.flows.steps.prepare import answered, ask_next_time, prepare
from mentee.records.facts import Channel
from mentee.store.reads.days import zone_of
from mentee.store.reads.seeker import preferences
from mentee.web.contexts.meeting import USUAL_MINUTES, MeetingPage, invitation, last_met, proposal_for
from mentee.web.deeds import LONGEST, chosen, deed, moved_words, person_of, said
from mentee.web.signed import owner_of
from mentee.web.views.search import person_url

LONGEST_MEETING = 24 * 60


@require_GET
def meeting_show(request: HttpRequest, person: int) -> HttpResponse:
    """The sheet for the next meeting with a person; ?with= names others who are there."""
    owner, now = owner_of(request), timezone.now()
    one = person_of(owner, person)
    prepared = prepare(owner, f"#{one.id}", now=now)
    rel = prepared.relationship
    page = MeetingPage(
        prepared=prepared,
        person=one.id,
        company=_company(request, one.id, one.name),
        proposal=proposal_for(rel, last_met(rel, now=now), now=now, zone=zone_of(preferences(owner))),
        person_url=person_url(one.id),
    )
    return render(request, "meeting/page.html", {"page": page})


def _company(request: HttpRequest, person: int, name: str) -> tuple[tuple[int, str, bool], ...]:
    owner, found = owner_of(request), {person: name}
    for number in request.GET.getlist("with")[:20]:
        if number.isdecimal() and len(number) < 19:
            other = person_of(owner, int(number))
            found[other.id] = other.name
    return tuple((number, called, True) for number, called in found.items())


@deed("today")
def question_add(request: HttpRequest, person: int) -> str:
    """Put a question on the list for next time."""
    owner, one = owner_of(request), person_of(owner_of(request), person)
    ask_next_time(owner, f"#{one.id}", said(request, "question", most=500), now=timezone.now())
    return f"On the list for {one.name}."


@deed("today")
def question_answered(request: HttpRequest, person: int) -> str:
    """Keep what was answered; the question is not suggested again."""
    owner, one = owner_of(request), person_of(owner_of(request), person)
    kept = answered(
        owner, f"#{one.id}", said(request, "question", most=500), said(request, "answer"), now=timezone.now()
    )
    return f"Kept the answer to “{kept.text[:60]}”." if kept.answer else f"Asked: “{kept.text[:60]}”."


@require_http_methods(["GET", "POST"])
def invitation_file(request: HttpRequest, person: int) -> HttpResponse:
    """The next date as a file for the calendar program; nothing is kept, and nothing sent to anybody."""
    owner, now = owner_of(request), timezone.now()
    sent = request.POST if request.method == "POST" else request.GET
    one = person_of(owner, person)
    at, minutes = _date(sent.get("at", ""), owner_zone(request)), _minutes(sent.get("minutes", ""))
    title = _line(sent.get("title", "")) or f"Conversation with {one.name}"
    body = invitation(
        uid=f"{one.id}-{at:%Y%m%dT%H%M}@mentee.invalid",
        at=at,
        minutes=minutes,
        title=title,
        place=_line(sent.get("place", "")),
        notes=sent.get("notes", "")[:LONGEST].replace("\x00", ""),
        now=now,
    )
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8; method=PUBLISH")
    response.headers["Content-Disposition"] = f'attachment; filename="meeting-{at:%Y-%m-%d}.ics"'
    return response


@deed("today")
def meeting_plan(request: HttpRequest, person: int) -> str:
    """Keep a date that was agreed, so that its sheet is ready in time."""
    owner, one, now = owner_of(request), person_of(owner_of(request), person), timezone.now()
    at = _date(said(request, "at"), owner_zone(request))
    if at <= now:
        raise BadInputError("That day has passed.", "Name one that is still to come.")
    kept = log(
        owner,
        Said(
            people=(one.id,),
            at=at,
            channel=chosen(Channel, said(request, "channel") or Channel.MEETING.value, what="How you meet"),
            minutes=_minutes(said(request, "minutes")),
            subject=_line(said(request, "title")) or f"Conversation with {one.name}",
        ),
        now=now,
    )
    return f"Planned with {one.name}: {at.day} {at:%B, %H:%M}.{moved_words(kept.moved)}"


def owner_zone(request: HttpRequest) -> tzinfo:
    """The zone of the seeker's days."""
    return zone_of(preferences(owner_of(request)))


def _date(text: str, zone: tzinfo) -> datetime:
    try:
        at = datetime.fromisoformat(text)
        if not FIRST_YEAR <= at.year <= LAST_YEAR:
            raise ValueError(text)
    except ValueError as error:
        raise BadInputError("When?", "Choose a day and an hour.") from error
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _minutes(text: str) -> int:
    if not text:
        return USUAL_MINUTES
    if not text.isdecimal() or len(text) > 4 or not 0 < int(text) <= LONGEST_MEETING:
        raise BadInputError(f"{text!r} is no number of minutes.")
    return int(text)


def _line(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]+", " ", text).strip()[:200]


urlpatterns = [
    path("meeting/<int:person>/", meeting_show, name="meeting"),
    path("meeting/<int:person>/ask/", question_add, name="ask-next-time"),
    path("meeting/<int:person>/answered/", question_answered, name="answered"),
    path("meeting/<int:person>/invitation.ics", invitation_file, name="invitation"),
    path("meeting/<int:person>/plan/", meeting_plan, name="meeting-plan"),
]
