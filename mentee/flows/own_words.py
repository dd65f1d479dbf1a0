"""What the seeker says of people beside reflections: tags, inside or outside, notes, who is one human being.

Each deed gives what was said before, so that it can be taken back by saying that again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from mentee.flows.errors import BadInputError
from mentee.flows.people import one_person
from mentee.store.models import User
from mentee.store.owners import seeker_row
from mentee.store.reads import own_words
from mentee.store.reads.people import shown
from mentee.store.writes import people as writes
from mentee.store.writes.seeker import take_back_rating

MOST_TAGS, LONGEST_TAG, LONGEST_NOTES = 30, 60, 20_000
Tags = list[tuple[int, tuple[str, ...]]]
Sides = list[tuple[int, bool | None]]


def tag(owner: User, people: Iterable[int], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> Tags:
    """Add tags to people and take others from them; gives the own tags of each before. LookupError for nobody's."""
    with transaction.atomic():
        before = own_words.own_tags(owner, [shown(owner, person) for person in people])
        for person, tags in before.items():
            kept = [one for one in tags if one.casefold() not in {text.casefold() for text in remove}]
            put_tags(owner, person, [*kept, *add])
    return list(before.items())


def put_tags(owner: User, person: int, tags: Sequence[str]) -> None:
    """The own tags of a person in place of those before; BadInputError for too many or too long ones."""
    wanted = {text.casefold(): text for text in reversed([one.strip() for one in tags]) if text}
    if len(wanted) > MOST_TAGS or any(len(text) > LONGEST_TAG for text in wanted.values()):
        raise BadInputError(f"At most {MOST_TAGS} tags of {LONGEST_TAG} letters.", "Fewer and shorter ones.")
    writes.set_tags(owner, person, list(wanted.values())[::-1])


def put_inside(owner: User, people: Iterable[int], inside: bool | None) -> Sides:
    """Say that people are inside or outside, None: as their positions say; gives what was said of each before."""
    with transaction.atomic():
        before = own_words.inside_said(owner, [shown(owner, person) for person in people])
        for person in before:
            writes.set_inside(owner, person, inside)
    return list(before.items())


def put_notes(owner: User, person: int, notes: str) -> str:
    """The own notes on a person in place of those before, which are given; BadInputError where they are too long."""
    if len(notes) > LONGEST_NOTES:
        raise BadInputError(f"Notes of {len(notes):,} letters are too long.", f"At most {LONGEST_NOTES:,}.")
    root = shown(owner, person)
    before = own_words.own_notes(owner, root)
    writes.set_notes(owner, root, notes)
    return before


def put_name(owner: User, person: int, name: str) -> str:
    """What the seeker calls a person, empty: as sources say; gives what it was before."""
    root = shown(owner, person)
    before = own_words.own_name(owner, root)
    writes.set_name(owner, root, name)
    return before


def join(owner: User, person: int, text: str, *, now: datetime) -> int:
    """Say that whoever `text` means is this person too; gives the deed to split by. BadInputError for the same."""
    other = one_person(owner, text)
    if seeker_row(owner) in (shown(owner, person), other.id):
        raise BadInputError("One of the two is you.", "Add addresses of your own under Settings.")
    try:
        return writes.merge_people(owner, person, other.id, reason="", now=now)
    except ValueError as error:
        raise BadInputError(f"{other.name} is this very person already.", "Choose somebody else.") from error


def unrate(owner: User, person: int) -> None:
    """Take the seeker's latest word on a tie back."""
    take_back_rating(owner, shown(owner, person))
