"""From the keys of a record to rows of people: looked up once, made where nobody has the key yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mentee.identity.compare import clearly_others
from mentee.identity.names import fold, fold_organisation
from mentee.identity.roles import is_role_address
from mentee.records.facts import Contact, Key, KeyKind, Person
from mentee.records.keys import SELF
from mentee.store import sql
from mentee.store.models import Person as Row
from mentee.store.models import Statement
from mentee.store.writes.texts import NAME_MAX, line

Identity = tuple[int, str]  # kind and value, as in the table
KIND = {KeyKind.EMAIL: 0, KeyKind.URL: 1, KeyKind.PHONE: 2, KeyKind.UID: 3}
SHARED_KEYS = frozenset({KIND[KeyKind.PHONE]})  # several people may have one; names must agree
HELD_BY_ONE = frozenset({KIND[KeyKind.EMAIL], KIND[KeyKind.URL]})  # names that clearly differ part them all the same
MADE_UP = ("name:", "mention:", "phone:", "shared:")  # beginnings of identities that no source gave
ME: Identity = (int(Row.Kind.UID), SELF.value)
KEY_MAX = 600  # PostgreSQL indexes no value of more than 2.7 kB


def identity(key: Key) -> Identity:
    """The key as the table has it."""
    return KIND[key.kind], line(key.value, KEY_MAX)


def own_first(found: list[Identity], name: str) -> list[Identity]:
    """The identities with those behind that several people may share, as facts hang on the first.

    Whoever has no others (a family at one telephone) is told apart by the name beside them.
    """
    own = [one for one in found if one[0] not in SHARED_KEYS]
    shared = [one for one in found if one[0] in SHARED_KEYS]
    folded = fold(name)
    if shared and not own and folded:
        own = [(ME[0], line(f"phone:{shared[0][1]}|{folded}", KEY_MAX))]
    return own + shared


@dataclass(frozen=True, slots=True)
class About:
    """A record about a person, their identities, and those of them that another holds, with the holder's names."""

    said: Person
    found: list[Identity]
    shared: Mapping[Identity, frozenset[str]]


def _others(names: set[str], held: set[str], key: str) -> bool:
    """Whether all names of a record are clearly another's than those beside the key, and not the key itself."""
    itself = {key.partition("@")[0], key.rpartition("/")[2]}
    itself = {"".join(mark for mark in part if mark.isalnum()) for part in itself}
    if not names or not held or any(name.replace(" ", "") in itself for name in names | held):
        return False
    return all(clearly_others(one, other) for one in names for other in held)


