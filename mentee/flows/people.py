"""People by name: exactly one where the words fit one, else an error that helps to say who is meant."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from mentee.flows.errors import AmbiguousPersonError, UnknownPersonError
from mentee.flows.landscape.memory import remembered
from mentee.store.models import User
from mentee.store.owners import version as owners_version
from mentee.store.reads.own_words import place_in_list, tags_among, tags_used
from mentee.store.reads.people import Match, PersonLine, all_people, count_people, find_person, people

CERTAIN = 0.999  # score of an exact name or address
CLEAR_LEAD = 0.15  # by how much the best must be ahead to be meant


def one_person(owner: User, text: str | Match) -> Match:
    """The person whom `text` (a name, an address, a profile page, #id) means; who was found already is meant."""
    if isinstance(text, Match):
        return text
    matches = find_person(owner, text)
    if not matches:
        raise UnknownPersonError(f"Nobody here is called {text!r}.", "List people with: mentee people [TEXT]")
    best = matches[0]
    rivals = [match for match in matches[1:] if match.score > best.score - CLEAR_LEAD]
    if best.score >= CERTAIN:
        rivals = [match for match in rivals if match.score >= CERTAIN]
    if rivals:
        lines = [f"  #{match.id}  {match.name}  {match.detail}" for match in [best, *rivals]]
        raise AmbiguousPersonError(
            f"{text!r} could be {len(lines)} people.", "Say which, by number or address:\n" + "\n".join(lines)
        )
    return best


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which people a list holds; `inside` None: of both sides, `source` an import that names them."""

    text: str = ""
    inside: bool | None = None
    tag: str = ""
    source: int | None = None


@dataclass(frozen=True, slots=True)
class PeoplePage:
    """A part of the list of people with their tags; behind person `after` the next begins, None: the end."""

    lines: tuple[PersonLine, ...]
    tags: dict[int, tuple[str, ...]]
    after: int | None


def people_page(owner: User, wanted: Wanted, *, after: int | None = None, size: int = 50) -> PeoplePage:
    """People in order of name, behind the one given."""
    behind = place_in_list(owner, after) if after is not None else None
    found = people(
        owner,
        text=wanted.text,
        inside=wanted.inside,
        tag=wanted.tag,
        source=wanted.source,
        after=behind,
        limit=size + 1,
    )
    lines = found[:size]
    last = lines[-1].id if len(found) > size else None
    return PeoplePage(tuple(lines), tags_among(owner, [line.id for line in lines]), last)


def everybody(owner: User, wanted: Wanted) -> list[int]:
    """All people of the list, on whatever page."""
    return all_people(owner, text=wanted.text, inside=wanted.inside, tag=wanted.tag, source=wanted.source)


def how_many(owner: User, wanted: Wanted) -> int:
    """How many people the list holds; of everybody, kept until something changes."""
    if wanted == Wanted():
        now = owners_version(owner)
        return remembered("number of people", (owner.pk, now), partial(count_people, owner), whose=owner.pk, now=0.0)
    if wanted.inside is not None:
        return len(everybody(owner, wanted))
    return count_people(owner, text=wanted.text, tag=wanted.tag, source=wanted.source)


def known_tags(owner: User) -> list[str]:
    """The seeker's own tags, the most used first; kept until something changes."""
    now = owners_version(owner)
    return remembered("tags", (owner.pk, now), partial(tags_used, owner), whose=owner.pk, now=0.0)
