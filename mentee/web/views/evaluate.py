"""Evaluate, both ways: four quick answers, the facts of the other side beside them, and a suggestion."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from mentee.flows.steps.evaluate import both_sides, evaluate
from mentee.records.journey import Evaluation, Wish
from mentee.web.contexts.journey import EvaluatePage
from mentee.web.deeds import did, moved_words, person_of
from mentee.web.signed import owner_of

QUESTIONS = (
    ("value", "Do you take something with you?", "nothing", "very much"),
    ("chemistry", "Do you feel at ease with them?", "not at all", "fully"),
    ("energy", "How do you feel afterwards?", "drained", "full of energy"),
)


class Answers(forms.Form):
    """The four answers."""

    value = forms.IntegerField(min_value=1, max_value=5)
    chemistry = forms.IntegerField(min_value=1, max_value=5)
    energy = forms.IntegerField(min_value=1, max_value=5)
    wish = forms.ChoiceField(choices=[(wish.value, wish.value) for wish in Wish])
    note = forms.CharField(required=False, max_length=2000)


@require_http_methods(["GET", "POST"])
def evaluation_show(request: HttpRequest, person: int) -> HttpResponse:
    """Both sides beside each other; the answers sent are kept."""
    owner, now = owner_of(request), timezone.now()
    mark = f"#{person_of(owner, person).id}"
    form = Answers(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        answers = form.cleaned_data
        answers["wish"] = Wish(answers["wish"])
        sides = evaluate(owner, mark, Evaluation(at=now, **answers), now=now)
        did(request, f"Kept how you see it with {sides.relationship.name}.{moved_words(sides.moved)}")
        return redirect("evaluate", person)
    sides = both_sides(owner, mark, now=now)
    marks = (
        {name: int(value) for name, value in form.data.items() if value.isdecimal() and len(value) == 1}
        if form.is_bound
        else {}
    )
    page = EvaluatePage(
        sides=sides,
        person=person,
        questions=tuple((*question, marks.get(question[0], 0)) for question in QUESTIONS),
        wish=form.data.get("wish", ""),
        note=form.data.get("note", ""),
    )
    status = 422 if form.is_bound else 200
    return render(request, "journey/evaluate.html", {"page": page, "missing": form.is_bound}, status=status)


urlpatterns = [path("journey/<int:person>/evaluate/", evaluation_show, name="evaluate")]
