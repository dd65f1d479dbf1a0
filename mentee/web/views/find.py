"""Find: the shortlist with its filters, two people compared, and what can be done with a candidate."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from mentee.flows.errors import BadInputError, NotReadyError
from mentee.flows.rather import forget, rather
from mentee.flows.steps.days import day_of
from mentee.flows.steps.holds import end_hold, hold
from mentee.flows.steps.pursue import let_go, pursue
from mentee.web.contexts.find import LONGEST, Filters, compare_page, find_page
from mentee.web.deeds import MOST_DIGITS, deed, moved_words, person_of, said
from mentee.web.signed import owner_of
from mentee.web.toasts import trouble

PAIR = 2


@require_GET
def find(request: HttpRequest) -> HttpResponse:
    """The shortlist for ?q=, ?side= and ?most=; as a part of the page where the page asks for it."""
    filters = Filters.of(request.GET)
    try:
        page = find_page(owner_of(request), filters, now=timezone.now())
    except NotReadyError as error:
        context = {"error": error, "nobody": error.message.startswith("Nobody")}
        return render(request, "find/not_yet.html", context)
    htmx = getattr(request, "htmx", None)
    part = htmx and htmx.target == "find-results"
    return render(request, "find/_results.html" if part else "find/page.html", {"page": page, "part": bool(part)})


@require_GET
def compare(request: HttpRequest) -> HttpResponse:
    """Two people of ?with= beside each other, for the question of ?q=."""
    people = list(
        dict.fromkeys(int(one) for one in request.GET.getlist("with") if one.isdecimal() and len(one) <= MOST_DIGITS)
    )
    q = request.GET.get("q", "").replace("\x00", "").strip()[:LONGEST]
    if len(people) < PAIR:
        trouble(request, "Choose two people to compare.")
        return redirect(f"{reverse('find')}?{Filters(q=q).query()}")
    try:
        page = compare_page(owner_of(request), people[:PAIR], q, now=timezone.now())
    except LookupError as error:
        raise Http404 from error
    return render(request, "find/compare.html", {"page": page})


@deed("find")
def person_pursue(request: HttpRequest, person: int) -> str:
    """Take somebody up, or up again."""
    match = person_of(owner_of(request), person)
    done = pursue(owner_of(request), f"#{match.id}", now=timezone.now())
    return f"{done.name} is on your journey now.{moved_words(done.moved)}"


@deed("find")
def person_not_now(request: HttpRequest, person: int) -> str:
    """Suggest nothing with somebody until a date."""
    match = person_of(owner_of(request), person)
    try:
        until = day_of(owner_of(request), said(request, "until"), now=timezone.now())
    except BadInputError as error:
        raise BadInputError("Until when? Choose a day.") from error
    hold(owner_of(request), f"#{match.id}", until, said(request, "reason") or "not now", now=timezone.now())
    return f"{match.name} rests until {until:%-d %B %Y}; you will not be asked before."


@deed("find")
def person_never(request: HttpRequest, person: int) -> str:
    """Suggest somebody no more."""
    match = person_of(owner_of(request), person)
    let_go(owner_of(request), f"#{match.id}", now=timezone.now(), reason=said(request, "reason"))
    return f"{match.name} will not be suggested any more."


@deed("find")
def person_hold_end(request: HttpRequest, person: int) -> str:
    """Somebody may be suggested again before the date."""
    match = person_of(owner_of(request), person)
    end_hold(owner_of(request), f"#{match.id}", now=timezone.now())
    return f"{match.name} may be suggested again."


@deed("find")
def person_rather(request: HttpRequest, person: int) -> str:
    """Keep that somebody is rather wanted than the other of two."""
    match, than = person_of(owner_of(request), person), said(request, "than")
    if not than.isdecimal() or len(than) > MOST_DIGITS:
        raise BadInputError("Rather than whom?", "Compare two people first.")
    other = person_of(owner_of(request), int(than))
    rather(owner_of(request), f"#{match.id}", f"#{other.id}", now=timezone.now())
    return f"Kept: rather {match.name} than {other.name}. The list learns from it."


@deed("find")
def choices_forget(request: HttpRequest) -> str:
    """Forget what was learned from choices between people."""
    forget(owner_of(request), now=timezone.now())
    return "The list counts as it does for everybody again."


urlpatterns = [
    path("find/forget/", choices_forget, name="choices-forget"),
    path("person/<int:person>/rather/", person_rather, name="person-rather"),
    path("find/", find, name="find"),
    path("find/compare/", compare, name="compare"),
    path("person/<int:person>/pursue/", person_pursue, name="person-pursue"),
    path("person/<int:person>/not-now/", person_not_now, name="person-not-now"),
    path("person/<int:person>/never/", person_never, name="person-never"),
    path("person/<int:person>/hold/end/", person_hold_end, name="person-hold-end"),
]
