"""Add somebody by hand, or more about somebody known by the same address or page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentee.flows.errors import BadInputError, NotReadyError
from mentee.records.facts import Key, Origin, Person, Position
from mentee.records.keys import email_key, url_key
from mentee.sources.phones import phone_key
from mentee.store.models import User
from mentee.store.reads.people import Match, newest_person
from mentee.store.reads.seeker import preferences
from mentee.store.writes.people import add_person, delete_person

SOURCE = "you"


@dataclass(frozen=True, slots=True)
class Given:
    """What is known of somebody; all but the name may be empty."""

    name: str
    address: str = ""
    page: str = ""
    phone: str = ""
    title: str = ""
    organisation: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Added:
    """Whom it is, and whether nobody knew them before."""

    person: int
    new: bool


def add(owner: User, given: Given, *, now: datetime) -> Added:
    """Keep the person. BadInputError for a missing name, or an address, page or number that is none."""
    if not given.name.strip():
        raise BadInputError(
            "A person needs a name.", 'For example: mentee add "Ada Example" --address ada@example.org'
        )
    said = Person(
        origin=Origin(SOURCE),
        names=(" ".join(given.name.split()),),
        keys=keys_of(given, region=preferences(owner).region),
        positions=(Position(given.organisation.strip(), given.title.strip()),) if given.organisation.strip() else (),
        headline="" if given.organisation.strip() else given.title.strip(),
        notes=given.notes.strip(),
    )
    before = newest_person(owner)
    person = add_person(owner, said, now=now)
    return Added(person, new=person > before)


def remove(owner: User, match: Match) -> None:
    """Take somebody out who was added by hand; NotReadyError where anything else speaks of them."""
    try:
        delete_person(owner, match.id)
    except ValueError as error:
        raise NotReadyError(
            f"A file, or something you did or said since, speaks of {match.name}.",
            "Take that back first, or let them go: then they are not suggested any more.",
        ) from error


def keys_of(given: Given, *, region: str) -> tuple[Key, ...]:
    """The exact identities that were given."""
    tries = (
        (given.address, email_key(given.address), "mail address", "name@example.org"),
        (given.page, url_key(given.page), "profile page", "https://example.org/people/ada"),
        (
            given.phone,
            phone_key(given.phone, region) if given.phone else None,
            "telephone number",
            "+44 20 7946 0000",
        ),
    )
    for text, key, what, example in tries:
        if text.strip() and key is None:
            raise BadInputError(f"{text!r} is no {what}.", f"Write it like {example}")
    return tuple(key for _, key, _, _ in tries if key is not None)
