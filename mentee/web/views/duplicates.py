"""The queue of likely twins: side by side, decided by one key, and split again."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mentee.flows.duplicates import decide, take_apart, told, undecide
from mentee.store.reads.doubts import count_open, open_doubts
from mentee.store.reads.joinings import joinings
from mentee.web.deeds import back
from mentee.web.signed import owner_of
from mentee.web.toasts import toast
from mentee.web.views.search import person_url

if TYPE_CHECKING:
    from mentee.store.writes.people import Verdict

SAID = {
    "same": "They are one person now.",
    "different": "Kept apart; you will not be asked again.",
    "skipped": "Put off; it comes back at the end.",
}


@require_GET
def duplicates(request: HttpRequest) -> HttpResponse:
    """The strongest pair first, with what speaks for their being one."""
    owner = owner_of(request)
    doubts = open_doubts(owner, limit=1)
    pair = doubts[0] if doubts else None
    sides = [(side, person_url(side.id)) for side in (pair.a, pair.b)] if pair else []
    context = {"pair": pair, "sides": sides, "left": count_open(owner), "joined": joinings(owner, limit=10)}
    return render(request, "sources/duplicates.html", context)


@require_POST
def duplicate_decide(request: HttpRequest, doubt: int) -> HttpResponse:
    """Same, different or skipped; the next pair follows."""
    verdict = request.POST.get("verdict", "")
    if verdict not in SAID:
        raise Http404
    decide(owner_of(request), doubt, cast("Verdict", verdict), now=timezone.now())
    toast(request, SAID[verdict], undo=reverse("duplicate-undecide", args=[doubt]))
    return redirect("duplicates")


@require_POST
def duplicate_undecide(request: HttpRequest, doubt: int) -> HttpResponse:
    """Take the answer back."""
    undecide(owner_of(request), doubt, now=timezone.now())
    toast(request, "Taken back; the pair waits again.")
    return redirect("duplicates")


@require_POST
def joining_split(request: HttpRequest, joining: int) -> HttpResponse:
    """Two people again."""
    split = take_apart(owner_of(request), joining, now=timezone.now())
    toast(request, " ".join(told(split)))
    return back(request, reverse("duplicates"))


urlpatterns = [
    path("duplicates/", duplicates, name="duplicates"),
    path("duplicates/<int:doubt>/", duplicate_decide, name="duplicate-decide"),
    path("duplicates/<int:doubt>/undo/", duplicate_undecide, name="duplicate-undecide"),
    path("joinings/<int:joining>/split/", joining_split, name="joining-split"),
]
