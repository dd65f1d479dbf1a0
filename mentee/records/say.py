"""How sentences meant for people are marked for translators, looked up, and filled with their facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo

Say = Callable[
    [str], str
]  # an English sentence with {named} placeholders -> the same sentence in the reader's tongue


def mark(text: str) -> str:
    """The sentence itself: marks one kept in a table, so that the extractor finds it; `say` is called on it later."""
    return text


def as_written(text: str) -> str:
    """The `say` of English: every sentence as it is written."""
    return text


MONTHS = (
    mark("January"),
    mark("February"),
    mark("March"),
    mark("April"),
    mark("May"),
    mark("June"),
    mark("July"),
    mark("August"),
    mark("September"),
    mark("October"),
    mark("November"),
    mark("December"),
)  # fmt: skip; not strftime: the same words whatever the machine's locale
DAY = mark("{day} {month} {year}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A marked sentence that waits for its reader: its facts may be phrases too, or several in a row."""

    sentence: str
    facts: tuple[tuple[str, object], ...] = ()


def phrase(sentence: str, **facts: object) -> Phrase:
    """What `sentence` says with `facts`."""
    return Phrase(sentence, tuple(facts.items()))


@dataclass(frozen=True, slots=True)
class Voice:
    """How the seeker is spoken to: in which tongue, and in which zone their days begin and end."""

    say: Say = as_written
    zone: tzinfo = UTC

    def day(self, moment: date) -> str:
        """A day as people say it, 3 May 2026; a moment on the seeker's day."""
        on = moment.astimezone(self.zone).date() if isinstance(moment, datetime) else moment
        return self.told(DAY, {"day": on.day, "month": self.say(MONTHS[on.month - 1]), "year": on.year})

    def told(self, sentence: str, facts: Mapping[str, object]) -> str:
        """The sentence in the reader's tongue with its facts: dates as days, phrases told, several parted by "; ".

        A translation that names other facts gives way to English.
        """
        spoken = {key: self._fact(value) for key, value in facts.items()}
        try:
            return self.say(sentence).format_map(spoken)
        except (KeyError, IndexError, ValueError):
            return sentence.format_map(spoken)

    def spoken(self, words: Phrase | str) -> str:
        """A phrase in the reader's tongue; what is told already stays."""
        return self.told(words.sentence, dict(words.facts)) if isinstance(words, Phrase) else words

    def _fact(self, value: object) -> object:
        if isinstance(value, tuple):
            return "; ".join(str(self._fact(one)) for one in value)
        if isinstance(value, Phrase):
            return self.spoken(value)
        return self.day(value) if isinstance(value, date) else value


ENGLISH = Voice()