class Identities:
    """The owner's identities: ids by key, kept between batches, and which of them this import has named."""

    def __init__(self, owner_id: int, import_id: int | None, scope: tuple[str, str]) -> None:
        """`scope` is the format and the file: what tells apart people who are known by a name alone."""
        self.owner_id = owner_id
        self.import_id = import_id
        self.format, self.file = (part.replace("|", "/") for part in scope)
        self.ids: dict[Identity, int] = {}
        self.named: set[int] = set()
        self.own_addresses: frozenset[str] = frozenset()
        self.met = 0  # identities made
        self._used: dict[str, int] = {}
        self.look_up([ME])
        self._read_own_addresses()
        self._read_numbers()

    def _read_own_addresses(self) -> None:
        rows = sql.select(
            "SELECT value FROM store_person WHERE owner_id = %s AND kind = 0 AND root_id ="
            " (SELECT id FROM store_person WHERE owner_id = %s AND is_seeker)",
            [self.owner_id, self.owner_id],
        )
        self.own_addresses = frozenset(value for (value,) in rows)

    def _read_numbers(self) -> None:
        """Numbers given to equal names before this import was interrupted."""
        rows = sql.select(
            "SELECT p.value FROM store_naming n JOIN store_person p ON p.id = n.person_id"
            " WHERE n.source_id = %s AND p.kind = 3 AND p.value LIKE 'name:%%'",
            [self.import_id],
        )
        for (value,) in rows:
            place, folded, scope, *number = value.split("|")
            base = f"{place}|{folded}|{scope}"
            self._used[base] = max(self._used.get(base, 0), int(number[0]) if number else 1)

    def of_contact(self, contact: Contact, *, organisation: str = "") -> list[Identity]:
        """Identities of somebody whom another record names, the first to hang facts on; empty for no human being."""
        found = [identity(key) for key in contact.keys if not self.is_role(key, contact.name)]
        if found or contact.keys:
            return own_first(found, contact.name)
        folded = fold(contact.name)
        place = fold_organisation(organisation)
        if not folded:
            return []
        return [(ME[0], line(f"mention:{place}|{folded}|{self.format if place else self.file}", KEY_MAX))]

    def of_person(self, person: Person) -> list[Identity]:
        """Identities of a record about a person, the first to hang facts on; without any key, the name in its place.

        Equal names in one file are not taken for one human: they are numbered in the order of the file.
        """
        names = person.names or ("",)
        found = [identity(key) for key in person.keys if not self.is_role(key, names[0])]
        if person.is_seeker:
            return [ME, *(key for key in found if key != ME)]
        if found:
            return own_first(found, names[0])
        folded = fold(names[0]) or line(names[0], NAME_MAX).strip().replace("|", "/")
        if not folded:
            return []
        place = fold_organisation(person.positions[0].organisation) if person.positions else ""
        base = f"name:{place}|{folded}|{self.format if place else self.file}"
        number = self._used[base] = self._used.get(base, 0) + 1
        return [(ME[0], line(base if number == 1 else f"{base}|{number}", KEY_MAX))]

    def told_apart(self, records: Iterable[tuple[Person, list[Identity]]]) -> list[About]:
        """Records with their identities, an address or page that somebody of clearly another name holds behind.

        Whoever shares one is known by it and their name; it stays with whom it was first given.
        """
        wanted = list(records)
        self.look_up({one for _, found in wanted for one in found if one[0] in HELD_BY_ONE})
        held = self._names_beside({one for _, found in wanted for one in found if one[0] in HELD_BY_ONE})
        told: list[About] = []
        for said, known in wanted:
            found = known
            names = {folded for folded in map(fold, said.names) if folded}
            shared = {} if said.is_seeker else {
                one: frozenset(held[one]) for one in found if one in held and _others(names, held[one], one[1])
            }  # fmt: skip
            if shared:
                made_up = (ME[0], line(f"shared:{min(shared)[1]}|{fold(said.names[0]) or min(names)}", KEY_MAX))
                own = [one for one in found if one not in shared and one[0] not in SHARED_KEYS]
                behind = [one for one in found if one in shared or one[0] in SHARED_KEYS]
                found = [made_up, *own, *behind]
            for one in found:
                if one[0] in HELD_BY_ONE and one not in shared:
                    held.setdefault(one, set()).update(names)
            told.append(About(said, found, shared))
        return told

    def _names_beside(self, wanted: Iterable[Identity]) -> dict[Identity, set[str]]:
        """Folded names that records gave the humans who hold these identities."""
        rows = {self.ids[one]: one for one in wanted if one in self.ids}
        roots: dict[int, list[Identity]] = {}
        for person, root in sql.select_in(
            "SELECT id, COALESCE(root_id, id) FROM store_person WHERE id IN ({})", rows
        ):
            roots.setdefault(root, []).append(rows[person])
        fields = f"s.field IN ({int(Statement.Field.NAME)}, {int(Statement.Field.OTHER_NAME)})"
        found: dict[Identity, set[str]] = {}
        for link in ("id", "root_id"):
            for root, text in sql.select_in(
                f"SELECT p.{link}, s.text FROM store_person p JOIN store_statement s"  # noqa: S608 - our own names
                f" ON s.person_id = p.id WHERE {fields} AND p.{link} IN ({{}})",
                roots,
            ):
                for one in roots[root]:
                    found.setdefault(one, set()).update([fold(text)] if fold(text) else [])
        return found

    def first_by_name(self, person: Person) -> list[Identity]:
        """The identity of the first of those who are known by this name alone, as if no other had been met."""
        self._used.clear()
        return self.of_person(person)

    def is_role(self, key: Key, name: str) -> bool:
        """Whether the key is an address behind which no single human stands; the seeker's own never is."""
        return key.kind is KeyKind.EMAIL and is_role_address(key.value, name) and key.value not in self.own_addresses

    def look_up(self, wanted: Iterable[Identity]) -> None:
        """Read the ids of those that are in the table into `ids`."""
        missing = {one for one in wanted if one not in self.ids}
        for kind in {kind for kind, _ in missing}:
            rows = sql.select_in(
                "SELECT value, id FROM store_person WHERE owner_id = %s AND kind = %s AND value IN ({})",
                (value for of, value in missing if of == kind),
                self.owner_id,
                kind,
            )
            self.ids.update(((kind, value), row) for value, row in rows)

    def ensure(self, wanted: Iterable[Identity]) -> set[Identity]:
        """Make rows for those that have none, note that this import names all of them; gives those made."""
        needed = dict.fromkeys(wanted)
        self.look_up(needed)
        missing = [one for one in needed if one not in self.ids]
        if missing:
            blank = (None, False, "", "", "", "", "", "", "", None)
            sql.insert(
                "store_person",
                "owner_id, kind, value, root_id, is_seeker, name, folded, headline, location, birthday, notes,"
                " offers, inside",
                [(self.owner_id, *one, *blank) for one in missing],
            )
            self.look_up(missing)
            self.met += len(missing)
        self._name(self.ids[one] for one in needed)
        return set(missing)

    def _name(self, people: Iterable[int]) -> None:
        if self.import_id is None:
            return
        fresh = [person for person in people if person not in self.named]
        sql.insert("store_naming", "source_id, person_id", [(self.import_id, person) for person in fresh])
        self.named.update(fresh)
