"""Insights: what the seeker's ties say over time, drawn and in words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from mentee.flows.insights import insights
from mentee.web.contexts.insights import SPANS, InsightsPage
from mentee.web.signed import owner_of


@require_GET
def insights_show(request: HttpRequest) -> HttpResponse:
    """The page; ?months= says how far back."""
    wanted = request.GET.get("months", "")
    span = int(wanted) if wanted in {str(span) for span in SPANS} else SPANS[1]
    found = insights(owner_of(request), now=timezone.now())
    page = InsightsPage(found, span, timezone.localdate())
    return render(request, "insights/page.html", {"page": page, "spans": SPANS})


urlpatterns = [path("insights/", insights_show, name="insights")]
