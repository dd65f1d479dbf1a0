"""One person: the page about them, the card to reflect on, and what the user says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mentee.flows import own_words
from mentee.flows.adding import remove
from mentee.flows.errors import BadInputError, FlowError, UnknownPersonError
from mentee.flows.people import one_person
from mentee.flows.reflect import reflect as keep
from mentee.flows.steps.pursue import rate
from mentee.records.seeker import Reflection, Trait
from mentee.store.reads.page import person_page
from mentee.store.reads.people import find_person
from mentee.store.reads.seeker import seeker
from mentee.store.writes.many import Changed
from mentee.web.contexts.find import values_to_see
from mentee.web.contexts.person import Filters, person_context, timeline_part
from mentee.web.deeds import back, changed, complaint, deed, person_of, said
from mentee.web.signed import owner_of
from mentee.web.taking_back import way_back
from mentee.web.toasts import toast, trouble

if TYPE_CHECKING:
    from mentee.store.models import User
    from mentee.store.reads.people import Match

MARKS = [(str(mark), str(mark)) for mark in range(1, 6)]
SIDES = {"inside": True, "outside": False, "derived": None}


class Card(forms.Form):
    """What a reflection may say."""

    like = forms.TypedChoiceField(choices=MARKS, coerce=int, required=False, empty_value=None)
    respect = forms.TypedChoiceField(choices=MARKS, coerce=int, required=False, empty_value=None)
    treats_others = forms.TypedChoiceField(choices=MARKS, coerce=int, required=False, empty_value=None)
    trait = forms.CharField(max_length=120, required=False)
    example = forms.CharField(max_length=500, required=False)
    red_flag = forms.CharField(max_length=500, required=False)
    note = forms.CharField(max_length=2000, required=False)


def shown_person(owner: User, person: int) -> Match:
    """The owner's person of that number, the seeker too; Http404 where there is none."""
    try:
        return one_person(owner, f"#{person}")
    except UnknownPersonError as error:
        raise Http404 from error


@require_GET
def person(request: HttpRequest, person: int) -> HttpResponse:
    """Everything about one person; a part of the timeline where the page asks for it."""
    owner, now, filters = owner_of(request), timezone.now(), Filters.of(request.GET)
    match = shown_person(owner, person)
    if match.id != person:
        return redirect("person", match.id)
    htmx = getattr(request, "htmx", None)
    if (htmx and htmx.target in {"timeline", "timeline-more"}) or filters.before is not None:
        part = timeline_part(owner, person, filters, match.name, now=now)
        if htmx and htmx.target == "timeline-more":
            return render(request, "person/_timeline_rest.html", {"part": part})
        template = "person/_timeline.html" if htmx else "person/timeline.html"
        return render(request, template, {"part": part, "name": match.name})
    page = person_context(owner, match, filters, now=now)
    return render(request, "person/page.html", {"page": page, "part": page.part})


def reflect(request: HttpRequest, person: int) -> HttpResponse:
    """The card as a page of its own, and what is sent from it."""
    return reflected(request, person) if request.method == "POST" else _card(request, person)


@require_GET
def _card(request: HttpRequest, person: int) -> HttpResponse:
    owner = owner_of(request)
    match = person_of(owner, person)
    context = {
        "match": match,
        "values": values_to_see(seeker(owner).values),
        "page": person_page(owner, match.id, now=timezone.now().timestamp(), limit=1),
    }
    return render(request, "person/reflect.html", context)


@deed("find")
def reflected(request: HttpRequest, person: int) -> str:
    """Keep a reflection."""
    owner = owner_of(request)
    match = person_of(owner, person)
    form = Card(request.POST)
    if not form.is_valid():
        raise BadInputError("The card could not be read.", "Choose 1 to 5, or leave it out.")
    values = [one.strip()[:120] for one in request.POST.getlist("values")[:20] if one.strip()]
    told = form.cleaned_data
    if told["example"] and not told["trait"]:
        raise BadInputError("What did you see there?", "Name the trait beside your example.")
    card = Reflection(
        at=timezone.now(),
        like=told["like"],
        respect=told["respect"],
        treats_others=told["treats_others"],
        values=tuple(values),
        traits=(Trait(told["trait"], told["example"]),) if told["trait"] else (),
        red_flag=told["red_flag"],
        note=told["note"],
    )
    if card == Reflection(at=card.at):
        raise BadInputError("Nothing was said yet.", "One answer is enough.")
    keep(owner, f"#{match.id}", card)
    if card.red_flag:
        return f"Kept. {match.name} is not suggested any more."
    return f"Kept, what you think of {match.name}."


