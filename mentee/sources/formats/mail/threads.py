"""What one mail remembers of the others: identities used before, and conversations under way; bounded memory."""

from __future__ import annotations

import re
from hashlib import blake2b

from mentee.sources.formats.mail.words import text_of

_SLOTS = 1 << 20
_PROBES = 16
_SAME_MAIL_SECONDS = 600
_GENERATION = 8192
_NEAREST = 4  # of a long chain, the first mail and those next to the reply say enough
_MAX_ID = 500
_BRACKETED = re.compile(r"<([^<>]+)>")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
_MIN_BARE = 12


def message_ids(value: bytes | None) -> list[str]:
    """The message identifiers of a References, In-Reply-To or Message-ID value, without brackets or folds."""
    if not value:
        return []
    text = text_of(value)
    found = _BRACKETED.findall(text)
    if not found:
        bare = text.strip().strip("<>")
        found = [bare] if not _SPACE.search(bare) else []
    if not text.isprintable() or text.count(" ") > len(found):
        found = [_SPACE.sub("", each) for each in found]
    return [each for each in found if _is_identifier(each)]


def digest(*parts: str) -> str:
    """A short name for the mail that the parts make."""
    return blake2b("\0".join(parts).encode("utf-8", "replace"), digest_size=10).hexdigest()


def _is_identifier(text: str) -> bool:
    """Long enough to be one mail's own, short enough to be meant: "<>", "<@>" and whole pages are not."""
    if not 3 <= len(text) <= _MAX_ID or not any(map(str.isalnum, text)):
        return False
    left, at, right = text.partition("@")
    return bool(left and right) if at else len(text) >= _MIN_BARE


class Identifiers:
    """Which identifier was seen with which date: 8 MB for a million mails, the oldest forgotten beyond that."""

    def __init__(self) -> None:
        self._table = memoryview(bytearray(_SLOTS * 8)).cast("Q")

    def taken_by_another(self, identifier: str, at: float) -> bool:
        """Whether the identifier was seen on a mail of another time (more than ten minutes away); remembers it.

        A copy of a mail keeps its date; a program that stamps every mail with one identifier does not.
        `at`: seconds since the epoch.
        """
        mark = hash(identifier) & 0xFFFFFFFFFFFFFFFF
        home, tag = mark & (_SLOTS - 1), (mark >> 20) & 0xFFFFFFFF
        seconds = int(at) & 0xFFFFFFFF
        for step in range(_PROBES):
            slot = (home + step) & (_SLOTS - 1)
            entry = self._table[slot]
            if not entry:
                self._table[slot] = tag << 32 | seconds
                return False
            if entry >> 32 == tag:
                return abs((entry & 0xFFFFFFFF) - seconds) > _SAME_MAIL_SECONDS
        self._table[home] = tag << 32 | seconds
        return False


class Threads:
    """Which conversation each recent mail belongs to, so that replies which name only their parent join it."""

    def __init__(self) -> None:
        self._young: dict[str, str] = {}
        self._old: dict[str, str] = {}

    def of(self, identifier: str, references: list[str], answered: list[str]) -> str:
        """The identifier that stands for the conversation: its first mail, as far as the mails say.

        `references` run from the first mail to the parent; `answered` is what In-Reply-To names.
        """
        named = [*references[:1], *references[1:][-_NEAREST:], *answered[:1]]
        root = ""
        for each in (*named, identifier):
            root = self._known(each)
            if root:
                break
        root = root or (named[0] if named else identifier)
        self._remember(identifier, root)
        for each in named:
            if not self._known(each):
                self._remember(each, root)
        return root

    def _known(self, identifier: str) -> str:
        return self._young.get(identifier) or self._old.get(identifier, "")

    def _remember(self, identifier: str, root: str) -> None:
        if not identifier:
            return
        if len(self._young) >= _GENERATION:
            self._old, self._young = self._young, {}
        self._young[identifier] = root
