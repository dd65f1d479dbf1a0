"""Who really wrote a mail, and whether it came from a machine or went one way to many."""

from __future__ import annotations

import re
from functools import lru_cache

from mentee.identity.roles import AddressKind, is_human_name
from mentee.sources.formats.mail.addresses import Mailbox, mailboxes, renamed
from mentee.sources.formats.mail.headers import Fields
from mentee.sources.formats.mail.lists import Lists
from mentee.sources.formats.mail.words import decoded, text_of

_VIA = re.compile(r"^(?P<who>.*\S) +via +\S")
_ORIGINALS = ("x-original-from", "author", "x-google-original-from", "x-original-sender")
_SPAM = frozenset({"spam", "junk", "junk e-mail"})
_MAX_WORD = 40
_DRAFTS = frozenset({"draft", "drafts", "entwürfe", "brouillons", "borradores", "bozze", "rascunhos", "concepten"})
_MACHINE_MARKS = frozenset(
    {"auto-submitted", "x-autoreply", "x-autorespond", "precedence", "x-spam-flag", "x-gmail-labels"}
)
_SUPPRESSING = frozenset({b"all", b"oof", b"autoreply"})


def author_of(fields: Fields, author: Mailbox | None, lists: Lists) -> Mailbox | None:
    """The human who wrote the mail, None where it was none or cannot be told.

    A list that puts its own address in From (against DMARC) leaves the author in X-Original-From, Author or
    Reply-To; those are asked only where From is no person's, or says "NAME via LIST".
    """
    if author is None:
        return None
    rewritten = _VIA.match(author.name) if " via " in author.name else None
    listed = lists.is_list(author)
    if author.kind is AddressKind.PERSON and not rewritten and not listed:
        return author
    handed_on = rewritten is not None or listed
    for name in (*_ORIGINALS, "reply-to") if handed_on else _ORIGINALS:
        found = [
            box
            for box in mailboxes(fields.get(name)).found
            if box.kind is AddressKind.PERSON and box.address != author.address and not lists.is_list(box)
        ]
        if len(found) == 1:
            name_in_from = rewritten["who"].strip("'\" ") if rewritten else ""
            better = name_in_from and not is_human_name(found[0].name)
            return renamed(found[0], name_in_from) if better else found[0]
    return None


def is_machine(fields: Fields, author: Mailbox | None) -> bool:
    """Whether nobody sat down to write this mail: automatic answers, notices, bounces, and what is marked spam."""
    if author is not None and author.kind is AddressKind.MACHINE:
        return True
    if fields.get("return-path", b"").strip() == b"<>":
        return True
    if fields.keys().isdisjoint(_MACHINE_MARKS):
        return False
    submitted = fields.get("auto-submitted")
    if submitted is not None and not submitted.strip().lower().startswith(b"no"):
        return True
    if "x-autoreply" in fields or "x-autorespond" in fields:
        return True
    return _first_word(fields.get("precedence", b"")[:_MAX_WORD]) in (b"junk", b"auto_reply") or _is_spam(fields)


def _is_spam(fields: Fields) -> bool:
    return fields.get("x-spam-flag", b"").strip().lower() == b"yes" or bool(_labels(fields) & _SPAM)


def is_one_way(fields: Fields, *, discussed: bool, humans: bool, reply: bool) -> bool:
    """Whether the mail went out to many who are not meant to answer.

    `discussed`: a list took part whose posting address is known or named; `humans`: somebody besides the author
    and lists is named in To or Cc; `reply`: the mail answers another. In a discussion, only an opening that
    names nobody is one-way. Elsewhere the marks of senders of newsletters decide; Feedback-ID is none of
    them, since large providers put it on everybody's mail.
    """
    if discussed:
        return not humans and not reply
    if "list-unsubscribe" in fields or "list-unsubscribe-post" in fields or "list-id" in fields:
        return True
    if reply:
        return False
    if _first_word(fields.get("precedence", b"")[:_MAX_WORD]) in (b"bulk", b"list", b"first-class-bulk"):
        return True
    suppressed = fields.get("x-auto-response-suppress")
    return suppressed is not None and not _SUPPRESSING.isdisjoint(re.split(rb"[\s,;]+", suppressed.lower()))


def is_draft(fields: Fields) -> bool:
    """Whether the labels of the provider say that the mail was never sent."""
    return bool(_labels(fields) & _DRAFTS)


@lru_cache(maxsize=256)
def _first_word(value: bytes) -> bytes:
    return value.strip().lower().partition(b" ")[0].rstrip(b";,")


def _labels(fields: Fields) -> frozenset[str]:
    value = fields.get("x-gmail-labels")
    return _split_labels(value[:1000]) if value else frozenset()


@lru_cache(maxsize=256)
def _split_labels(value: bytes) -> frozenset[str]:
    return frozenset(label.strip().lower() for label in decoded(" ".join(text_of(value).split())).split(","))
