"""The header of one mail after the other as interactions and problems; a body is never looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import NamedTuple

from mentee.identity.roles import AddressKind
from mentee.records.facts import Channel, Interaction, Origin, Participant, Problem
from mentee.records.mails import digest, other_key, topic
from mentee.sources.formats.mail import bulk
from mentee.sources.formats.mail.addresses import Mailbox, Named, named
from mentee.sources.formats.mail.dates import latest_at, sent_at
from mentee.sources.formats.mail.headers import Fields, RawMail, scan
from mentee.sources.formats.mail.lists import Lists, posting_addresses
from mentee.sources.formats.mail.threads import Identifiers, Threads, message_id, message_ids
from mentee.sources.formats.mail.words import subject_of

_AHEAD_MAILS = 1000
_AHEAD_BYTES = 8 << 20
_MAIL_STAYS = "nothing to do: the rest of the mail was read"
_CHECK_DATE = "check the mail in your mail program; without a time it cannot count"


class _Seen(NamedTuple):
    """A mail whose header was scanned and whose lists are known from then on."""

    mail: RawMail
    fields: Fields
    people: Named
    posting: frozenset[str]


def interactions(mails: Iterable[RawMail | Problem], *, now: float) -> Iterator[Interaction | Problem]:
    """Each mail as an interaction, with a problem beside it where something of it was lost.

    The first thousand mails are looked through for lists before the first of them is answered, so that what the
    mails show of each other serves them too. `now`: seconds since the epoch, 0 where it is not known.
    """
    reader = _Reader(now)
    stream = iter(mails)
    first: list[_Seen | Problem] = []
    size = 0
    for each in stream:
        if isinstance(each, Problem):
            first.append(each)
        else:
            first.append(reader.ahead(each))
            size += len(each.head)
        if len(first) >= _AHEAD_MAILS or size >= _AHEAD_BYTES:
            break
    for ahead in first:
        yield from [ahead] if isinstance(ahead, Problem) else reader.facts(ahead)
    first.clear()
    for each in stream:
        if isinstance(each, Problem):
            yield each
        else:
            yield from reader.facts(reader.seen(each))


class _Reader:
    """What is carried from mail to mail: lists seen, identifiers used, conversations."""

    def __init__(self, now: float) -> None:
        self._latest = latest_at(now)
        self._lists = Lists()
        self._identifiers = Identifiers()
        self._threads = Threads()

    def seen(self, mail: RawMail) -> _Seen:
        """Scan the header and learn what the mail shows of lists."""
        fields = scan(mail.head)
        people = named(fields)
        posting = posting_addresses(fields, people)
        self._lists.learn(posting, people.writer)
        return _Seen(mail, fields, people, posting)

    def ahead(self, mail: RawMail) -> _Seen:
        """The same, and learn at once from how the recipients are called."""
        seen = self.seen(mail)
        for box in (*seen.people.to.found, *seen.people.cc.found):
            self._lists.is_list(box)
        return seen

    def facts(self, seen: _Seen) -> list[Interaction | Problem]:
        """The interaction, if there is one, and then what went wrong with it."""
        mail, fields, people, posting = seen
        writer, to, cc, bcc = people
        origin = Origin(mail.file, None, mail.offset)
        if bulk.is_draft(fields):
            return [Problem(origin, "a draft that was never sent was left out", "nothing to do")]
        if not (writer.found or to.found or cc.found or bcc.found):
            return [Problem(origin, "the mail names nobody; it was left out", "check whether the file holds mail")]
        wrote = writer.found[0] if writer.found else None
        at, fault = sent_at(mail, fields, latest=self._latest)
        if at is None:
            return [Problem(origin, f"{fault}, and nothing else says when it was sent; it was left out", _CHECK_DATE)]
        author = bulk.author_of(fields, wrote, self._lists)
        participants, listed = self._participants(people, author)
        subject = subject_of(fields["subject"]) if "subject" in fields else ""
        key, thread, told = self._identity(fields, wrote, at, subject)
        one_way = (
            author is None
            or bulk.is_machine(fields, wrote)
            or bulk.is_one_way(
                fields,
                discussed=listed or bool(posting),
                humans=len(participants) > 1,
                reply="in-reply-to" in fields or "references" in fields,
            )
        )
        fact = Interaction(origin, key, at, Channel.MAIL, participants, subject, thread, None, one_way)
        if not (fault or told or mail.cut or wrote is None or writer.lost or to.lost or cc.lost or bcc.lost):
            return [fact]
        return [
            fact,
            *(Problem(origin, reason, _MAIL_STAYS) for reason in (fault, told, *_losses(mail, people)) if reason),
        ]

    def _participants(self, people: Named, author: Mailbox | None) -> tuple[tuple[Participant, ...], bool]:
        """The humans in the mail, each once, author first; and whether a list is among the recipients."""
        participants: list[Participant] = []
        seen: set[str] = set()
        if author is not None:
            participants.append(author.sender)
            seen.add(author.address)
        listed = False
        is_list, person = self._lists.is_list, AddressKind.PERSON
        for boxes in people[1:]:
            for box in boxes.found:
                address = box.address
                if address in seen:
                    continue
                seen.add(address)
                if is_list(box):
                    listed = True
                elif box.kind is person:
                    participants.append(box.to if boxes is people.to else box.cc)
        return tuple(participants), listed

    def _identity(self, fields: Fields, writer: Mailbox | None, at: datetime, subject: str) -> tuple[str, str, str]:
        """The key, the thread, and what is wrong with the identifier (empty: nothing)."""
        identifier = message_id(fields.get("message-id"))
        sender = writer.address if writer is not None else ""
        told = ""
        if not identifier:
            identifier = digest(sender, at.isoformat(), subject)
            if fields.get("message-id", b"").strip():
                told = "the Message-ID cannot be used; sender, time and subject stand in for it"
        elif self._identifiers.taken_by_another(identifier, at.timestamp(), sender, topic(subject)):
            told = f"the Message-ID <{identifier}> was used for another mail too; both were kept"
            identifier = other_key(identifier, at, subject)
        answered = message_ids(fields.get("references")) or message_ids(fields.get("in-reply-to"))[:1]
        return f"mail:{identifier}", f"mail:{self._threads.of(identifier, answered)}", told


def _losses(mail: RawMail, people: Named) -> list[str]:
    """What of the mail was lost, in words."""
    losses = []
    if people.writer is None:
        losses.append("the mail names no sender")
    lost = [token for boxes in people for token in boxes.lost]
    if lost:
        losses.append(f"no address could be read in {', '.join(lost)[:200]!r}")
    if mail.cut:
        losses.append("the header is longer than 1 MiB; the rest of it was left out")
    return losses
