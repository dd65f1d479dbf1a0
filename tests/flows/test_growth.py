"""Facts and ties built upon what was kept are those that are built anew, whatever was written in between."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from mentee.flows.landscape import facts as facts_module
from mentee.flows.landscape.arrays import taken_apart
from mentee.flows.landscape.facts import Facts, gather
from mentee.flows.landscape.load import Landscape, load
from mentee.flows.landscape.memory import forget
from mentee.flows.own_words import put_tags
from mentee.network.between import ties_between
from mentee.network.weights import TieWeights
from mentee.ranking.query import Query
from mentee.ranking.weights import Weights
from mentee.ranking.words import tokens
from mentee.records.facts import Channel, Contact, Person
from mentee.records.seeker import Reflection, Seeker
from mentee.store import models
from mentee.store.models import User
from mentee.store.owners import era, facts_version
from mentee.store.reads import history as reading
from mentee.store.writes import journey, many, people
from mentee.store.writes.doing import doing, undo_last
from mentee.store.writes.seeker import add_reflection, save_seeker
from mentee.store.writes.splits import split_merge
from mentee.store.writes.undo import undo_import
from tests.store.invented import NOW, bring, contact, gathering, mail, meeting, new_owner, person, post

ME = contact("me@home.example", "Me Myself")
THEN = NOW + timedelta(days=60)


def now_of(owner: User) -> Landscape:
    forget()  # as a new process: only the files are left
    return load(owner, now=THEN, weights=Weights(), tie_weights=TieWeights())


def same_up_to_numbers(a: NDArray[np.int64], b: NDArray[np.int64]) -> bool:
    """Whether two lists of conversations tell the same interactions apart, whatever their numbers."""
    pairs = set(zip(a.tolist(), b.tolist(), strict=True))
    alone = {pair for pair in pairs if -1 in pair}
    return alone <= {(-1, -1)} and len({one for one, _ in pairs}) == len({other for _, other in pairs}) == len(pairs)


def assert_equal(grown: Facts, anew: Facts) -> None:
    one, other = taken_apart(grown), taken_apart(anew)
    assert set(one) == set(other)
    assert same_up_to_numbers(grown.events.thread, anew.events.thread)
    for name in set(one) - {"happened.history.events.thread"}:
        np.testing.assert_array_equal(one[name], other[name], err_msg=name)


def assert_holds(owner: User) -> None:
    found = now_of(owner)
    anew = gather(owner, era(facts_version(owner)))
    assert_equal(found.facts, anew)
    between = ties_between(
        anew.events,
        now=THEN.timestamp(),
        weights=TieWeights(),
        people=len(anew.world),
        me=anew.world.seeker,
        employment=anew.work.employment,
        stated=anew.said.stated,
    )
    assert np.array_equal(found.between.keys, between.keys)
    np.testing.assert_allclose(found.between.counts, between.counts)
    np.testing.assert_allclose(found.between.strength, between.strength)


class Writer:
    """Writes something at random, each time something else."""

    def __init__(self, owner: User, random: Random) -> None:
        self.owner, self.random, self.count, self.files = owner, random, 0, 0
        self.deeds: list[Callable[[], object]] = [
            self.card, self.letters, self.answer, self.meeting, self.moved_meeting, self.log, self.log, self.undo,
            self.tags, self.name, self.join, self.part, self.by_hand, self.forget_file, self.talk, self.reflect,
            self.addresses, self.note, self.side, self.work,
        ]  # fmt: skip

    def write(self) -> str:
        self.count += 1
        deed = self.random.choice(self.deeds)
        with suppress(LookupError, ValueError):  # nobody left to part, nothing to undo
            deed()
        return deed.__name__

    def anybody(self) -> int:
        rows = models.Person.objects.filter(owner=self.owner, root=None, is_seeker=False).order_by("pk")
        return self.random.choice(list(rows.values_list("pk", flat=True)))

    def some(self) -> list[int]:
        return [self.anybody() for _ in range(self.random.randrange(1, 4))]

    def other(self) -> Contact:
        i = self.random.randrange(20)
        return contact(f"p{i}@works{i % 3}.example", f"Person{i} Invented")

    def file(self) -> str:
        self.files += 1
        return f"file {self.files}"

    def card(self) -> None:
        other = self.other()
        said = person(other.name, *other.keys, at=f"Works {self.count % 3}", title="Nurse", skills=("triage",))
        bring(self.owner, self.file(), [said])

    def letters(self) -> None:
        a, b = self.other(), self.other()
        key = f"letter {self.count}"
        bring(self.owner, self.file(), [mail(key, ME, a, b, day=self.count % 28 + 1), mail(f"{key}b", a, b, day=3)])

    def answer(self) -> None:
        thread = f"letter {self.random.randrange(1, self.count + 1)}"
        said = mail(f"answer {self.count}", self.other(), ME, subject=f"Re: tea {self.count}", thread=thread)
        bring(self.owner, self.file(), [said])

    def meeting(self) -> None:
        bring(self.owner, self.file(), [meeting(f"m{self.count}", ME, self.other(), self.other(), day=5)])

    def moved_meeting(self) -> None:
        bring(self.owner, self.file(), [meeting("m0", ME, self.other(), self.other(), day=self.count % 28 + 1)])

    def log(self) -> None:
        at = NOW + timedelta(days=self.random.randrange(-400, 50))
        with doing(self.owner, "met", now=NOW) as deed:
            whom = [self.anybody(), self.anybody()]
            journey.log_interaction(deed, people=whom, at=at, channel=Channel.MEETING, notes="tea")

    def note(self) -> None:
        row = models.Interaction.objects.filter(owner=self.owner).order_by("-pk").first()
        if row is not None:
            with doing(self.owner, "noted", now=NOW) as deed:
                deed.change(row, notes=f"said {self.count}")

    def undo(self) -> None:
        undo_last(self.owner, now=NOW)

    def tags(self) -> None:
        add, remove = self.random.choice([("kind",), ("kind", "deep"), ("wise",)]), self.random.choice([(), ("old",)])
        with doing(self.owner, "tagged", now=NOW) as deed:
            many.tag(deed, self.some(), add=add, remove=remove, most=9)

    def side(self) -> None:
        with doing(self.owner, "took a side", now=NOW) as deed:
            many.put_side(deed, self.some(), self.random.choice([True, False, None]))

    def work(self) -> None:
        with doing(self.owner, "works there now", now=NOW) as deed:
            many.put_work(deed, self.some(), self.random.choice(["Works 1", "Works 3", "Elsewhere", ""]))

    def name(self) -> None:
        people.set_name(self.owner, self.anybody(), f"Called {self.count}")

    def join(self) -> None:
        people.merge_people(self.owner, self.anybody(), self.anybody(), reason="", now=NOW)

    def part(self) -> None:
        deed = models.Merge.objects.filter(owner=self.owner, undone_at=None).order_by("pk").last()
        split_merge(self.owner, deed.pk if deed else 0, now=NOW)

    def by_hand(self) -> None:
        said = person(f"Hand {self.count}", at="Works 1")
        people.add_person(self.owner, Person(said.origin, said.names, positions=said.positions), now=NOW)

    def forget_file(self) -> None:
        row = models.Import.objects.filter(owner=self.owner, state="done").order_by("?").first()
        undo_import(self.owner, row.pk if row else 0, now=NOW)

    def talk(self) -> None:
        bring(self.owner, self.file(), [gathering(f"g{self.count % 2}", self.other(), topic=f"On {self.count}")])
        bring(self.owner, self.file(), [post(f"p{self.count % 2}", self.other(), f"Of {self.count}")])

    def reflect(self) -> None:
        add_reflection(self.owner, self.anybody(), Reflection(at=NOW, respect=4))

    def addresses(self) -> None:
        mine = self.random.choice([("me@home.example",), ("me@home.example", "p3@works0.example")])
        save_seeker(self.owner, Seeker(addresses=mine, organisations=("Works 1",)), now=NOW)


@pytest.mark.parametrize("seed", range(4))
def test_what_is_built_upon_is_what_is_built_anew(home: Path, seed: int) -> None:
    owner, random = new_owner(), Random(seed)
    save_seeker(owner, Seeker(addresses=("me@home.example",), organisations=("Works 1",)), now=NOW)
    writer = Writer(owner, random)
    writer.card()
    writer.letters()
    done = []
    for _ in range(12):
        done.append(writer.write())
        try:
            assert_holds(owner)
        except AssertionError as error:
            raise AssertionError(f"after {', '.join(done)}") from error


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """From which interaction on the history was read, each time it was."""
    read: list[int] = []
    real = reading._read

    def watched(owner: User, *, after: int = 0) -> reading.History:
        read.append(after)
        return real(owner, after=after)

    monkeypatch.setattr(reading, "_read", watched)
    return read


def of_some(home: Path) -> tuple[User, Writer]:
    owner = new_owner()
    save_seeker(owner, Seeker(addresses=("me@home.example",)), now=NOW)
    writer = Writer(owner, Random(1))
    for number in range(3):
        writer.count = number
        writer.card()
        writer.letters()
    now_of(owner)
    return owner, writer


@pytest.mark.parametrize("deed", ["log", "letters", "card", "name", "join", "by_hand", "answer", "side"])
def test_what_is_known_is_not_read_again(home: Path, read: list[int], deed: str) -> None:
    owner, writer = of_some(home)
    read.clear()
    writer.count = 9
    getattr(writer, deed)()
    now_of(owner)
    assert read
    assert all(after > 0 for after in read)


@pytest.mark.parametrize("deed", ["log", "name", "note", "side"])
def test_words_that_say_nothing_of_work_are_no_reason_to_read_work_again(
    home: Path, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    owner, writer = of_some(home)
    monkeypatch.setattr(facts_module, "_said", lambda *_: pytest.fail("work was read again"))
    writer.count = 9
    getattr(writer, deed)()
    now_of(owner)


def test_a_tag_is_no_reason_to_read_work_or_what_happened_again(
    home: Path, read: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, writer = of_some(home)
    read.clear()
    with monkeypatch.context() as patched:
        patched.setattr(facts_module, "_said", lambda *_: pytest.fail("work was read again"))
        put_tags(owner, writer.anybody(), ["harpsichord"], now=NOW)
        assert now_of(owner).facts.said.text.shares(Query.plain(tokens("harpsichord"))).any()
        writer.undo()
        assert not now_of(owner).facts.said.text.shares(Query.plain(tokens("harpsichord"))).any()
    assert 0 not in read
    assert_holds(owner)


def test_a_tag_put_back_in_place_of_a_newer_one_is_noticed(home: Path) -> None:
    owner, writer = of_some(home)
    somebody = writer.anybody()
    put_tags(owner, somebody, ["kind"], now=NOW)
    put_tags(owner, somebody, ["deep"], now=NOW)
    bring(owner, "later", [person("Late Invented", skills=("triage",))])
    now_of(owner)
    writer.undo()
    assert_holds(owner)


def test_what_was_changed_or_taken_out_is_read_again(home: Path, read: list[int]) -> None:
    owner, writer = of_some(home)
    writer.log()
    now_of(owner)
    read.clear()
    writer.undo()
    now_of(owner)
    assert read == [0]


def test_an_interaction_that_went_without_a_word_is_noticed(home: Path) -> None:
    """A row deleted behind the back of every writer: the number of rows tells."""
    owner, writer = of_some(home)
    gone = models.Interaction.objects.filter(owner=owner).order_by("pk").first()
    assert gone is not None
    gone.delete()
    writer.log()
    assert_holds(owner)


def test_notes_alone_leave_the_facts_as_they_are(home: Path) -> None:
    owner, writer = of_some(home)
    before = facts_version(owner)
    writer.note()
    assert facts_version(owner) == before
