"""People found by name or address, and listed a page at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from mentee.identity.names import fold, name_key
from mentee.identity.nicknames import same_given
from mentee.records.facts import Key
from mentee.records.keys import email_key, url_key
from mentee.store import sql
from mentee.store.models import Statement, User
from mentee.store.reads.employment import Held, held
from mentee.store.reads.humans import inside_among, inside_people
from mentee.store.writes.identities import identity
from mentee.store.written import as_written

LEAST = 0.55  # matches below are not meant
FEW = 800  # so many the database may be told of in one question


@dataclass(frozen=True, slots=True)
class Match:
    """A person who may be meant; `score` in (0, 1], 1: an exact address or name."""

    id: int
    name: str
    detail: str  # headline, position or address: what tells them from others of the name
    score: float


@dataclass(frozen=True, slots=True)
class PersonLine:
    """A person in a list; `last` is the latest interaction in seconds since the epoch."""

    id: int
    name: str
    headline: str
    organisation: str
    title: str
    inside: bool
    interactions: int
    last: int | None


def shown(owner: User, person: int) -> int:
    """The shown row of the human whom a row belongs to; LookupError where the owner has no such person."""
    rows = sql.select(
        "SELECT COALESCE(root_id, id) FROM store_person WHERE owner_id = %s AND id = %s", [owner.pk, person]
    )
    if not rows:
        raise LookupError(f"no person {person}")
    return int(rows[0][0])


def find_person(owner: User, text: str, *, limit: int = 10) -> list[Match]:
    """People by e-mail, profile URL, #id or name; accents, order of names, case and small typing errors forgiven."""
    text = text.strip()
    exact = _by_id(owner, text) or _by_key(owner, email_key(text) or (url_key(text) if "/" in text else None))
    if exact is not None:
        return _matches([(exact, 1.0)])
    wanted = fold(text)
    if not wanted:
        return []
    scores: dict[int, float] = {}
    for person, folded in _names(owner):
        score = likeness(wanted, folded)
        if score >= LEAST and score > scores.get(person, 0.0):
            scores[person] = score
    best = sorted(scores.items(), key=lambda found: (-found[1], found[0]))[:limit]
    return _matches(best)


def likeness(wanted: str, name: str) -> float:
    """How well a folded name answers folded words, in [0, 1]: 1 for the same words in any order.

    Each word finds its best counterpart: equal 1, beginning .9, a short form .85, one typing error about .8.
    """
    if wanted == name or name_key(wanted) == name_key(name):
        return 1.0
    mine, theirs = wanted.split(), name.split()
    if not mine or not theirs:
        return 0.0
    total = 0.0
    for word in mine:
        best = max(_word_likeness(word, other) for other in theirs)
        if best < 0.7:
            return 0.0
        total += best
    covered = len(mine) / max(len(mine), len(theirs))
    return 0.98 * total / len(mine) * (0.85 + 0.15 * covered)


@lru_cache(maxsize=65536)
def _word_likeness(word: str, other: str) -> float:
    if word == other:
        return 1.0
    if other.startswith(word):
        return 0.9 if len(word) > 1 else 0.75
    if same_given(word, other):
        return 0.85
    if abs(len(word) - len(other)) > 2 or len(word) < 4:
        return 0.0
    if word[0] != other[0] and word[-1] != other[-1]:  # an error at both ends is another word
        return 0.0
    return SequenceMatcher(None, word, other, autojunk=False).ratio() * 0.95


def _names(owner: User) -> Iterable[tuple[int, str]]:
    """Every name of every human, folded, with the shown row."""
    shown_names = sql.select(
        "SELECT id, folded FROM store_person WHERE owner_id = %s AND root_id IS NULL AND folded <> ''", [owner.pk]
    )
    yield from ((int(person), str(folded)) for person, folded in shown_names)
    others = sql.select(
        "SELECT DISTINCT COALESCE(p.root_id, p.id), s.text FROM store_statement s"
        " JOIN store_person p ON p.id = s.person_id LEFT JOIN store_person r ON r.id = p.root_id"
        " WHERE p.owner_id = %s AND s.field IN (%s, %s) AND s.text <> COALESCE(r.name, p.name)",
        [owner.pk, int(Statement.Field.NAME), int(Statement.Field.OTHER_NAME)],
    )
    yield from ((int(person), fold(text)) for person, text in others)


