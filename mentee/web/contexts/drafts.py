"""A draft as a page shows it: its gaps marked, and the address that opens it in the mail program."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote

from mentee.records.journey import Draft

GAP = re.compile(r"(\[[^\[\]]+\])")
LONGEST_LINK = 1900  # characters that every mail program takes


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft: texts as pieces (text, whether it is a gap to fill); `mailto` empty for a private note.

    `to` names who it goes to where that is somebody else than the person concerned.
    """

    to: str
    address: str
    subject: tuple[tuple[str, bool], ...]
    body: tuple[tuple[str, bool], ...]
    forward: tuple[tuple[str, bool], ...]
    private: bool
    mailto: str
    gaps: int


def pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """The text cut at its gaps in [brackets]."""
    return tuple((part, bool(GAP.fullmatch(part))) for part in GAP.split(text) if part)


def letter_of(draft: Draft, *, to: str, address: str = "") -> Letter:
    """The draft for `to`; without an address the mail program asks for one."""
    whole = draft.body + (f"\n\n---\n\n{draft.forward}" if draft.forward else "")
    texts = (draft.subject, draft.body, draft.forward)
    return Letter(
        to=draft.to or to,
        address=address,
        subject=pieces(draft.subject),
        body=pieces(draft.body),
        forward=pieces(draft.forward),
        private=draft.private,
        mailto="" if draft.private else mailto(address, draft.subject, whole),
        gaps=sum(len(GAP.findall(text)) for text in texts),
    )


def mailto(address: str, subject: str, body: str) -> str:
    """The address of a new mail (RFC 6068); a text too long for a link is left to be copied."""
    body = body.replace("\r\n", "\n").replace("\n", "\r\n")
    start = f"mailto:{quote(address, safe='@')}?subject={quote(subject, safe='')}"
    link = f"{start}&body={quote(body, safe='')}"
    return link if len(link) <= LONGEST_LINK else start
