"""People by name: exactly one where the words fit one, else an error that helps to say who is meant."""

from __future__ import annotations

from dataclasses import dataclass

from mentee.flows.errors import AmbiguousPersonError, UnknownPersonError
from mentee.store.models import User
from mentee.store.reads.own_words import place_in_list, tags_among
from mentee.store.reads.people import Match, PersonLine, find_person, people

CERTAIN = 0.999  # score of an exact name or address
CLEAR_LEAD = 0.15  # by how much the best must be ahead to be meant


def one_person(owner: User, text: str) -> Match:
    """The person whom `text` (a name, an address, a profile page, #id) means."""
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
class PeoplePage:
    """A part of the list of people with their tags; behind person `after` the next begins, None: the end."""

    lines: tuple[PersonLine, ...]
    tags: dict[int, tuple[str, ...]]
    after: int | None


def people_page(
    owner: User, *, text: str = "", inside: bool | None = None, after: int | None = None, size: int = 50
) -> PeoplePage:
    """People in order of name, behind the one given."""
    behind = place_in_list(owner, after) if after is not None else None
    found = people(owner, text=text, inside=inside, after=behind, limit=size + 1)
    lines = found[:size]
    last = lines[-1].id if len(found) > size else None
    return PeoplePage(tuple(lines), tags_among(owner, [line.id for line in lines]), last)
