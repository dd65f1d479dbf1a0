"""One batch of records into rows: people first, then what is said of them, then the facts they took part in."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from mentee.identity.names import fold, shown_name
from mentee.records.facts import (
    Contact,
    Fact,
    Gathering,
    Interaction,
    Key,
    KeyKind,
    Origin,
    Person,
    Post,
    Problem,
)
from mentee.store import sql
from mentee.store.digests import digest
from mentee.store.models import Statement
from mentee.store.writes import facts, reused, shown
from mentee.store.writes.clusters import Join, join
from mentee.store.writes.counts import Counts, Tally
from mentee.store.writes.identities import KIND, MADE_UP, SHARED_KEYS, About, Identities, Identity, identity
from mentee.store.writes.sayings import Sayings, statements
from mentee.store.writes.texts import NAME_MAX, line

SHARES = {KIND[KeyKind.EMAIL]: "share the address", KIND[KeyKind.URL]: "share the profile page"}
MENTION, WRITTEN = int(Statement.Field.MENTION), int(Statement.Field.WRITTEN)


@dataclass(slots=True)
class Sorted:
    """A batch by kind of record."""

    people: list[Person] = field(default_factory=list)
    interactions: list[Interaction] = field(default_factory=list)
    gatherings: list[Gathering] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def of(cls, batch: Iterable[Fact | Problem]) -> Sorted:
        """Sort a batch."""
        kinds = cls()
        for one in batch:
            if isinstance(one, Interaction):
                kinds.interactions.append(one)
            elif isinstance(one, Person):
                kinds.people.append(one)
            elif isinstance(one, Gathering):
                kinds.gatherings.append(one)
            elif isinstance(one, Post):
                kinds.posts.append(one)
            else:
                kinds.problems.append(one)
        return kinds


class Importer:
    """Writes the batches of one import; what it learns of people's ids is kept from batch to batch.

    `import_id` None: the user tells a person themselves. Call it inside a transaction; after an exception it
    must not be used again, as ids that were rolled back may be among what it keeps.
    """

    def __init__(self, owner_id: int, import_id: int | None, *, file: str, format: str, now: datetime) -> None:
        self.owner_id, self.import_id, self.now = owner_id, import_id, now
        self.identities = Identities(owner_id, import_id, (format, file))
        self._met: dict[tuple[Contact, str], int | None] = {}

    def write(self, batch: Sequence[Fact | Problem]) -> Counts:
        """Store a batch; gives what came of it."""
        kinds = Sorted.of(batch)
        counts = Counts()
        sayings = Sayings(self.owner_id, self.import_id)
        records, made = self._records(kinds)
        joins = self._meet(contacts_of(kinds), sayings)
        counts.people = self._write_people(records, made, sayings, joins)
        joined = join(self.owner_id, self.import_id, joins, now=self.now)
        self._keep_doubts(joined.doubtful)
        counts.merged, counts.doubtful = joined.count, len(joined.doubtful)
        touched = sayings.write()
        counts.interactions = self._write_facts(
            facts.INTERACTIONS, self._interactions(kinds), len(kinds.interactions)
        )
        counts.gatherings = self._write_facts(facts.GATHERINGS, self._gatherings(kinds), len(kinds.gatherings))
        counts.posts = self._write_facts(facts.POSTS, self._posts(kinds), len(kinds.posts))
        shown.refresh({*touched, *joined.roots, *(self.identities.ids[one.found[0]] for one in records)})
        counts.met = self.identities.met
        counts.broken = self._keep_problems(kinds.problems)
        return counts

    def meet(self, contacts: Iterable[Contact]) -> None:
        """Find or make the rows of people who are named outside of any record."""
        sayings = Sayings(self.owner_id, self.import_id)
        joins = self._meet([(one, "") for one in contacts], sayings)
        joined = join(self.owner_id, self.import_id, joins, now=self.now)
        shown.refresh(sayings.write() | joined.roots)

    def person(self, contact: Contact, organisation: str = "") -> int | None:
        """Row of somebody whom a record of this batch names; None where no human is meant."""
        return self._met[contact, organisation]

    def _meet(self, contacts: Iterable[tuple[Contact, str]], sayings: Sayings) -> list[Join]:
        """Find or make the rows of contacts not met before; gives what must be joined."""
        new = {
            one: self.identities.of_contact(one[0], organisation=one[1]) for one in contacts if one not in self._met
        }
        self.identities.ensure(one for found in new.values() for one in found)
        joins: list[Join] = []
        for one, found in new.items():
            if not found:
                self._met[one] = None
                continue
            person = self._met[one] = self.identities.ids[found[0]]
            name = line(shown_name(one[0].name), NAME_MAX)
            if fold(name):
                sayings.add_statement(person, MENTION, name)
            self._say_written(one[0].keys, sayings)
            joins += self._joins(found, fold(name), "named together")
        return joins

    def _shared(self, one: About, name: str) -> list[Join]:
        """What to ask about: an address or page that a record names and somebody of clearly another name holds."""
        first = self.identities.ids[one.found[0]]
        return [
            Join(
                first,
                self.identities.ids[key],
                "one record names both",
                (f"{where(one.said.origin)}: {name} and {key[1]}",),
                weak=True,
                name=name,
                held_by=names,
                shares=f"{SHARES[key[0]]} {key[1]}",
            )
            for key, names in one.shared.items()
        ]

    def _joins(self, found: Sequence[Identity], name: str, where: str) -> list[Join]:
        first = self.identities.ids[found[0]]
        known_as = name if found[0][1].startswith(MADE_UP) else found[0][1]
        return [
            Join(
                first,
                self.identities.ids[other],
                "one record names both",
                (f"{where}: {known_as} and {other[1]}",),
                weak=other[0] in SHARED_KEYS or found[0][0] in SHARED_KEYS,
                name=name,
            )
            for other in found[1:]
        ]

    def _records(self, kinds: Sorted) -> tuple[list[About], set[Identity]]:
        """Records about people with their identities, and which of these had no row before."""
        records = [(said, self.identities.of_person(said)) for said in kinds.people]
        kinds.problems += [nameless(said.origin) for said, found in records if not found]
        told = self.identities.told_apart((said, found) for said, found in records if found)
        made = self.identities.ensure(one for about in told for one in about.found)
        self.identities.met = 0
        return told, made

    def _write_people(
        self,
        records: Sequence[About],
        made: set[Identity],
        sayings: Sayings,
        joins: list[Join],
    ) -> Tally:
        old = {self.identities.ids[one] for about in records for one in about.found if one not in made}
        before = sayings.known(old) if old else set()
        tally = Tally()
        for about in records:
            said, found = about.said, [one for one in about.found if one not in about.shared]
            person = self.identities.ids[found[0]]
            said_now = self._say(said, person, sayings)
            name = fold(said.names[0]) if said.names else ""
            joins += self._joins(found, name, where(said.origin)) + self._shared(about, name)
            if all(one in made for one in found):
                tally.new += 1
                made.difference_update(found)
                before.update(said_now)
            elif any(one in made for one in found) or not said_now <= before:
                tally.changed += 1
                before.update(said_now)
            else:
                tally.same += 1
        return tally

    def _say(self, said: Person, person: int, sayings: Sayings) -> set[tuple[int, ...]]:
        """Gather what a record says of a person; gives what tells these sayings from others."""
        now: set[tuple[int, ...]] = {sayings.add_statement(person, of, text) for of, text in statements(said)}
        now.update(key for key in (sayings.add_position(person, one) for one in said.positions) if key)
        self._say_written(said.keys, sayings)
        for relation in said.relations:
            other = self._met[relation.other, workplace(said)]
            if other is not None and other != person:
                sayings.relations.setdefault((person, relation.kind.value, other), relation.since)
        return now

    def _say_written(self, keys: Iterable[Key], sayings: Sayings) -> None:
        """Note how addresses were written, where the row has their normal form alone."""
        for key in keys:
            if key.written and (row := self.identities.ids.get(identity(key))) is not None:
                sayings.add_statement(row, WRITTEN, line(key.written, NAME_MAX))

    def _interactions(self, kinds: Sorted) -> dict[int, facts.Content]:
        found: dict[int, facts.Content] = {}
        mails: dict[int, Interaction] = {}
        met = self._met
        for one in kinds.interactions:
            number = digest(one.key)
            if number not in found:
                found[number] = facts.interaction_content(one, lambda contact: met[contact, ""])
                if reused.is_mail(one):
                    mails[number] = one
        if not mails:
            return found
        settled, told = reused.settle(self.owner_id, found, mails)
        kinds.problems += told
        return settled

    def _gatherings(self, kinds: Sorted) -> dict[int, facts.Content]:
        return {digest(one.key): facts.gathering_content(one, self.person) for one in reversed(kinds.gatherings)}

    def _posts(self, kinds: Sorted) -> dict[int, facts.Content]:
        authors = [(one, self.person(one.author)) for one in reversed(kinds.posts)]
        kinds.problems += [nameless(one.origin) for one, author in authors if author is None]
        return {digest(one.key): facts.post_content(one, author) for one, author in authors if author is not None}

    def _write_facts(self, shape: facts.Shape, found: dict[int, facts.Content], records: int) -> Tally:
        tally = facts.write(self.owner_id, self.import_id, shape, found) if found else Tally()
        tally.same += records - len(found)  # copies within the batch
        return tally

    def _keep_doubts(self, doubtful: Sequence[Join]) -> None:
        sql.insert(
            "store_doubt",
            "owner_id, a_id, b_id, evidence, strength, state, source_id",
            [
                (
                    self.owner_id,
                    min(one.a, one.b),
                    max(one.a, one.b),
                    json.dumps([one.shares, *one.evidence]),
                    0.3,
                    "open",
                    self.import_id,
                )
                for one in doubtful
            ],
        )

    def _keep_problems(self, problems: Sequence[Problem]) -> int:
        if self.import_id is not None:
            sql.insert(
                "store_problemrow",
                'source_id, file, line, "offset", reason, remedy',
                [
                    (self.import_id, line(one.origin.file), one.origin.line, one.origin.offset, line(one.reason),
                     line(one.remedy))
                    for one in problems
                ],
            )  # fmt: skip
        return len(problems)


def contacts_of(kinds: Sorted) -> Iterable[tuple[Contact, str]]:
    """Everybody whom the records of a batch name beside the people they are about, with where they work."""
    for mail in kinds.interactions:
        if not mail.bulk:
            for seat in mail.participants:
                yield seat.contact, ""
    for event in kinds.gatherings:
        yield from ((seat.contact, "") for seat in event.participants)
    yield from ((post.author, "") for post in kinds.posts)
    for said in kinds.people:
        yield from ((relation.other, workplace(said)) for relation in said.relations)


def workplace(said: Person) -> str:
    """Where somebody without a key of their own is looked for: at the place of the person who names them."""
    current = [one.organisation for one in said.positions if one.current]
    return current[0] if current else ""


def where(origin: Origin) -> str:
    """The file and line of a record, in words."""
    return f"{origin.file}, line {origin.line}" if origin.line else origin.file


def nameless(origin: Origin) -> Problem:
    """What to say of a record without name and address."""
    return Problem(origin, "a person without a name and without an address", "give one of them in the file")
