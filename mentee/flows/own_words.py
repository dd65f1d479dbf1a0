"""What the seeker says of people beside reflections: tags, work, inside or outside, notes, who is one human being.

What is said of many at once is one deed, which `undo` takes back; the other deeds give what was said before, so that
they can be taken back by saying that again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from mentee.flows.errors import BadInputError
from mentee.flows.people import one_person
from mentee.store.models import User
from mentee.store.owners import seeker_row
from mentee.store.reads import own_words
from mentee.store.reads.people import shown
from mentee.store.writes import many
from mentee.store.writes import people as writes
from mentee.store.writes.doing import doing
from mentee.store.writes.many import Changed

MOST_TAGS, LONGEST_TAG, LONGEST_NOTES, LONGEST_PLACE = 30, 60, 20_000, 200
SIDES = {True: "inside", False: "outside", None: "on the side that their work says"}


def tag(
    owner: User, people: Collection[int], *, add: Sequence[str] = (), remove: Sequence[str] = (), now: datetime
) -> Changed:
    """Add own tags to people and take others off.

    BadInputError for too many or too long ones, LookupError for somebody of nobody's.
    """
    add, remove = ([one.strip() for one in tags if one.strip()] for tags in (add, remove))
    wrong = BadInputError(f"At most {MOST_TAGS} tags of {LONGEST_TAG} letters.", "Fewer and shorter ones.")
    if any(len(text) > LONGEST_TAG for text in add):
        raise wrong
    words = (
        f"{_so_many(people)} tagged {', '.join(add)}" if add else f"took {', '.join(remove)} from {_so_many(people)}"
    )
    try:
        with doing(owner, words, now=now) as deed:
            return many.tag(deed, people, add=add, remove=remove, most=MOST_TAGS)
    except ValueError as error:
        raise wrong from error


def put_tags(owner: User, person: int, tags: Sequence[str], *, now: datetime) -> Changed:
    """The own tags of a person in place of those before; errors as of `tag`."""
    wanted = {text.strip().casefold() for text in tags}
    gone = [text for text in own_words.own_tags(owner, [person])[person] if text.casefold() not in wanted]
    return tag(owner, [person], add=tags, remove=gone, now=now)


def put_inside(owner: User, people: Collection[int], inside: bool | None, *, now: datetime) -> Changed:
    """Say that people are inside or outside, None: as their work says. LookupError for somebody of nobody's."""
    with doing(owner, f"{_so_many(people)} marked {SIDES[inside]}", now=now) as deed:
        return many.put_side(deed, people, inside)


def put_work(owner: User, people: Collection[int], organisation: str, *, now: datetime) -> Changed:
    """Say where people work now, empty: as their files say. BadInputError for a name beyond measure."""
    if len(organisation) > LONGEST_PLACE:
        raise BadInputError(f"At most {LONGEST_PLACE} letters for an organisation.", "Write a shorter name.")
    where = f"work at {organisation}" if organisation else "work where their files say"
    with doing(owner, f"{_so_many(people)} {where}", now=now) as deed:
        return many.put_work(deed, people, organisation)


def _so_many(people: Collection[int]) -> str:
    return "1 person" if len(people) == 1 else f"{len(people):,} people"


def put_notes(owner: User, person: int, notes: str) -> str:
    """The own notes on a person in place of those before, which are given; BadInputError where they are too long."""
    if len(notes) > LONGEST_NOTES:
        raise BadInputError(f"Notes of {len(notes):,} letters are too long.", f"At most {LONGEST_NOTES:,}.")
    root = shown(owner, person)
    before = own_words.own_words(owner, root).notes
    writes.set_notes(owner, root, notes)
    return before


def put_name(owner: User, person: int, name: str) -> str:
    """What the seeker calls a person, empty: as sources say; gives what it was before."""
    root = shown(owner, person)
    before = own_words.own_words(owner, root).name
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
