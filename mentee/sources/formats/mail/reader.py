"""The header of one mail after the other as interactions and problems; a body is never looked at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from mentee.identity.roles import AddressKind
from mentee.records.facts import Channel, Interaction, Origin, Participant, Problem
from mentee.sources.formats.mail import bulk
from mentee.sources.formats.mail.addresses import NOBODY, Mailbox, mailboxes
from mentee.sources.formats.mail.dates import latest_at, sent_at
from mentee.sources.formats.mail.headers import Fields, RawMail, scan
from mentee.sources.formats.mail.lists import Lists
from mentee.sources.formats.mail.threads import Identifiers, Threads, digest, message_ids
from mentee.sources.formats.mail.words import subject_of

_AHEAD_MAILS = 1000
_AHEAD_BYTES = 8 << 20
_CHECK_DATE = "check the mail in your mail program; without a time it cannot count"


def interactions(mails: Iterable[RawMail | Problem], *, now: float) -> Iterator[Interaction | Problem]:
    """Each mail as an interaction, with a problem beside it where something of it was lost.

    The first thousand mails are looked through for lists before the first of them is answered, so that what the
    mails show of each other serves them too. `now`: seconds since the epoch, 0 where it is not known.
    """
    reader = _Reader(now)
    stream = iter(mails)
    first: list[RawMail | Problem] = []
    size = 0
    for each in stream:
        first.append(each)
        if isinstance(each, RawMail):
            reader.learn(each)
            size += len(each.head)
        if len(first) >= _AHEAD_MAILS or size >= _AHEAD_BYTES:
            break
    learned = len(first)
    for number, each in enumerate(chain(first, stream)):
        if number == learned:
            first.clear()
        if isinstance(each, Problem):
            yield each
        else:
            yield from reader.facts(each, known=number < learned)


class _Reader:
    """What is carried from mail to mail: lists seen, identifiers used, conversations."""

    def __init__(self, now: float) -> None:
        self._latest = latest_at(now)
        self._lists = Lists()
        self._identifiers = Identifiers()
        self._threads = Threads()

    def learn(self, mail: RawMail) -> None:
        fields = scan(mail.head)
        self._lists.learn(fields, _writer(fields))

    def facts(self, mail: RawMail, *, known: bool) -> list[Interaction | Problem]:
        """The interaction, if there is one, and then what went wrong with it."""
        fields = scan(mail.head)
        origin = Origin(mail.file, None, mail.offset)
        if bulk.is_draft(fields):
            return [Problem(origin, "a draft that was never sent was left out")]
        at, fault = sent_at(mail, fields, latest=self._latest)
        if at is None:
            return [Problem(origin, f"{fault}, and nothing else says when it was sent; it was left out", _CHECK_DATE)]
        problems = [Problem(origin, fault)] if fault else []
        writer = _writer(fields)
        posting = self._lists.learn(fields, writer) if not known else self._lists.of(fields)
        author = bulk.author_of(fields, writer, self._lists)
        participants, listed, lost = self._participants(fields, author)
        if writer is None and not participants:
            return [Problem(origin, "the mail names nobody; it was left out", "check whether the file holds mail")]
        if writer is None:
            problems.append(Problem(origin, "the mail names no sender"))
        if lost:
            problems.append(Problem(origin, f"no address could be read in {', '.join(lost)[:200]!r}"))
        if mail.cut:
            problems.append(Problem(origin, "the header is longer than 1 MiB; the rest of it was left out"))
        key, thread, taken = self._identity(fields, writer, at.isoformat(), at.timestamp())
        if taken:
            problems.append(Problem(origin, taken))
        humans = len(participants) > (author is not None)
        reply = "in-reply-to" in fields or "references" in fields
        one_way = (
            author is None
            or bulk.is_machine(fields, writer)
            or bulk.is_one_way(fields, discussed=bool(posting or listed), humans=humans, reply=reply)
        )
        subject = subject_of(fields["subject"]) if "subject" in fields else ""
        mail_fact = Interaction(origin, key, at, Channel.MAIL, tuple(participants), subject, thread, None, one_way)
        return [mail_fact, *problems]

    def _participants(self, fields: Fields, author: Mailbox | None) -> tuple[list[Participant], bool, list[str]]:
        """The humans in the mail, each once; whether a list is among the recipients; what named no address."""
        participants: list[Participant] = []
        seen: set[str] = set()
        if author is not None:
            participants.append(author.sender)
            seen.add(author.address)
        listed = False
        lost = list(mailboxes(fields["from"]).lost) if "from" in fields else []
        for name in ("to", "cc", "bcc"):
            if name not in fields:
                continue
            boxes = mailboxes(fields[name])
            lost += boxes.lost
            for box in boxes.found:
                if box.address in seen:
                    continue
                seen.add(box.address)
                if self._lists.is_list(box):
                    listed = True
                elif box.kind is AddressKind.PERSON:
                    participants.append(box.to if name == "to" else box.cc)
        return participants, listed, lost

    def _identity(self, fields: Fields, writer: Mailbox | None, at: str, seconds: float) -> tuple[str, str, str]:
        """The key, the thread, and the problem with the identifier, empty where there is none."""
        own = message_ids(fields.get("message-id"))
        sender = writer.address if writer is not None else ""
        references = message_ids(fields.get("references"))
        answered = message_ids(fields.get("in-reply-to"))
        if not own:
            identifier = digest(sender, at, subject_of(fields.get("subject", b"")))
            told = "the mail has no usable Message-ID; sender, time and subject stand in for it"
            return f"mail:{identifier}", f"mail:{self._threads.of(identifier, references, answered)}", told
        identifier = own[0]
        if self._identifiers.taken_by_another(identifier, seconds):
            told = f"the Message-ID <{identifier}> was used for another mail too; both were kept"
            identifier = f"{identifier}#{digest(sender, at)}"
            return f"mail:{identifier}", f"mail:{self._threads.of(identifier, references, answered)}", told
        return f"mail:{identifier}", f"mail:{self._threads.of(identifier, references, answered)}", ""


def _writer(fields: Fields) -> Mailbox | None:
    """Whoever From names first; where it is missing, whoever sent the mail for them."""
    for name in ("from", "sender"):
        found = mailboxes(fields[name]).found if name in fields else NOBODY.found
        if found:
            return found[0]
    return None
