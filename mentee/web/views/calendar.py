"""The calendar feed: for any calendar program that has the address, without a session, and read only."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils import timezone
from django.utils.cache import get_conditional_response
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from mentee.flows.steps.agenda import agenda
from mentee.flows.tokens import holder
from mentee.records.access import CALENDARS, Scope
from mentee.web.contexts.ical import feed, mark_of


@login_not_required
@csrf_exempt
@require_safe
def calendar_feed(request: HttpRequest, secret: str) -> HttpResponse:
    """The calendar that the address opens; whatever is wrong with it, the same 404. Reading it is no deed."""
    now = timezone.now()
    found = holder(secret, now=now, scopes=CALENDARS)
    if found is None:
        return HttpResponse("Nothing is here.\n", status=404, content_type="text/plain; charset=utf-8")
    with timezone.override(found.zone):
        shown = agenda(found.owner, now=now, detailed=Scope.CALENDAR_DEEDS in found.token.scopes)
    name = found.token.name
    mark = mark_of(shown, name=name)
    response = get_conditional_response(request, etag=mark)
    if response is None:
        body = feed(shown, name=name, owner=found.owner.pk, now=now)
        response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
        response.headers["Content-Disposition"] = 'inline; filename="calendar.ics"'
    response.headers["ETag"] = mark
    response.headers["Cache-Control"] = "private, no-cache"
    return response


urlpatterns = [path("calendar/<str:secret>.ics", calendar_feed, name="calendar-feed")]
