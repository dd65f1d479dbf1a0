"""Goals: what the seeker works at, what was tried, and what came of whose advice."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from mentee.flows.steps.goals import add_goal, goals, update_goal
from mentee.web.contexts.goals import page_of
from mentee.web.deeds import deed, pursued_people, said
from mentee.web.signed import owner_of


@require_GET
def goals_show(request: HttpRequest) -> HttpResponse:
    """All goals, those still worked at first."""
    owner = owner_of(request)
    return render(request, "goals/page.html", {"page": page_of(goals(owner), tuple(pursued_people(owner)))})


@deed("goals")
def goal_add(request: HttpRequest) -> str:
    """Begin a goal."""
    goal = add_goal(
        owner_of(request),
        said(request, "goal", most=300),
        now=timezone.now(),
        advice_from=said(request, "advice_from", most=200),
    )
    return f"Begun: {goal.text}."


@deed("goals")
def goal_update(request: HttpRequest) -> str:
    """Note what was tried or came of it, or that it is done."""
    goal = update_goal(
        owner_of(request),
        said(request, "goal", most=300),
        now=timezone.now(),
        tried=said(request, "tried", most=2000),
        outcome=said(request, "outcome", most=2000),
        done=bool(said(request, "done")),
    )
    return f"Done: {goal.text}." if said(request, "done") else f"Noted: {goal.text}."


urlpatterns = [
    path("goals/", goals_show, name="goals"),
    path("goals/add/", goal_add, name="goal-add"),
    path("goals/update/", goal_update, name="goal-update"),
]
