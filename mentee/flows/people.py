"""People by name: exactly one where the words fit one, else an error that helps to say who is meant."""

from __future__ import annotations

from mentee.flows.errors import AmbiguousPersonError, UnknownPersonError
from mentee.store.models import User
from mentee.store.reads.people import Match, find_person

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
