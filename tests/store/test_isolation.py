"""One owner never sees, and never changes, what another has: every read and every deed."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from mentee.flows.export import export_lines
from mentee.flows.own_words import put_inside, put_tags
from mentee.records.facts import Channel
from mentee.records.journey import LedgerEntry, Move, Received, Standing
from mentee.records.seeker import Aspiration, Reflection, Seeker
from mentee.store import exports, models
from mentee.store.owners import local_owner, seeker_row, version
from mentee.store.reads import journey as journeys
from mentee.store.reads.doubts import count_open, open_doubts
from mentee.store.reads.imports import imports, problems
from mentee.store.reads.page import person_page
from mentee.store.reads.people import find_person, people, shown
from mentee.store.reads.seeker import Preferences, preferences, reflections, seeker, vocabularies
from mentee.store.writes import journey
from mentee.store.writes.journey import doing, undo_last
from mentee.store.writes.people import answer_doubt, merge_people, set_name
from mentee.store.writes.seeker import (
    add_reflection,
    add_vocabulary,
    delete_reflection,
    delete_vocabulary,
    rate_tie,
    save_preferences,
    save_seeker,
)
from mentee.store.writes.splits import split_merge
from mentee.store.writes.undo import undo_import
from tests.store.invented import NOW, bring, gathering, mail, meeting, new_owner, picture, post, row_of
from tests.store.test_imports import ADA, BEN, ME, some_facts
from tests.store.test_people import twins_owner

pytestmark = pytest.mark.django_db


@pytest.fixture
def rich() -> models.User:
    """An owner with something in every table."""
    owner = twins_owner()
    bring(owner, "b", some_facts())
    ada = row_of(owner, "ada@acme.example").pk
    answers = Seeker("Mia", ("mia@acme.example",), ("Acme",), (Aspiration("lead a team", ("budgets",)),), ("care",))
    save_seeker(owner, answers, now=NOW)
    add_reflection(owner, ada, Reflection(NOW, like=5))
    rate_tie(owner, ada, 0.5, at=NOW)
    save_preferences(owner, Preferences(pace=2))
    add_vocabulary(owner, "words", {"cook": ["chef"]}, now=NOW)
    with doing(owner, "considered", now=NOW) as deed:
        journey.move(deed, ada, Move(NOW, None, Standing.CONSIDERING, reason="kind"))
        journey.log_interaction(deed, people=[ada], at=NOW, channel=Channel.CALL)
        journey.add_ledger(deed, ada, LedgerEntry(NOW, Received.INSIGHT))
    return owner


def test_a_stranger_reads_nothing(rich: models.User) -> None:
    stranger = new_owner()
    assert find_person(stranger, "Ada Oak") == []
    assert find_person(stranger, "ada@acme.example") == []
    assert people(stranger) == []
    assert (open_doubts(stranger), count_open(stranger), imports(stranger)) == ([], 0, [])
    assert problems(stranger, imports(rich)[0].id) == []
    assert (seeker(stranger), reflections(stranger)) == (Seeker(), {})
    assert (preferences(stranger), vocabularies(stranger)) == (Preferences(), {})
    assert (journeys.relationships(stranger, now=NOW), journeys.goals(stranger)) == ([], ())
    assert journeys.latest_deeds(stranger) == []
    assert list(exports.export(stranger))[1:] == []


def test_a_stranger_changes_nothing(rich: models.User) -> None:
    stranger = new_owner()
    ada, ben = row_of(rich, "ada@acme.example").pk, row_of(rich, "ben@birch.example").pk
    doubt, merge = open_doubts(rich)[0].id, models.Merge.objects.filter(owner=rich)[0].pk
    before, number = picture(rich), version(rich)
    reflection = models.ReflectionRow.objects.get(person__owner=rich).pk

    def ledger() -> None:
        with doing(stranger, "x", now=NOW) as deed:
            journey.add_ledger(deed, ada, LedgerEntry(NOW, Received.INSIGHT))

    def log() -> None:
        with doing(stranger, "x", now=NOW) as deed:
            journey.log_interaction(deed, people=[ada], at=NOW, channel=Channel.CALL)

    def notes() -> None:
        key = journeys.relationship(rich, ada, now=NOW).encounters[0].key
        with doing(stranger, "x", now=NOW) as deed:
            journey.note_interaction(deed, key, "mine")

    deeds: list[Callable[[], object]] = [
        lambda: shown(stranger, ada),
        lambda: person_page(stranger, ada, now=0),
        lambda: journeys.relationship(stranger, ada, now=NOW),
        lambda: merge_people(stranger, ada, ben, reason="x", now=NOW),
        lambda: split_merge(stranger, merge, now=NOW),
        lambda: answer_doubt(stranger, doubt, "same", now=NOW),
        lambda: put_inside(stranger, [ada], True, now=NOW),
        lambda: set_name(stranger, ada, "X"),
        lambda: put_tags(stranger, ada, ["x"], now=NOW),
        lambda: add_reflection(stranger, ada, Reflection(NOW)),
        lambda: delete_reflection(stranger, reflection),
        lambda: rate_tie(stranger, ada, 0.1, at=NOW),
        lambda: delete_vocabulary(stranger, "words"),
        lambda: undo_import(stranger, imports(rich)[0].id, now=NOW),
        ledger,
        log,
        notes,
    ]
    for deed in deeds:
        with pytest.raises(LookupError):
            deed()
    assert undo_last(stranger, now=NOW) is None
    assert (picture(rich), version(rich)) == (before, number)


def test_the_same_facts_of_two_owners_stay_apart(rich: models.User) -> None:
    other = new_owner()
    before = picture(rich)
    bring(other, "b", some_facts())
    undo_import(other, imports(other)[0].id, now=NOW)
    bring(other, "c", [mail("1", ADA, ME)])
    assert picture(rich) == before


def test_everything_can_be_taken_out_and_read_back(rich: models.User) -> None:
    bring(rich, "c", [meeting("m", ADA, minutes=90), post("p", BEN, "On birches"), gathering("g", ADA, title="ball")])
    lines = [json.loads(json.dumps(line)) for line in exports.export(rich)]
    other = new_owner()
    assert exports.restore(other, lines) == len(lines) - 1
    assert picture(other) == picture(rich)
    assert undo_last(other, now=NOW) == "considered"
    undo_import(other, imports(other)[0].id, now=NOW)
    with pytest.raises(ValueError, match="nothing yet"):
        exports.restore(other, lines)


def test_an_export_of_before_others_were_counted_is_read(rich: models.User) -> None:
    lines = [json.loads(json.dumps(line)) for line in exports.export(rich)]
    assert sum(line.pop("unnamed", None) is not None for line in lines) > 0
    other = new_owner()
    exports.restore(other, lines)
    assert picture(other) == picture(rich)


def test_a_second_export_is_the_first_to_the_byte(rich: models.User) -> None:
    models.User.objects.exclude(pk=rich.pk).delete()
    before = list(export_lines(rich))
    rich.delete()
    home = local_owner()
    exports.restore(home, map(json.loads, before))
    assert list(export_lines(home)) == before
    assert seeker_row(home) in {row["id"] for row in map(json.loads, before) if row.get("is_seeker")}
    bring(home, "after", [mail("later", ADA, ME)])


@pytest.mark.parametrize("number", [0, -1, 1 << 70, "1", None, True])
def test_a_number_that_no_row_ever_had_is_refused(rich: models.User, number: object) -> None:
    models.User.objects.exclude(pk=rich.pk).delete()
    lines = list(exports.export(rich))
    rich.delete()
    home = local_owner()
    empty = list(exports.export(home))
    lines[1]["id"] = number
    with pytest.raises(ValueError, match=r"no number|damaged"):
        exports.restore(home, lines)
    assert list(exports.export(home)) == empty


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [{"mentee": "export", "version": 99}],
        [exports.FORMAT, {"table": "secrets"}],
        [exports.FORMAT, {"nothing": 1}],
        [exports.FORMAT, {"table": "person", "id": 1}],
        [exports.FORMAT, {"table": "naming", "id": 1, "source_id": 4, "person_id": 5}],
    ],
)
def test_what_is_no_export_is_refused_and_leaves_nothing(lines: list[dict[str, object]]) -> None:
    owner = new_owner()
    with pytest.raises(ValueError, match=r"row|export"):
        exports.restore(owner, lines)
    assert list(exports.export(owner))[1:] == []


def test_the_seekers_answers_come_back(rich: models.User) -> None:
    answers = seeker(rich)
    assert (answers.name, answers.addresses, answers.organisations) == ("Mia", ("mia@acme.example",), ("Acme Ltd",))
    assert answers.aspirations == (Aspiration("lead a team", ("budgets",)),)
    assert answers.values == ("care",)
    assert preferences(rich) == Preferences(pace=2)
    assert vocabularies(rich) == {"words": {"cook": ["chef"]}}
    delete_vocabulary(rich, "words")
    delete_reflection(rich, models.ReflectionRow.objects.get(person__owner=rich).pk)
    assert (vocabularies(rich), reflections(rich)) == ({}, {})


def test_damaged_preferences_fall_back_to_defaults() -> None:
    owner = new_owner()
    models.Preferences.objects.create(owner=owner, said={"pace": "many", "unknown": 1, "max_gap": 90})
    assert preferences(owner) == Preferences(max_gap=90)


def test_no_table_of_the_owner_is_left_out_of_the_export() -> None:
    from django.apps import apps

    exported = {part.model for part in exports.PARTS}
    left_out = {model.__name__ for model in apps.get_app_config("store").get_models() if model not in exported}
    assert left_out == {"User", "Job", "SignInLink", "TokenRow", "DigestRow", "SecretRow"}