def names_of_all(owner: User) -> Iterable[tuple[int, str]]:
    """(row shown, folded name) for every name of every human, for an index that is kept."""
    return _names(owner)


def told_apart(found: list[tuple[int, float]]) -> list[Match]:
    """People by row and score, with what tells them from others of the name."""
    return _matches(found)


def find_exactly(owner: User, text: str) -> list[Match]:
    """The one person whom a number (#id), an address or a profile page means; empty where it means nobody."""
    exact = _by_id(owner, text) or _by_key(owner, email_key(text) or (url_key(text) if "/" in text else None))
    return _matches([(exact, 1.0)]) if exact is not None else []


def notes_of_all(owner: User) -> Iterator[tuple[int, str]]:
    """(row shown, text) for the notes and the headline of every human who has any, for an index that is kept."""
    for row, notes, headline in sql.each(
        "SELECT id, notes, headline FROM store_person WHERE owner_id = %s AND root_id IS NULL"
        " AND (notes <> '' OR headline <> '') ORDER BY id",
        [owner.pk],
    ):
        yield from ((int(row), str(text)) for text in (notes, headline) if text)


def notes_of(owner: User, people: Collection[int]) -> dict[int, tuple[str, str]]:
    """(notes, headline) by shown row."""
    rows = sql.select_in(
        f"SELECT id, notes, headline FROM store_person WHERE {sql.unhelpful('owner_id')} = %s AND id IN ({{}})",  # noqa: S608
        people,
        owner.pk,
    )
    return {int(row): (str(notes), str(headline)) for row, notes, headline in rows}


def _by_id(owner: User, text: str) -> int | None:
    number = text.removeprefix("#")
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    try:
        return shown(owner, int(number))
    except LookupError:
        return None


def _by_key(owner: User, key: Key | None) -> int | None:
    if key is None:
        return None
    rows = sql.select(
        "SELECT COALESCE(root_id, id) FROM store_person WHERE owner_id = %s AND kind = %s AND value = %s",
        [owner.pk, *identity(key)],
    )
    return int(rows[0][0]) if rows else None


def matches_of(owner: User, people: Sequence[int]) -> list[Match]:
    """These of the owner's people (shown rows), with what tells them from others of their name."""
    known = sql.select_in("SELECT id FROM store_person WHERE owner_id = %s AND id IN ({})", people, owner.pk)
    return _matches([(person, 1.0) for (person,) in known])


def _matches(found: list[tuple[int, float]]) -> list[Match]:
    people = [person for person, _ in found]
    rows = {
        row[0]: row[1:]
        for row in sql.select_in("SELECT id, name, headline, owner_id FROM store_person WHERE id IN ({})", people)
    }
    works = current_work(next(iter(rows.values()))[2], people) if rows else {}
    addresses: dict[int, str] = {}
    for link in ("id", "root_id"):
        boxes = sql.select_in(
            f"SELECT {link}, value, id FROM store_person WHERE kind = 0 AND {link} IN ({{}}) ORDER BY id",  # noqa: S608
            people,
        )
        written = as_written(row for *_, row in boxes)
        for root, value, row in boxes:
            addresses.setdefault(root, (written.get(row) or value))
    matches = []
    for person, score in found:
        name, headline, _ = rows[person]
        work = works.get(person)
        place = " at ".join(part for part in (work.title, work.name) if part) if work else ""
        matches.append(Match(person, name, headline or place or addresses.get(person, ""), score))
    return matches


