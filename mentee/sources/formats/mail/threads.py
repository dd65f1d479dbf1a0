"""What one mail remembers of the others: identities used before, and conversations under way; bounded memory."""

from __future__ import annotations

import re
from mmap import mmap

from mentee.records.mails import another_mail
from mentee.sources.formats.mail.words import text_of

_SLOTS = 1 << 20
_PROBES = 16
_HALF = 0xFFFFFFFF
_GENERATION = 8192
_NEAREST = 5
_MAX_ID = 500
_MAX_VALUE = 1 << 16
_PLAIN = re.compile(rb"<([!-;=?A-~]{1,250}@[!-;=?-~]{1,250})>")
_ALONE = re.compile(rb"\s*" + _PLAIN.pattern + rb"\s*")
_BRACKETED = re.compile(r"<([^<>]+)>")
_SPACE = re.compile(r"[\s\x00-\x1f\x7f]+")
_MIN_BARE = 12


def message_id(value: bytes | None) -> str:
    """The identifier of a mail from its Message-ID value, empty where it is missing or nobody's own."""
    if not value:
        return ""
    match = _ALONE.fullmatch(value)
    return match[1].decode("ascii") if match else next(iter(message_ids(value)), "")


def message_ids(value: bytes | None) -> list[str]:
    """The message identifiers of a References or In-Reply-To value, without brackets or folds.

    Of a long chain only the first and those next to the reply, which are enough to find its conversation.
    """
    if not value:
        return []
    plain = _PLAIN.findall(value)
    if plain and len(plain) == value.count(b"<"):
        ends = plain if len(plain) <= _NEAREST else [plain[0], *plain[1 - _NEAREST :]]
        return [each.decode("ascii") for each in ends]
    text = text_of(value[:_MAX_VALUE])
    found = _BRACKETED.findall(text)
    if not found:
        bare = text.strip().strip("<>")
        found = [] if _SPACE.search(bare) else [bare]
    return [each for each in (_SPACE.sub("", one) for one in found) if _is_identifier(each)]


def _is_identifier(text: str) -> bool:
    """Long enough to be one mail's own, short enough to be meant: "<>", "<@>" and whole pages are not."""
    if not 3 <= len(text) <= _MAX_ID or not any(map(str.isalnum, text)):
        return False
    left, at, right = text.partition("@")
    return bool(left and right) if at else len(text) >= _MIN_BARE


class Identifiers:
    """Which identifier was seen on which mail: 16 MB for a million mails, the oldest forgotten beyond that.

    The memory is taken page by page as it is needed, so that a folder of single mails costs nothing.
    """

    def __init__(self) -> None:
        self._table = memoryview(mmap(-1, _SLOTS * 8)).cast("Q")  # 32 bits of the identifier, 32 of the time
        self._mails = memoryview(mmap(-1, _SLOTS * 8)).cast("Q")  # 32 bits of the sender, 32 of the topic

    def taken_by_another(self, identifier: str, at: float, sender: str, topic: str) -> bool:
        """Whether the identifier was seen on another mail (see `another_mail`); remembers it.

        A program that stamps every mail with one identifier makes none of them vanish. `at`: seconds since the epoch.
        """
        mark = hash(identifier)
        home, tag, seconds = mark & (_SLOTS - 1), (mark >> 20) & _HALF, int(at)
        who, what = hash(sender) & _HALF, hash(topic) & _HALF
        for step in range(_PROBES):
            slot = (home + step) & (_SLOTS - 1)
            entry = self._table[slot]
            if entry and entry >> 32 == tag:
                mail = self._mails[slot]
                return another_mail(
                    seconds=(entry & _HALF) - seconds,
                    other_topic=mail & _HALF != what,
                    other_sender=mail >> 32 != who,
                )
            if not entry:
                home = slot
                break
        self._table[home] = tag << 32 | seconds
        self._mails[home] = who << 32 | what
        return False


class Threads:
    """Which conversation each recent mail belongs to, so that replies which name only their parent join it."""

    def __init__(self) -> None:
        self._young: dict[str, str] = {}
        self._old: dict[str, str] = {}

    def of(self, identifier: str, named: list[str]) -> str:
        """The identifier that stands for the conversation: its first mail, as far as the mails say.

        `named`: the mails that this one says it answers, from the first of the conversation to the parent.
        """
        young, old = self._young, self._old
        root = ""
        for each in named:
            root = young.get(each) or old.get(each, "")
            if root:
                break
        root = root or young.get(identifier) or old.get(identifier) or (named[0] if named else identifier)
        if len(young) >= _GENERATION:
            self._old, self._young = young, {}
        self._young[identifier] = root
        for each in named:
            if each not in young and each not in old:
                self._young[each] = root
        return root
