"""Imports: stored once, taken up again after a kill, refused and reported where they cannot go on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mentee.records.facts import Contact, Fact, Origin, Problem
from mentee.records.keys import SELF
from mentee.store import models
from mentee.store.owners import facts_version, local_owner, seeker_row, version
from mentee.store.reads.imports import imports, problems
from mentee.store.writes import doubts
from mentee.store.writes import imports as writes
from mentee.store.writes.imports import begin_import, fail_import, import_facts, preview
from mentee.store.writes.people import people_of
from tests.store.invented import (
    NOW,
    bring,
    contact,
    gathering,
    mail,
    mail_key,
    meeting,
    new_owner,
    numbered,
    person,
    picture,
    post,
    row_of,
)

pytestmark = pytest.mark.django_db

ADA, BEN = contact("ada@acme.example", "Ada Oak"), contact("ben@birch.example", "Ben Birch")
ME = Contact("", (SELF,))


def some_facts() -> list[Fact | Problem]:
    return [
        person("Oak, Ada", mail_key("ada@acme.example"), at="Acme Inc.", title="Engineer", skills=("tea",)),
        mail("1", ADA, ME),
        mail("2", ME, ADA, BEN, thread="1"),
        meeting("m", ADA, BEN, ME),
        gathering("g", BEN, topic="How birches bend"),
        post("p", ADA, "On oaks"),
        Problem(Origin("people.csv", 7), "a broken line", "mend it"),
    ]


def test_it_works() -> None:
    owner = new_owner()
    counts = bring(owner, "a", some_facts())
    assert (counts.people.new, counts.interactions.new, counts.gatherings.new, counts.posts.new) == (1, 3, 1, 1)
    assert counts.met == 1  # Ben, whom only facts name
    assert counts.broken == 1
    ada = row_of(owner, "ada@acme.example")
    assert (ada.name, ada.folded) == ("Ada Oak", "ada oak")
    assert models.Participant.objects.filter(person=ada).count() == 3
    done = imports(owner)[0]
    assert (done.state, done.done, done.counts) == ("done", 7, counts)
    assert [problem.origin.line for problem in problems(owner, done.id)] == [7]


def test_the_same_content_is_imported_once() -> None:
    owner = new_owner()
    counts = bring(owner, "a", some_facts())
    again = begin_import(owner, file="other name", digest="digest of a", size=1, format="table", now=NOW)
    assert again.already
    assert again.counts == counts


def test_the_same_records_in_another_file_change_nothing() -> None:
    owner = new_owner()
    bring(owner, "a", some_facts())
    before = picture(owner)
    counts = bring(owner, "b", some_facts())
    assert counts.nothing_new
    assert (counts.people.same, counts.interactions.same) == (1, 3)
    after = picture(owner)
    for table in ("interaction", "participant", "gathering", "appearance", "post", "person", "organisation"):
        assert after[table] == before[table]


def test_an_import_grows_the_versions() -> None:
    owner = new_owner()
    before = version(owner), facts_version(owner)
    bring(owner, "a", some_facts())
    assert version(owner) > before[0]
    assert facts_version(owner) > before[1]


def test_a_preview_counts_and_keeps_nothing() -> None:
    owner = new_owner()
    seeker_row(owner)
    before = picture(owner)
    counts = preview(owner, some_facts(), file="a", format="table", now=NOW)
    assert picture(owner) == before
    assert counts == bring(owner, "a", some_facts())


@pytest.mark.django_db(transaction=True)
def test_others_write_while_a_preview_reads() -> None:
    owner = new_owner()
    bring(owner, "before", [person("Ada Oak", mail_key("ada@acme.example"))])
    before = picture(owner)

    def slow() -> Iterator[Fact | Problem]:
        yield from some_facts()
        with ThreadPoolExecutor(1) as other:
            begun = time.perf_counter()
            other.submit(_rename, owner).result(timeout=10)
            assert time.perf_counter() - begun < 5

    counts = preview(owner, slow(), file="a", format="table", now=NOW)
    assert counts.people.new == 0
    assert counts.interactions.new > 0
    owner.refresh_from_db()
    assert owner.first_name == "written meanwhile"
    assert picture(owner) == before


def _rename(owner: models.User) -> None:
    try:
        models.User.objects.filter(pk=owner.pk).update(first_name="written meanwhile")
    finally:
        connection.close()


def test_a_source_that_breaks_off_can_be_taken_up_again() -> None:
    owner, other = new_owner(), new_owner()

    def breaking() -> Iterator[Fact | Problem]:
        yield from some_facts()[:5]
        raise OSError("the disk went away")

    begun = begin_import(owner, file="a", digest="digest of a", size=1, format="table", now=NOW)
    with pytest.raises(OSError, match="went away"):
        import_facts(owner, begun.id, breaking(), now=NOW, batch=2)
    fail_import(owner, begun.id, reason="the disk went away", now=NOW)
    assert imports(owner)[0].reason == "the disk went away"
    begun = begin_import(owner, file="a", digest="digest of a", size=1, format="table", now=NOW)
    assert begun.done == 4
    import_facts(owner, begun.id, some_facts(), now=NOW, batch=2)
    bring(other, "a", some_facts())
    assert picture(owner) == picture(other)
    assert imports(owner)[0].counts == imports(other)[0].counts


def test_other_options_begin_from_the_start() -> None:
    owner = new_owner()
    begun = begin_import(owner, file="a", digest="d", size=1, format="table", options="x", now=NOW)
    import_facts(owner, begun.id, some_facts(), now=NOW)
    again = begin_import(owner, file="a", digest="d", size=1, format="table", options="y", now=NOW)
    assert (again.already, again.done) == (False, 0)
    counts = import_facts(owner, again.id, some_facts(), now=NOW)
    assert counts.people.new == 1
    assert [line.state for line in imports(owner)] == ["done", "undone"]


def test_an_import_that_is_not_under_way_is_refused() -> None:
    owner = new_owner()
    bring(owner, "a", some_facts())
    with pytest.raises(LookupError):
        import_facts(owner, imports(owner)[0].id, some_facts(), now=NOW)
    with pytest.raises(LookupError):
        import_facts(new_owner(), imports(owner)[0].id, some_facts(), now=NOW)


def test_machines_lists_and_bulk_mail_make_no_people() -> None:
    owner = new_owner()
    robot = contact("no-reply@acme.example", "Acme")
    bulk = mail("n", ADA, ME)
    newsletter = type(bulk)(bulk.origin, bulk.key, bulk.at, bulk.channel, bulk.participants, bulk.subject, bulk=True)
    counts = bring(owner, "a", [mail("1", robot, ME), newsletter])
    assert counts.interactions.new == 2
    assert counts.met == 0
    assert list(models.Person.objects.filter(owner=owner).values_list("value", flat=True)) == ["self"]


@pytest.mark.parametrize("meanwhile", [False, True], ids=["alone", "while somebody splits off"])
def test_twins_are_looked_for_before_the_lock_and_again_if_somebody_wrote(
    monkeypatch: pytest.MonkeyPatch, meanwhile: bool
) -> None:
    owner = new_owner()
    looks: list[int] = []

    def look(owner_id: int) -> doubts.Likely:
        found = doubts.likely_twins(owner_id)
        looks.append(len(found))
        if meanwhile and len(looks) == 1:
            people_of(owner, [contact("ada@oak.example", "Ada Quillfeather")], now=NOW)
        return found

    monkeypatch.setattr(writes, "likely_twins", look)
    bring(
        owner, "a", [person("Ada Quillfeather", mail_key("ada@acme.example")), person("Ben", mail_key("b@x.example"))]
    )
    assert looks == ([0, 1] if meanwhile else [0])
    assert models.Doubt.objects.filter(owner=owner, state="open").count() == int(meanwhile)


def test_texts_that_databases_refuse_are_mended() -> None:
    owner = new_owner()
    name, subject = "Ada\0 \udcffOak", "\0 nul and \ud800 half a pair"
    bring(owner, "a", [mail("1", contact("ada@acme.example", name), ME, subject=subject)])
    assert row_of(owner, "ada@acme.example").name == "Ada ?Oak"
    assert models.Interaction.objects.get(owner=owner).subject == " nul and ? half a pair"


def test_a_person_without_name_and_key_is_reported() -> None:
    owner = new_owner()
    counts = bring(owner, "a", [person("", line=3), person("Ada Oak", line=4)])
    assert (counts.people.new, counts.broken) == (1, 1)
    assert problems(owner, imports(owner)[0].id)[0].origin.line == 3


def test_a_changed_meeting_shows_the_latest_word() -> None:
    owner = new_owner()
    bring(owner, "a", [meeting("m", ADA, minutes=30)])
    counts = bring(owner, "b", [meeting("m", ADA, BEN, minutes=60)])
    assert (counts.interactions.new, counts.interactions.changed) == (0, 1)
    row = models.Interaction.objects.get(owner=owner)
    assert (row.minutes, row.participants.count()) == (60, 2)


def test_a_batch_takes_few_queries() -> None:
    owner = new_owner()
    people = [
        contact(f"person{number}@acme.example", f"Person {chr(97 + number % 26)}x{number}") for number in range(40)
    ]
    mails = [mail(str(number), people[number % 40], people[number % 7], ME) for number in range(400)]
    with CaptureQueriesContext(
        connection,
    ) as queries:
        bring(owner, "a", mails)
    assert len(queries) < 60


def test_the_local_owner_is_one() -> None:
    assert local_owner() == local_owner()
    assert models.Person.objects.filter(owner=local_owner(), is_seeker=True).count() == 1


RUN = """
import json, os, signal, sys, django
django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0)
from tests.store.invented import NOW, numbered, picture
from mentee.store.models import User
from mentee.store.writes.imports import begin_import, import_facts

kill, stop = map(int, sys.argv[1:])
owner, _ = User.objects.get_or_create(username="killed")
begun = begin_import(owner, file="f", digest="digest of f", size=1, format="table", now=NOW)

def stored(done):
    if done == stop:
        os.kill(os.getpid(), signal.SIGKILL)

import_facts(owner, begun.id, numbered(kill=kill), now=NOW, batch=8, stored=stored)
print(json.dumps([begun.done, picture(owner)]))
"""


def run(home: Path, *, kill: int = -1, stop: int = -1) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", RUN, str(kill), str(stop)],
        env=os.environ | {"MENTEE_HOME": str(home), "DJANGO_SETTINGS_MODULE": "mentee.settings"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_killed_import_goes_on_where_it_was(tmp_path: Path) -> None:
    assert run(tmp_path, kill=29).returncode == -signal.SIGKILL  # in the middle of a batch
    assert run(tmp_path, stop=40).returncode == -signal.SIGKILL  # right after a commit
    last = run(tmp_path)
    assert last.returncode == 0, last.stderr
    done, rows = json.loads(last.stdout)
    assert done == 40
    owner = new_owner()
    bring(owner, "f", numbered())
    assert rows == picture(owner)