def current_work(owner_id: int, people: list[int]) -> dict[int, Held]:
    """The position to show of each of these humans: a current one, with a title, the latest begun, the highest."""
    best: dict[int, Held] = {}
    for one in held(owner_id, people):
        known = best.get(one.person)
        if known is None or one.prominence > known.prominence:
            best[one.person] = one
    return best


def newest_person(owner: User) -> int:
    """Number of whoever came last; 0 where there is nobody."""
    ((newest,),) = sql.select("SELECT COALESCE(MAX(id), 0) FROM store_person WHERE owner_id = %s", [owner.pk])
    return int(newest)


def people(
    owner: User,
    *,
    text: str = "",
    inside: bool | None = None,
    tag: str = "",
    source: int | None = None,
    after: tuple[str, int] | None = None,
    limit: int = 50,
) -> list[PersonLine]:
    """A page of people in order of (folded name, id) after the one given; without the seeker, the nameless last.

    `text` stands somewhere in the name, headline, address or place of work; `tag` is theirs, whoever said it; the
    import `source` names them.
    """
    within = set() if inside is None else inside_people(owner.pk)
    found: list[sql.Row] = []
    few = sorted(within) if inside and len(within) <= FEW else None
    which = _which(owner, text, tag=tag, source=source, among=few)
    for row in _rows(owner, which, after, limit if inside is None else None):
        if inside is None or _is_inside(row, within) == inside:
            found.append(row)
        if len(found) == limit:
            break
    return _lines(owner, found, inside_among(owner.pk, [row[0] for row in found]) if inside is None else within)


def all_people(
    owner: User, *, text: str = "", inside: bool | None = None, tag: str = "", source: int | None = None
) -> list[int]:
    """Everybody whom `people` would list, on all its pages, by shown row."""
    within = set() if inside is None else inside_people(owner.pk)
    which = _which(owner, text, tag=tag, source=source)
    return [row[0] for row in _rows(owner, which, None, None) if inside is None or _is_inside(row, within) == inside]


def count_people(owner: User, *, text: str = "", tag: str = "", source: int | None = None) -> int:
    """How many there are of `all_people`, of both sides."""
    words, parameters = _which(owner, text, tag=tag, source=source)
    query = (
        f"SELECT COUNT(*) FROM store_person p WHERE p.owner_id = %s AND p.root_id IS NULL AND NOT p.is_seeker{words}"  # noqa: S608
    )
    return int(sql.select(query, [owner.pk, *parameters])[0][0])


Which = tuple[str, list[object]]  # conditions on p, each with its AND, and their parameters


def _which(
    owner: User, text: str, *, tag: str = "", source: int | None = None, among: list[int] | None = None
) -> Which:
    """What the filters ask. `among` leaves out whoever is neither one of these nor said to be inside."""
    words, parameters = "", list[object]()
    if among is not None:
        words += f" AND (p.inside OR p.id IN ({sql.marks(among) or 'NULL'}))"
        parameters += among
    if tag:
        words += f" AND p.id IN ({_TAGGED})"
        parameters += [int(Statement.Field.TAG), tag, owner.pk]
    if source is not None:
        words += f" AND p.id IN ({_NAMED})"
        parameters += [source, owner.pk]
    if text.strip():
        words += f" AND {_TEXT}"
        pattern, near = f"%{_literal(text.strip().lower())}%", f"%{_literal(fold(text) or text.strip().lower())}%"
        parameters += [near, pattern, pattern, pattern, _address_pattern(text), owner.pk, near, owner.pk]
    return words, parameters


def _rows(owner: User, which: Which, after: tuple[str, int] | None, most: int | None) -> Iterator[sql.Row]:
    """id, name, headline, folded, inside of the next people in order, at most `most` of them where it is given.

    First those with a name, then those without: each part comes in the order of an index, as far as it is read.
    """
    found = 0
    if after is None or after[0]:
        behind = " AND (p.folded, p.id) > (%s, %s)" if after else ""
        for row in _part(owner, which, f" AND p.folded > ''{behind}", list(after or ()), most):
            found += 1
            yield row
        after = None
    if most is None or found < most:
        behind = " AND p.id > %s" if after else ""
        left = None if most is None else most - found
        yield from _part(owner, which, f" AND p.folded = ''{behind}", [after[1]] if after else [], left)


