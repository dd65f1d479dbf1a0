"""The list of everybody, with search and filters in the address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mentee.flows.adding import Given, add
from mentee.flows.errors import BadInputError
from mentee.web.contexts.people import Filters, list_page
from mentee.web.deeds import back, complaint, said
from mentee.web.refused import keep_refused
from mentee.web.signed import owner_of
from mentee.web.taking_back import take_back, way_back
from mentee.web.toasts import toast, trouble


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """People by name for ?q=, ?side=, ?tag=, ?source= and ?after=."""
    htmx = getattr(request, "htmx", None)
    part = {"people-list": "people/_list.html", "people-more": "people/_rows.html"}.get(htmx.target if htmx else "")
    page = list_page(owner_of(request), Filters.of(request.GET), whole=part is None)
    return render(request, part or "people/page.html", {"page": page})


@require_POST
def people_add(request: HttpRequest) -> HttpResponse:
    """Add somebody by hand, and show them."""
    fields = ("name", "address", "page", "title", "organisation", "notes")
    given = Given(**{field: said(request, field) for field in fields})
    try:
        added = add(owner_of(request), given, now=timezone.now())
    except BadInputError as error:
        trouble(request, complaint(error))
        keep_refused(request)
        return back(request, "/people/")
    name = given.name.strip()
    if added.new:
        undo = way_back(owner_of(request), "add", added.person)
        toast(request, f"{name} is among your people now.", undo=undo)
    else:
        toast(request, f"Kept: you know {name} already.")
    return redirect("person", added.person)


urlpatterns = [
    path("people/", people, name="people"),
    path("people/add/", people_add, name="people-add"),
    path("take-back/<str:sealed>/", take_back, name="take-back"),
]
