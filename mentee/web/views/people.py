"""The list of everybody, with search and filters in the address, and one deed for many of them at once."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mentee.flows.adding import Given, add
from mentee.flows.errors import BadInputError
from mentee.flows.own_words import put_inside, tag
from mentee.web.contexts.people import MOST_AT_ONCE, Filters, list_page
from mentee.web.deeds import back, complaint, said
from mentee.web.signed import owner_of
from mentee.web.taking_back import take_back, way_back
from mentee.web.toasts import toast, trouble

SIDES = {"inside": True, "outside": False, "derived": None}
WORDS = {"inside": "inside", "outside": "outside", "derived": "as their positions say"}


@require_GET
def people(request: HttpRequest) -> HttpResponse:
    """People by name for ?q=, ?side= and ?after=."""
    page = list_page(owner_of(request), Filters.of(request.GET))
    htmx = getattr(request, "htmx", None)
    template = {"people-list": "people/_list.html", "people-more": "people/_rows.html"}.get(
        htmx.target if htmx else "", "people/page.html"
    )
    return render(request, template, {"page": page})


@require_POST
def people_change(request: HttpRequest) -> HttpResponse:
    """Tag many, or say of many that they are inside or outside."""
    chosen = list(dict.fromkeys(int(one) for one in request.POST.getlist("who") if one.isdecimal() and len(one) < 19))
    what, tags = said(request, "what"), [one.strip() for one in said(request, "tag").split(",") if one.strip()]
    if not chosen:
        trouble(request, "Nobody was chosen.")
    elif len(chosen) > MOST_AT_ONCE:
        trouble(request, f"At most {MOST_AT_ONCE} people at once.")
    elif what in {"tag", "untag"} and not tags:
        trouble(request, "Which tag? Write it beside the button.")
    else:
        try:
            _change(request, chosen, what, tags)
        except LookupError as error:
            raise Http404 from error
        except BadInputError as error:
            trouble(request, complaint(error))
    return back(request, "/people/")


@require_POST
def people_add(request: HttpRequest) -> HttpResponse:
    """Add somebody by hand, and show them."""
    fields = ("name", "address", "page", "title", "organisation", "notes")
    given = Given(**{field: said(request, field) for field in fields})
    try:
        person = add(owner_of(request), given, now=timezone.now())
    except BadInputError as error:
        trouble(request, complaint(error))
        return back(request, "/people/")
    toast(request, f"{given.name.strip()} is among your people now.")
    return redirect("person", person)


def _change(request: HttpRequest, chosen: list[int], what: str, tags: list[str]) -> None:
    owner = owner_of(request)
    who = "1 person" if len(chosen) == 1 else f"{len(chosen)} people"
    if what in {"tag", "untag"}:
        before = tag(owner, chosen, **{"add" if what == "tag" else "remove": tags})
        named = ", ".join(tags)
        words = f"{who} tagged {named}." if what == "tag" else f"The tag {named} taken from {who}."
        toast(request, words, undo=way_back(owner, "tags", before))
    elif what in SIDES:
        toast(
            request,
            f"{who} marked {WORDS[what]}.",
            undo=way_back(owner, "inside", put_inside(owner, chosen, SIDES[what])),
        )
    else:
        raise Http404


urlpatterns = [
    path("people/", people, name="people"),
    path("people/change/", people_change, name="people-change"),
    path("people/add/", people_add, name="people-add"),
    path("take-back/<str:sealed>/", take_back, name="take-back"),
]
