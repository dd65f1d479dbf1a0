"""Keys of facts as 64-bit numbers: small in rows and indexes, quick to look up, the same on every machine."""

from __future__ import annotations

from hashlib import blake2b
from struct import Struct

_PREFIX = "digest:"
_SIGNED = Struct("<q")


def digest(key: str) -> int:
    """Signed 64-bit number of a key: the first 8 bytes of its BLAKE2b hash.

    Among ten million keys two meet with a chance of 3 in a million. A key that `written` made gives back its number.
    """
    if key.startswith(_PREFIX) and len(key) == len(_PREFIX) + 16:
        try:
            return _signed(int(key[len(_PREFIX) :], 16))
        except ValueError:
            pass  # a source's own key that only looks like one of ours
    number: int = _SIGNED.unpack(blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest())[0]
    return number


def written(number: int) -> str:
    """The number as a key, for exports and references: `digest(written(n)) == n`."""
    return f"{_PREFIX}{number & 0xFFFFFFFFFFFFFFFF:016x}"


def _signed(number: int) -> int:
    return number - (1 << 64) if number >= 1 << 63 else number