@require_POST
def person_say(request: HttpRequest, person: int, what: str) -> HttpResponse:
    """What the user says of a person: tags, inside or outside, notes, a name, how well they know each other."""
    owner = owner_of(request)
    match = shown_person(owner, person)
    if what not in SAYS:
        raise Http404
    try:
        words, kind, before = SAYS[what](request, owner, match)
    except FlowError as error:
        trouble(request, complaint(error))
    else:
        if isinstance(before, Changed):
            changed(request, words, before)
        else:
            toast(request, words, undo=way_back(owner, kind, before))
    return back(request, reverse("person", args=[match.id]))


Said = tuple[str, str, object]  # words, the way back, what it needs to know; deeds have a way back of their own


def _tags(request: HttpRequest, owner: User, match: Match) -> Said:
    tags = said(request, "tags").replace("\n", ",").split(",")
    return "Tags kept.", "", own_words.put_tags(owner, match.id, tags, now=timezone.now())


def _inside(request: HttpRequest, owner: User, match: Match) -> Said:
    side = said(request, "side")
    if side not in SIDES:
        raise BadInputError("Inside or outside?", "Choose one.")
    done = own_words.put_inside(owner, [match.id], SIDES[side], now=timezone.now())
    return ("Kept." if side != "derived" else "As their work says."), "", done


def _work(request: HttpRequest, owner: User, match: Match) -> Said:
    organisation = said(request, "organisation")
    done = own_words.put_work(owner, [match.id], organisation, now=timezone.now())
    return (f"{match.name} works at {organisation}." if organisation else "As their files say."), "", done


def _notes(request: HttpRequest, owner: User, match: Match) -> Said:
    before = own_words.put_notes(owner, match.id, said(request, "notes", most=own_words.LONGEST_NOTES + 1))
    return "Notes kept.", "notes", [match.id, before]


def _name(request: HttpRequest, owner: User, match: Match) -> Said:
    before = own_words.put_name(owner, match.id, said(request, "name", most=200))
    return "Name kept.", "name", [match.id, before]


def _tie(request: HttpRequest, owner: User, match: Match) -> Said:
    try:
        strength = float(said(request, "strength"))
    except ValueError as error:
        raise BadInputError("How well do you know each other?", "Choose one.") from error
    rate(owner, f"#{match.id}", strength, now=timezone.now())
    return f"Kept, how well you and {match.name} know each other.", "", Changed(1)


SAYS = {"tags": _tags, "side": _inside, "work": _work, "notes": _notes, "name": _name, "tie": _tie}


@require_GET
def person_twin(request: HttpRequest, person: int) -> HttpResponse:
    """People who may be this one too, for ?twin=."""
    owner = owner_of(request)
    match = shown_person(owner, person)
    text = request.GET.get("twin", "").strip()[:100]
    found = [one for one in find_person(owner, text, limit=8) if one.id != match.id] if text else []
    context = {"match": match, "twins": found, "text": text}
    htmx = getattr(request, "htmx", False)
    return render(request, "person/_twins.html" if htmx else "person/twin.html", context)


@require_POST
def person_join(request: HttpRequest, person: int) -> HttpResponse:
    """Say that another entry is this very person."""
    owner = owner_of(request)
    match = shown_person(owner, person)
    try:
        joining = own_words.join(owner, match.id, f"#{int(said(request, 'twin') or 0)}", now=timezone.now())
    except (FlowError, ValueError) as error:
        trouble(request, complaint(error) if isinstance(error, FlowError) else "Choose who it is.")
        return back(request, reverse("person", args=[match.id]))
    toast(request, "They are one person now.", undo=way_back(owner, "merge", joining))
    return redirect("person", shown_person(owner, match.id).id)


@require_POST
def person_remove(request: HttpRequest, person: int) -> HttpResponse:
    """Take out somebody who was added by hand."""
    owner = owner_of(request)
    match = shown_person(owner, person)
    try:
        remove(owner, match)
    except FlowError as error:
        trouble(request, complaint(error))
        return redirect("person", match.id)
    toast(request, f"{match.name} is out again.")
    return redirect("people")


urlpatterns = [
    path("person/<int:person>/", person, name="person"),
    path("person/<int:person>/reflect/", reflect, name="reflect"),
    path("person/<int:person>/say/<slug:what>/", person_say, name="person-say"),
    path("person/<int:person>/remove/", person_remove, name="person-remove"),
    path("person/<int:person>/twin/", person_twin, name="person-twin"),
    path("person/<int:person>/join/", person_join, name="person-join"),
]
