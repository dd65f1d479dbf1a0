"""Whatever a slip of the hand or a rogue program puts into a field: the answer is a refusal or a page, no fault."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

import mentee.web
from mentee.flows.landscape.memory import forget
from mentee.store.models import FeedbackRow, User
from tests.web.every_kind import rows_of_every_kind, sensible
from tests.web.walk import FORM, addresses, client_of, encoded

pytestmark = pytest.mark.django_db
TEMPLATES = Path(mentee.web.__file__).parent / "templates"
NONSENSE = (
    *(
        "",
        " ",
        "\0",
        "a\0b",
        "\ud800",
        "\u202e\u200b",
        "\N{SNOWMAN}" * 300,
        "x" * 70_000,
        "-1",
        "0",
        "9" * 30,
        "0x10",
    ),
    *("9223372036854775808", "1e309", "nan", "-inf", "\u0661\u0662", "1_0", "2031-13-45", "0001-01-01", "9999-12-31"),
    *("9999-12-31T23:59", "2031-03-30T02:30", "0000-00-00T00:00", "<b>&amp;", "' OR 1=1 --", "%", "%%s", "{{ x }}"),
    *("../..", "[", "(((", "#", "#99999999999999999999", "null", "[]", '{"a": 1}', "on", "//elsewhere.example"),
)
TRIES = int(os.environ.get("MENTEE_TRIES", "400"))


def fields() -> list[str]:
    """The name of every field on any page."""
    pages = (page.read_text() for page in TEMPLATES.rglob("*.html"))
    return sorted(
        {name for page in pages for name in re.findall(r'\bname="([\w-]+)"', page)} - {"csrfmiddlewaretoken"}
    )


def test_no_field_makes_a_fault(answered: User, browser: Client, settings: Settings, tmp_path: Path) -> None:
    settings.HOME = tmp_path
    forget()
    chance = random.Random(os.environ.get("MENTEE_SEED", "1"))
    known, named = rows_of_every_kind(answered), fields()
    parts = {**known, "key": FeedbackRow.objects.get(person__owner=answered).key}
    everywhere, wrong = addresses(), []
    assert len(named) > 60
    for _ in range(TRIES):
        address = chance.choice(everywhere)
        form = sensible(known["person"])
        for name in chance.sample(named, len(named) // 2):
            form.setdefault(name, chance.choice(("1", "kind", "2031-01-01", "")))
        for name in chance.sample([*form], chance.choice((1, 1, 2, 8))):
            form[name] = chance.choice(NONSENSE)
        for name in chance.sample([*form], chance.randrange(len(form))):
            del form[name]
        told = {
            part: chance.choice(("x", "tags", "name", "tie", "reported"))
            for part, number in address.parts
            if not number
        }
        path = address.path({**told, **parts})
        if chance.random() < 0.3:
            answer = client_of(browser).get(path, QUERY_STRING=encoded(form))
        else:
            answer = client_of(browser).generic("POST", path, encoded(form), FORM)
        if answer.status_code >= 500:
            wrong.append(f"{answer.request['REQUEST_METHOD']} {path}: {form}")
    assert not wrong, "\n".join(wrong)[:4000]
