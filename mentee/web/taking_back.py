"""The way back from deeds that are no step of a relationship: what was said before, sealed into an address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from mentee.flows.adding import remove
from mentee.flows.duplicates import take_apart
from mentee.flows.errors import FlowError
from mentee.flows.own_words import join, put_name, put_notes
from mentee.flows.people import one_person
from mentee.flows.tokens import let_back_in
from mentee.web.deeds import back, complaint
from mentee.web.signed import owner_of
from mentee.web.toasts import toast, trouble

if TYPE_CHECKING:
    from mentee.store.models import User

SALT = "mentee.web.taking_back"
LASTS = 24 * 3600  # seconds; a word about a deed is not shown for longer


def way_back(owner: User, kind: str, said: Any) -> str:
    """The address that takes a deed back; `said` is what was before, as JSON can hold it."""
    return reverse("take-back", args=[signing.dumps([owner.pk, kind, said], salt=SALT, compress=True)])


@require_POST
def take_back(request: HttpRequest, sealed: str) -> HttpResponse:
    """Say again what was said before; only to whom the address was given."""
    owner = owner_of(request)
    try:
        whose, kind, said = signing.loads(sealed, salt=SALT, max_age=LASTS)
        if whose != owner.pk:
            raise signing.BadSignature("given to somebody else")
        WAYS[kind](owner, said)
    except (signing.BadSignature, LookupError):
        trouble(request, "This can no longer be taken back.")
    except FlowError as error:
        trouble(request, complaint(error))
    else:
        toast(request, "Taken back.")
        if kind == "add":  # the page it was asked on is nobody's now
            return redirect("people")
    return back(request, reverse("people"))


def _apart(owner: User, said: int) -> None:
    take_apart(owner, said, now=timezone.now())


def _together(owner: User, said: list[int]) -> None:
    join(owner, said[0], f"#{said[1]}", now=timezone.now())


def _notes(owner: User, said: list[Any]) -> None:
    put_notes(owner, said[0], said[1])


def _name(owner: User, said: list[Any]) -> None:
    put_name(owner, said[0], said[1])


def _tokens(owner: User, said: list[int]) -> None:
    let_back_in(owner, said, now=timezone.now())


def _out(owner: User, said: int) -> None:
    remove(owner, one_person(owner, f"#{said}"))


WAYS: Mapping[str, Callable[[Any, Any], None]] = {
    "add": _out,
    "merge": _apart,
    "split": _together,
    "notes": _notes,
    "name": _name,
    "tokens": _tokens,
}
