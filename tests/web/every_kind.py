"""An owner with rows of every kind that an address names, and a form that makes sense wherever it is sent."""

from __future__ import annotations

from datetime import UTC, datetime

from django.utils import timezone

from mentee.flows.steps.feedback import Heard, add
from mentee.flows.tokens import let_in
from mentee.records.access import Scope
from mentee.records.journey import FeedbackKind
from mentee.store.models import Doubt, Import, Job, Merge, TokenRow, User
from tests.store.invented import bring, mail_key, person
from tests.web.people import people_of
from tests.web.relations import take_up


def rows_of_every_kind(owner: User) -> dict[str, int]:
    """Give the owner rows of every kind; the number of one of each, by the part of an address that names it."""
    people = people_of(owner)
    take_up(owner, people["ada"])
    heard = Heard(words="a private challenge", kind=FeedbackKind.CHALLENGE)
    add(owner, f"#{people['ada']}", heard, now=timezone.now())
    bring(owner, "more.csv", [person("Bell Beech", mail_key("bell@sample.example")), person("Bell Beech")])
    let_in(owner, "phone", [Scope.READ], now=timezone.now())
    now = datetime.now(UTC)
    said = {"paths": [], "region": ""}
    previewed = Job.objects.create(owner=owner, deed="preview", state="done", asked=now, title="private", said=said)
    Job.objects.create(owner=owner, deed="import", asked=now, title="private", said=said)
    root = {"owner": owner, "child_id": people["ben"], "into_id": people["ada"]}
    return {
        "person": people["ada"],
        "job": previewed.pk,
        "source": Import.objects.filter(owner=owner).latest("pk").pk,
        "token": TokenRow.objects.get(owner=owner).pk,
        "doubt": Doubt.objects.create(owner=owner, a_id=people["ada"], b_id=people["ben"], strength=0.9).pk,
        "joining": Merge.objects.create(**root, reason="x", at=now).pk,
    }


def sensible(number: int) -> dict[str, str]:
    """A form that names somebody by number in whatever field a page takes one, and says something fit elsewhere."""
    people = ("person", "with", "who", "than", "twin", "through", "next", "connector")
    sense = {
        "until": "2031-01-01", "after": "resting", "at": "2031-01-01T10:00", "channel": "meeting", "kind": "insight",
        "what": "tag", "words": "kind", "tags": "kind", "question": "How?", "need": "a designer", "strength": "0.5",
        "ideal": "30", "most": "60", "verdict": "same", "came": "asked", "minutes": "30", "note": "x", "like": "4",
        "plan": "If so, then so", "told": "so", "side": "inside", "said": "done", "organisation": "Elsewhere",
    }  # fmt: skip
    return {**sense, **dict.fromkeys(people, str(number))}
