"""The first visit: three questions, then files; or a look around an example world."""

from __future__ import annotations

import time

from django import forms
from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from mentee.flows.errors import BadInputError
from mentee.flows.example.explore import PREFIX, explore, leave
from mentee.flows.setup import Answers, answer
from mentee.records.seeker import Value
from mentee.store.owners import owner_numbered
from mentee.store.reads.seeker import seeker
from mentee.web.forms import Lines, ranking
from mentee.web.signed import owner_of
from mentee.web.views.entrance import BACKEND
from mentee.web.views.refusals import LEFT_EXAMPLE

MEANINGS = {
    "self-direction": "choosing my own way",
    "stimulation": "new things, challenge",
    "hedonism": "joy in what I do",
    "achievement": "getting things done well",
    "power": "influence, responsibility",
    "security": "safety, stability",
    "conformity": "keeping to what was agreed",
    "tradition": "what came before us",
    "benevolence": "being good to those near me",
    "universalism": "fairness, nature, everybody",
}


class ThreeQuestions(forms.Form):
    """Where to, and from where; values are ranked beside it."""

    name = forms.CharField(
        label="Your name", max_length=200, required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    aspiration = forms.CharField(
        label="In your own words",
        max_length=2000,
        help_text="A sentence or two: who you would like to become, or what you want to be able to do.",
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    roles = Lines(label="Job titles you aim for", rows=2, help_text="One to a line, if there are any.")
    skills = Lines(label="What you want to learn", rows=2, help_text="One to a line, if you know already.")
    own_values = Lines(label="Others, in your own words", rows=2)
    organisations = Lines(
        label="Where do you work?",
        rows=2,
        commas=False,
        help_text="Your own organisations, one to a line. They tell who is inside and who is outside.",
    )
    addresses = Lines(
        label="Your own mail addresses",
        rows=2,
        help_text="All of them, one to a line, so that your mail is known as yours.",
    )


def ranked_rows(said: tuple[str, ...]) -> list[dict[str, object]]:
    """The ten basic values with their meaning, those ranked first in their order."""
    known = [value.value for value in Value]
    first = [value for value in said if value in known]
    rows = [{"value": value, "rank": place} for place, value in enumerate(first, start=1)]
    rows += [{"value": value, "rank": ""} for value in known if value not in first]
    return [{**row, "meaning": MEANINGS[str(row["value"])]} for row in rows]


@require_http_methods(["GET", "POST"])
def welcome(request: HttpRequest) -> HttpResponse:
    """The three questions; answers lead on to bringing people in."""
    owner = owner_of(request)
    known = seeker(owner)
    values: tuple[str, ...] = known.values
    if request.method == "POST":
        form = ThreeQuestions(request.POST)
        values = tuple(ranking(request.POST, [value.value for value in Value]))
        if form.is_valid() and _kept(request, form, values):
            return redirect("sources")
    else:
        first = known.aspirations[0] if known.aspirations else None
        form = ThreeQuestions(
            initial={
                "name": known.name,
                "aspiration": first.text if first else "",
                "roles": first.roles if first else (),
                "skills": first.skills if first else (),
                "own_values": [value for value in known.values if value not in MEANINGS],
                "organisations": known.organisations,
                "addresses": known.addresses,
            }
        )
    context = {"form": form, "values": ranked_rows(values), "new": not known.aspirations}
    return render(request, "welcome/page.html", context, status=422 if form.errors else 200)


def _kept(request: HttpRequest, form: ThreeQuestions, values: tuple[str, ...]) -> bool:
    said = form.cleaned_data
    answers = Answers(
        name=said["name"],
        aspiration=said["aspiration"],
        roles=said["roles"],
        skills=said["skills"],
        values=[*values, *said["own_values"]],
        organisations=said["organisations"],
        addresses=said["addresses"],
    )
    try:
        answer(owner_of(request), answers, now=timezone.now())
    except BadInputError as error:
        form.add_error("addresses", f"{error.message} {error.remedy}")
        return False
    return True


@require_POST
def example_enter(request: HttpRequest) -> HttpResponse:
    """Go to the example world; the user's own things stay as they are."""
    owner = owner_of(request)
    if owner.get_username().startswith(PREFIX):
        return redirect("home")
    guide = explore(owner, now=timezone.now())
    login(request, guide, backend=BACKEND)
    request.session["came_from"] = owner.pk
    return redirect("home")


@require_POST
def example_leave(request: HttpRequest) -> HttpResponse:
    """Back from the example world, which is thrown away."""
    guide, back = owner_of(request), request.session.get("came_from")
    owner = owner_numbered(back) if isinstance(back, int) else None
    if owner is None or guide.get_username() != f"{PREFIX}{owner.pk}":
        return redirect("home")
    login(request, owner, backend=BACKEND)
    request.session[LEFT_EXAMPLE] = time.time()
    leave(guide)
    return redirect("home")


@require_GET
def example(request: HttpRequest) -> HttpResponse:
    """What the example is, with the one button that opens it."""
    return render(request, "welcome/example.html")


urlpatterns = [
    path("welcome/", welcome, name="welcome"),
    path("example/", example, name="example"),
    path("example/enter/", example_enter, name="example-enter"),
    path("example/leave/", example_leave, name="example-leave"),
]
