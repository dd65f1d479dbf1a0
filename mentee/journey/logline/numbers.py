"""Numbers as people write them in a line: digits, words, "a couple of"."""

from __future__ import annotations

WORDS = {
    "a couple of": 2.0, "a couple": 2.0, "a few": 3.0, "an": 1.0, "a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0,
    "four": 4.0, "five": 5.0, "six": 6.0, "seven": 7.0, "eight": 8.0, "nine": 9.0, "ten": 10.0, "eleven": 11.0,
    "twelve": 12.0, "fifteen": 15.0, "twenty": 20.0, "thirty": 30.0, "forty-five": 45.0, "forty five": 45.0,
    "forty": 40.0, "fifty": 50.0, "sixty": 60.0, "ninety": 90.0,
}  # fmt: skip
NUMBER = r"(?:\d{1,4}(?:[.,]\d{1,2})?|" + "|".join(word.replace(" ", r"\s+") for word in WORDS) + ")"


def number(text: str) -> float:
    """The value of what NUMBER matched."""
    plain = " ".join(text.lower().split())
    return WORDS[plain] if plain in WORDS else float(plain.replace(",", "."))
