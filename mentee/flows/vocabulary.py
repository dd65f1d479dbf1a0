"""Vocabularies that the user adds to the built-in one: read, kept as lines, and used where a question needs them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mentee.flows.errors import BadInputError
from mentee.ranking.vocabulary import Row, Vocabulary, built_in
from mentee.ranking.vocabulary_files import vocabulary_rows
from mentee.ranking.words import fold
from mentee.records.facts import Problem
from mentee.sources.contract import SourceError
from mentee.sources.opening import encoding_of, open_bytes, read_head
from mentee.store.models import User
from mentee.store.reads.seeker import vocabularies
from mentee.store.writes.seeker import add_vocabulary, delete_vocabulary

ROWS = "rows"  # the one entry of a kept vocabulary: its rows as lines
SHORTEST = 3  # letters: shorter words are in too many phrases to choose rows by


@dataclass(frozen=True, slots=True)
class Added:
    """A vocabulary of the user's: its rows, and the lines of its file that could not be used."""

    name: str
    terms: int
    problems: tuple[Problem, ...] = ()


def add_file(owner: User, path: Path, *, now: datetime) -> Added:
    """Add a file of O*NET, of ESCO, or an own list, named as the file; one added before is replaced."""
    try:
        with open_bytes(path) as stream:
            text = stream.read().decode(encoding_of(read_head(path)).codec, errors="replace")
    except (OSError, SourceError) as error:
        raise BadInputError(f"{path}: cannot be read ({error})", "Name a text file.") from error
    rows, problems = vocabulary_rows(text.splitlines(keepends=True), file=path.name)
    if not rows:
        reason = problems[0].reason if problems else "it holds no terms"
        remedy = problems[0].remedy if problems else "Write lines like: nurse = registered nurse ~ midwife"
        raise BadInputError(f"{path.name}: {reason}", remedy)
    add_vocabulary(owner, path.stem, {ROWS: [row.line() for row in rows]}, now=now)
    return Added(path.stem, len(rows), tuple(problems))


def added(owner: User) -> list[Added]:
    """What was added, by name."""
    return [Added(name, len(entries.get(ROWS, ()))) for name, entries in vocabularies(owner).items()]


def remove_named(owner: User, name: str) -> None:
    """Take one out; BadInputError where there is none of that name."""
    try:
        delete_vocabulary(owner, name)
    except LookupError as error:
        raise BadInputError(f"No vocabulary is called {name!r}.", "List them with: mentee vocabulary list") from error


def vocabulary_for(owner: User, texts: Iterable[str]) -> Vocabulary:
    """The built-in vocabulary, with the added rows that say anything of these texts.

    An added vocabulary has tens of thousands of rows, a question a few words: the others cannot matter to it.
    """
    words = {word for text in texts for word in fold(text).split() if len(word) >= SHORTEST}
    stems = tuple(word[: max(SHORTEST, len(word) - 3)] for word in words)  # plural and ending apart
    lines = (line for entries in vocabularies(owner).values() for line in entries.get(ROWS, ()))
    rows = [Row.read(line) for line in lines if any(stem in line.casefold() for stem in stems)]
    return built_in().extended(rows) if rows else built_in()
