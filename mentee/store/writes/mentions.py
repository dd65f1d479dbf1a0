"""People whom a file names without any key ("manager: Jane Doe"), found among the people the file is about."""

from __future__ import annotations

from datetime import datetime

from mentee.identity.names import fold, name_key
from mentee.store import sql
from mentee.store.models import Statement
from mentee.store.writes import shown
from mentee.store.writes.clusters import Join, join


def settle_mentions(owner_id: int, import_id: int, *, now: datetime) -> int:
    """Join who is named without key to the one person of that name at that place in the same file, if there is one.

    Where the place is not known it stays open, as nobody is joined on a name alone. Gives the number joined.
    """
    mentions = sql.select(
        "SELECT p.id, p.value FROM store_naming n JOIN store_person p ON p.id = n.person_id"
        " WHERE n.source_id = %s AND p.kind = 3 AND p.value LIKE 'mention:%%'",
        [import_id],
    )
    if not mentions:
        return 0
    people = _people_at_places(import_id)
    joins: list[Join] = []
    for mention, value in mentions:
        place, folded, *_ = value.removeprefix("mention:").split("|")
        found = people.get((name_key(folded), place), set()) if place else set()
        if len(found) == 1:
            joins.append(
                Join(
                    found.pop(), mention, "the only person of that name there", (f"{folded} at {place}, in one file",)
                )
            )
    joined = join(owner_id, import_id, joins, now=now)
    shown.refresh(joined.roots)
    return joined.count


def _people_at_places(import_id: int) -> dict[tuple[str, str], set[int]]:
    """Humans by (name key, folded organisation), as this import's records about people say."""
    rows = sql.select(
        "SELECT COALESCE(p.root_id, p.id), s.text, o.folded FROM store_statement s"
        " JOIN store_person p ON p.id = s.person_id"
        " JOIN store_position w ON w.person_id = s.person_id AND w.source_id = s.source_id"
        " JOIN store_organisation o ON o.id = w.organisation_id WHERE s.source_id = %s AND s.field IN (%s, %s)",
        [import_id, int(Statement.Field.NAME), int(Statement.Field.OTHER_NAME)],
    )
    people: dict[tuple[str, str], set[int]] = {}
    for person, name, place in rows:
        people.setdefault((name_key(fold(name)), place), set()).add(person)
    return people