def _part(owner: User, which: Which, behind: str, parameters: list[object], most: int | None) -> Iterator[sql.Row]:
    return sql.each(
        "SELECT p.id, p.name, p.headline, p.folded, p.inside FROM store_person p"  # noqa: S608 - our own words
        f" WHERE p.owner_id = %s AND p.root_id IS NULL AND NOT p.is_seeker{behind}{which[0]} ORDER BY p.folded, p.id"
        + (" LIMIT %s" if most is not None else ""),
        [owner.pk, *parameters, *which[1], *([most] if most is not None else [])],
    )


_TAGGED = (
    "SELECT COALESCE(q.root_id, q.id) FROM store_statement s JOIN store_person q ON q.id = s.person_id"
    " WHERE s.field = %s AND LOWER(s.text) = LOWER(%s) AND q.owner_id = %s"
)
_NAMED = (
    "SELECT COALESCE(q.root_id, q.id) FROM store_naming n JOIN store_person q ON q.id = n.person_id"
    " WHERE n.source_id = %s AND q.owner_id = %s"
)
_TEXT = (
    "(p.folded LIKE %s ESCAPE '!' OR LOWER(p.name) LIKE %s ESCAPE '!' OR LOWER(p.headline) LIKE %s ESCAPE '!'"
    " OR p.id IN (SELECT COALESCE(k.root_id, k.id) FROM store_person k WHERE"
    " (k.value LIKE %s ESCAPE '!' OR k.value LIKE %s ESCAPE '!') AND k.kind IN (0, 1) AND k.owner_id = %s)"
    " OR p.id IN (SELECT COALESCE(q.root_id, q.id) FROM store_organisation o JOIN store_position w"
    " ON w.organisation_id = o.id JOIN store_person q ON q.id = w.person_id"
    " WHERE o.folded LIKE %s ESCAPE '!' AND o.owner_id = %s))"
)


def _address_pattern(text: str) -> str:
    """What the store calls an address that is written so: Google's mailboxes are kept without the points."""
    local, _, host = text.strip().lower().partition("@")
    if any(google.startswith(host) for google in ("gmail.com", "googlemail.com")):
        return f"%{_literal(local.replace('.', ''))}%@gmail.com"
    return f"%{_literal(text.strip().lower())}%"


def _literal(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")


def _is_inside(row: sql.Row, within: set[int]) -> bool:
    return bool(row[4]) if row[4] is not None else row[0] in within


def _lines(owner: User, rows: list[sql.Row], within: set[int]) -> list[PersonLine]:
    ids = [row[0] for row in rows]
    works = current_work(owner.pk, ids)
    met: dict[int, tuple[int, int]] = {}
    for link in ("p.id", "p.root_id"):
        for person, count, last in sql.select_in(
            f"SELECT {link}, COUNT(DISTINCT f.id), MAX(f.at) FROM store_person p"  # noqa: S608 - our own names
            " JOIN store_participant c ON c.person_id = p.id JOIN store_interaction f ON f.id = c.interaction_id"
            f" WHERE {link} IN ({{}}) GROUP BY {link}",
            ids,
        ):
            before = met.get(person, (0, last))
            met[person] = (before[0] + count, max(before[1], last))
    lines = []
    for row in rows:
        work = works.get(row[0])
        count, last = met.get(row[0], (0, None))
        lines.append(
            PersonLine(
                id=row[0],
                name=row[1],
                headline=row[2],
                organisation=work.name if work else "",
                title=work.title if work else "",
                inside=_is_inside(row, within),
                interactions=count,
                last=last,
            )
        )
    return lines
