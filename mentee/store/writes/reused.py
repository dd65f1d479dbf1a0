"""Mails under an identifier that another mail of another file bears: both are kept, and copies stay one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from mentee.network.events import ROLE_CODE
from mentee.records.facts import Channel, Interaction, Problem, Role
from mentee.records.mails import SAME_MAIL_SECONDS, another_mail, key_borne_twice, other_key, topic
from mentee.store import sql
from mentee.store.digests import digest
from mentee.store.models import Import
from mentee.store.writes.facts import Content

SENDER = ROLE_CODE[Role.SENDER]
AT, SUBJECT, THREAD = 0, 5, 4  # places in the columns of an interaction


@dataclass(frozen=True, slots=True)
class _Stored:
    """A mail in the table, as far as it tells which one it is."""

    row: int
    at: int
    topic: str


def settle(
    owner_id: int, found: Mapping[int, Content], mails: Mapping[int, Interaction]
) -> tuple[dict[int, Content], list[Problem]]:
    """The contents under the number of the mail they are, and what to say of those whose identifier was taken.

    `found`: contents by the digest of the reader's key, `mails`: their records. A key that the reader made because
    the file holds two mails of one identifier is taken back to the identifier where the table has that very mail.
    """
    first = {number: digest(base) for number, one in mails.items() if (base := key_borne_twice(one.key))}
    stored = _stored(owner_id, {*mails, *first.values()})
    vacated = _vacated(owner_id, {number: one for number, one in mails.items() if number not in {*first, *stored}})
    settled: dict[int, Content] = {}
    problems: list[Problem] = []
    for number, content in found.items():
        place, mail = number, mails.get(number)
        if mail is not None and number in first:
            there = stored.get(first[number])
            place = first[number] if there and not _is_another(there, content) else number
        elif mail is not None and number in stored:
            if _is_another(stored[number], content):
                place = digest(other_key(mail.key, mail.at, mail.subject))
                problems.append(_told(mail))
        elif number in vacated:
            place = vacated[number]
        settled.setdefault(place, _moved(content, number, place))
    return settled, problems


def is_mail(one: Interaction) -> bool:
    """Whether an interaction is known by a mail's identifier."""
    return one.channel is Channel.MAIL and one.key.startswith("mail:")


def _stored(owner_id: int, numbers: Iterable[int]) -> dict[int, _Stored]:
    rows = sql.select_in(
        "SELECT digest, id, at, subject FROM store_interaction WHERE owner_id = %s AND digest IN ({})",
        numbers,
        owner_id,
    )
    return {number: _Stored(row, at, topic(subject)) for number, row, at, subject in rows}


def _vacated(owner_id: int, mails: Mapping[int, Interaction]) -> dict[int, int]:
    """Mails that the table has under their other key alone, as the identifier's first went with its import."""
    if not Import.objects.filter(owner_id=owner_id, state=Import.State.UNDONE).exists():
        return {}
    others = {number: digest(other_key(one.key, one.at, one.subject)) for number, one in mails.items()}
    there = _stored(owner_id, others.values())
    return {number: other for number, other in others.items() if other in there}


def _is_another(there: _Stored, content: Content) -> bool:
    seconds = there.at - content[0][AT]
    other_topic = there.topic != topic(content[0][SUBJECT])
    if not other_topic or abs(seconds) > SAME_MAIL_SECONDS:
        return another_mail(seconds=seconds, other_topic=other_topic, other_sender=False)
    senders = {person for person, role in content[1] if role == SENDER}
    rows = sql.select(
        "SELECT person_id FROM store_participant WHERE interaction_id = %s AND role = %s", [there.row, SENDER]
    )
    theirs = {person for (person,) in rows}
    return another_mail(
        seconds=seconds, other_topic=True, other_sender=bool(senders and theirs) and senders.isdisjoint(theirs)
    )


def _moved(content: Content, number: int, place: int) -> Content:
    """The content under another number, which stands for its conversation where the mail begins one."""
    columns, people = content
    if place != number and columns[THREAD] == number:
        columns = (*columns[:THREAD], place, *columns[THREAD + 1 :])
    return columns, people


def _told(mail: Interaction) -> Problem:
    return Problem(
        mail.origin,
        f"the Message-ID <{mail.key.removeprefix('mail:')[:200]}> was used for another mail of another file; "
        "both were kept",
        "nothing to do",
    )
