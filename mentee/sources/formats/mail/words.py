"""Header text for people to read: charsets guessed, encoded words (RFC 2047) decoded, control characters gone."""

from __future__ import annotations

import re
from email.errors import MessageError
from email.header import decode_header
from functools import lru_cache

MAX_SUBJECT = 998  # RFC 5322, 2.1.1: no line may be longer
_MAX_ENCODED = 8192
_FOLD = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")
# What the name promises is less than what its users write.
_WIDER = {"gb2312": "gb18030", "ks_c_5601-1987": "cp949", "iso-8859-8-i": "iso-8859-8", "iso-8859-1": "cp1252"}
_ENCODED_WORD = re.compile(r"=\?[^?\s]+\?[bqBQ]\?[^?]*\?=")


def text_of(raw: bytes) -> str:
    """The bytes as text: ASCII or UTF-8 where they are that, else Windows' western set, which reads any byte."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def decoded(text: str) -> str:
    """Unfolded text with its encoded words decoded; what cannot be decoded stays as it is written."""
    if "=?" in text:
        text = _decoded(text[:_MAX_ENCODED])
    return text if text.isascii() and text.isprintable() else _clean(text)


def subject_of(raw: bytes) -> str:
    """A subject of at most 998 characters on one line."""
    if raw.isascii() and b"=?" not in raw:
        plain = raw.decode("ascii").strip()
        if plain.isprintable():
            return plain[:MAX_SUBJECT]
    return _unfolded(decoded(_unfolded(text_of(raw))))[:MAX_SUBJECT]


def _unfolded(text: str) -> str:
    return _FOLD.sub(" ", text).strip() if not text.isprintable() else text.strip()


def _clean(text: str) -> str:
    # UTF-7 and broken UTF-16 give halves of characters that no file or database takes.
    return _FOLD.sub(" ", text.encode("utf-8", "replace").decode("utf-8")).strip()


@lru_cache(maxsize=4096)
def _decoded(text: str) -> str:
    if not _ENCODED_WORD.search(text):
        return text
    try:
        parts = decode_header(text)
    except (MessageError, ValueError):
        return text
    return "".join(part if isinstance(part, str) else _in_charset(part, charset) for part, charset in parts) or text


def _in_charset(part: bytes, charset: str | None) -> str:
    if charset is None:  # text between encoded words, which decode_header hands back escaped
        try:
            return part.decode("raw-unicode-escape")
        except UnicodeDecodeError:
            return text_of(part)
    name = charset.partition("*")[0].lower()  # RFC 2231: charset*language
    try:
        return part.decode(_WIDER.get(name, name))
    except (LookupError, UnicodeDecodeError, ValueError):
        return text_of(part)
