"""Who is meant, where those whom the seeker pursues come first."""

from __future__ import annotations

from mentee.flows.errors import AmbiguousPersonError, YourselfError
from mentee.flows.people import CLEAR_LEAD, one_person
from mentee.store.models import User
from mentee.store.owners import seeker_row
from mentee.store.reads.people import Match, find_person
from mentee.store.reads.pursued import pursued_ids


def whom(owner: User, text: str | Match) -> Match:
    """The person whom `text` (a name, an address, a profile page, #id) means.

    Where it fits several and the seeker pursues only one of them, it is that one. Raises as `one_person` does, and
    YourselfError where the seeker themselves is meant.
    """
    try:
        match = one_person(owner, text)
    except AmbiguousPersonError:
        assert isinstance(text, str)  # somebody who was found is nobody else
        pursued = pursued_ids(owner)
        found = find_person(owner, text)
        near = [one for one in found if one.id in pursued and one.score > found[0].score - CLEAR_LEAD]
        if len(near) != 1:
            raise
        return near[0]
    if match.id == seeker_row(owner):
        raise YourselfError("That is you.", "Name somebody else.")
    return match
