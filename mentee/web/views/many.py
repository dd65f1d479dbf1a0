"""One deed for many people at once, from any list of people: tags, where they work, inside or outside."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from mentee.flows.errors import BadInputError
from mentee.flows.own_words import put_inside, put_work, tag
from mentee.flows.people import how_many
from mentee.store.writes.many import Changed
from mentee.web.contexts.many import all_of
from mentee.web.contexts.people import Filters
from mentee.web.deeds import back, changed, complaint, said
from mentee.web.signed import owner_of
from mentee.web.toasts import trouble

SIDES = {"inside": True, "outside": False, "derived": None}
SAID = {"inside": "marked inside", "outside": "marked outside", "derived": "as their work says"}
LONGEST_QUERY = 2000


@require_POST
def people_change(request: HttpRequest) -> HttpResponse:
    """Do `what` with `words` to those ticked (`who`), or with `all` to everybody on `list` who matches `query`."""
    try:
        people = _chosen(request)
        if not people:
            raise BadInputError("Nobody was chosen.", "Tick somebody first.")
        words, done = _change(request, people, said(request, "what"), said(request, "words"))
    except LookupError as error:
        raise Http404 from error
    except BadInputError as error:
        trouble(request, complaint(error))
    else:
        changed(request, words, done)
    return back(request, reverse("people"))


@require_GET
def people_count(request: HttpRequest) -> JsonResponse:
    """How many people match the filters of the list of everybody."""
    return JsonResponse({"count": how_many(owner_of(request), Filters.of(request.GET).wanted)})


def _chosen(request: HttpRequest) -> list[int]:
    if request.POST.get("all"):
        query = QueryDict(said(request, "query", most=LONGEST_QUERY)).dict()
        return all_of(owner_of(request), said(request, "list"), query, now=timezone.now())
    ticked = request.POST.getlist("who")
    return list(dict.fromkeys(int(one) for one in ticked if one.isdecimal() and len(one) < 19))


def _change(request: HttpRequest, people: list[int], what: str, words: str) -> tuple[str, Changed]:
    owner, now = owner_of(request), timezone.now()
    if what in {"tag", "untag"}:
        tags = [one.strip() for one in words.split(",") if one.strip()]
        if not tags:
            raise BadInputError("Which tag?", "Write it beside the button.")
        if what == "tag":
            done = tag(owner, people, add=tags, now=now)
            return f"{_so_many(done.people)} tagged {', '.join(tags)}.", done
        done = tag(owner, people, remove=tags, now=now)
        kept = f" {_so_many(done.kept)} keep it: a file says it." if done.kept else ""
        return f"The tag {', '.join(tags)} taken from {_so_many(done.people)}.{kept}", done
    if what == "works":
        if not words:
            raise BadInputError("Where do they work?", "Write it beside the button.")
        done = put_work(owner, people, words, now=now)
        return f"{_so_many(done.people)} now at {words}.", done
    if what == "work-derived":
        done = put_work(owner, people, "", now=now)
        return f"{_so_many(done.people)}: work as their files say.", done
    if what in SIDES:
        done = put_inside(owner, people, SIDES[what], now=now)
        return f"{_so_many(done.people)} {SAID[what]}.", done
    raise LookupError(what)


def _so_many(count: int) -> str:
    return "1 person" if count == 1 else f"{count:,} people"


urlpatterns = [
    path("people/change/", people_change, name="people-change"),
    path("people/count/", people_count, name="people-count"),
]
