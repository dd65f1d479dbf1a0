"""One deed from one form: who is meant, what was sent, the word said after it, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from functools import wraps
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from mentee.flows.errors import AmbiguousPersonError, BadInputError, FlowError, UnknownPersonError
from mentee.flows.steps.advance import Moved
from mentee.flows.steps.undo import seal
from mentee.flows.steps.whom import whom
from mentee.store.reads.people import Match
from mentee.store.reads.pursued import names_of, pursued_ids
from mentee.store.writes.many import Changed
from mentee.web.refused import keep_refused
from mentee.web.signed import owner_of
from mentee.web.toasts import toast, trouble

if TYPE_CHECKING:
    from mentee.store.models import User

LONGEST = 4000  # characters of a field
MOST_DIGITS = 18  # of a number that a column holds
E = TypeVar("E", bound=Enum)


def person_of(owner: User, person: int) -> Match:
    """The owner's person of that number; Http404 where the owner has no such person."""
    try:
        return whom(owner, f"#{person}")
    except UnknownPersonError as error:
        raise Http404 from error


def numbered(owner: User, text: str) -> int:
    """The owner's person whose number a form sent; Http404 where it is none, however long."""
    if not text.isdecimal() or len(text) > MOST_DIGITS:
        raise Http404
    return person_of(owner, int(text)).id


def pursued_people(owner: User) -> list[tuple[int, str]]:
    """Everybody pursued, by name: what a form offers to choose from."""
    people = sorted(pursued_ids(owner))
    return sorted(zip(people, names_of(owner, people), strict=True), key=lambda one: (one[1].casefold(), one[0]))


def said(request: HttpRequest, name: str, *, most: int = LONGEST) -> str:
    """A field of the form, trimmed and bounded; empty where it was not sent."""
    return request.POST.get(name, "").replace("\x00", "").strip()[:most]


def chosen(kind: type[E], text: str, *, what: str) -> E:
    """The member of that value; BadInputError where there is none."""
    try:
        return kind(text)
    except ValueError as error:
        raise BadInputError(f"{what} was not chosen.", "Choose one and send it again.") from error


def moved_words(moved: Iterable[Moved]) -> str:
    """What moved with a deed, as a sentence after it; empty where nothing did."""
    last = {one.person: one for one in moved}
    return "".join(f" {one.name} is now {one.move.after}." for one in last.values())


def did(request: HttpRequest, words: str) -> None:
    """Say what was done, with the way to take it back."""
    toast(request, words, undo=reverse("undo", args=[seal(owner_of(request))]))


def changed(request: HttpRequest, words: str, done: Changed) -> None:
    """Say what was said of people, with the way to take it back where anything is different now."""
    if done.people:
        did(request, words)
    else:
        toast(request, words if done.kept else "Nothing was to be changed: it was so before.")


def back(request: HttpRequest, fallback: str) -> HttpResponse:
    """To the page the form names ("next"), else to where it stood, else to `fallback` (an address)."""
    address = request.POST.get("next", "")
    return redirect(address if _is_ours(address) else _stood(request) or fallback)


def _stood(request: HttpRequest) -> str:
    """The address of the page on which the form stood; empty where it is not known."""
    referer, here = urlsplit(request.headers.get("Referer", "")), ""
    if referer.netloc == request.get_host():
        here = referer.path + (f"?{referer.query}" if referer.query else "")
    return here if _is_ours(here) else ""


def _is_ours(address: str) -> bool:
    return address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)


def complaint(error: FlowError) -> str:
    """What went wrong in words for a page."""
    return f"{error.message} {remedy_here(error.remedy)}".strip()


def remedy_here(remedy: str) -> str:
    """A remedy as a page says it: one that names a command is left out."""
    return "" if "mentee " in remedy or "--" in remedy else remedy


def deed(home: str) -> Callable[[Callable[..., str]], Callable[..., HttpResponse]]:
    """Make a view of a function that does one deed and gives the words to say; `home` names where it leads back.

    Words that are empty: nothing was done. What could not be done is said as it is; nobody of the owner's: 404.
    """

    def decorate(do: Callable[..., str]) -> Callable[..., HttpResponse]:
        @require_POST
        @wraps(do)
        def view(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
            try:
                words = do(request, *args, **kwargs)
            except AmbiguousPersonError as error:
                trouble(request, f"{error.message} Write the name in full, or as their mail address.")
            except LookupError as error:
                raise Http404 from error
            except FlowError as error:
                trouble(request, complaint(error))
            else:
                if words:
                    did(request, words)
                return back(request, reverse(home))
            keep_refused(request)
            return redirect(_stood(request) or reverse(home))

        return view

    return decorate
