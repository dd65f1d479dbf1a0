"""Lines of published vocabularies (O*NET, ESCO) or of an own list -> rows for `Vocabulary.extended`."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from itertools import chain

from mentee.ranking.vocabulary import Row
from mentee.records.facts import Origin, Problem

_LINKED = 12  # phrases that stand for each other at once; a longer list is cut, each part with the first phrase
_LONGEST = 200  # letters of a phrase; a longer one is prose
_GROUPS = {  # O*NET files: (column that names the group, column with the phrase)
    "alternate title": ("o*net-soc code", "alternate title"),
    "reported job title": ("o*net-soc code", "reported job title"),
    "commodity title": ("commodity title", "example"),
}
Found = tuple[list[Row], list[Problem]]


def vocabulary_rows(lines: Iterable[str], *, file: str) -> Found:
    """Rows of any vocabulary that is known here, told apart by its heading; problems name the line and the remedy."""
    source = iter(lines)
    first = next(source, "").lstrip("\ufeff")
    heading = first.casefold()
    everything = chain([first], source)
    if "o*net-soc code" in heading:
        return onet_rows(everything, file=file)
    if "preferredlabel" in heading:
        return esco_rows(everything, file=file)
    return own_rows(everything, file=file)


def onet_rows(lines: Iterable[str], *, file: str) -> Found:
    """O*NET's Alternate Titles, Sample of Reported Titles or Technology Skills (tab-separated text).

    Titles of one occupation, and products of one kind, go together; a title and its short form mean the same.
    """
    source = iter(lines)
    heading = [cell.strip().casefold() for cell in next(source, "").lstrip("\ufeff").rstrip("\r\n").split("\t")]
    kind = next((kind for kind in _GROUPS if kind in heading), "")
    if not kind:
        reason = "this O*NET table holds no titles or skills"
        return [], [Problem(Origin(file, 1), reason, "take Alternate Titles, Reported Titles or Technology Skills")]
    group_at, phrase_at = (heading.index(name) for name in _GROUPS[kind])
    short_at = heading.index("short title") if "short title" in heading else None
    groups: dict[str, list[str]] = {}
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, line in enumerate(source, start=2):
        cells = [cell.strip() for cell in line.rstrip("\r\n").split("\t")]
        if cells == [""]:
            continue
        if len(cells) <= max(group_at, phrase_at) or not cells[phrase_at]:
            problems.append(Problem(Origin(file, number), "a line with too few columns", "download the file again"))
            continue
        phrase = cells[phrase_at].partition("(")[0].strip() or cells[phrase_at]
        groups.setdefault(cells[group_at], []).append(phrase[:_LONGEST])
        short = cells[short_at] if short_at is not None and len(cells) > short_at else ""
        if short and short.casefold() != "n/a":
            rows.append(Row((phrase, short)))
    named = kind == "commodity title"
    rows += [Row((), tuple(dict.fromkeys(([name] if named else []) + phrases))) for name, phrases in groups.items()]
    return rows, problems


def esco_rows(lines: Iterable[str], *, file: str) -> Found:
    """ESCO's occupations or skills (CSV with a preferred label and alternative labels, one in each line of a cell).

    Labels of one occupation mean the same; those of a skill are long phrases, so only their words go together.
    """
    rows: list[Row] = []
    problems: list[Problem] = []
    reader = csv.reader(_closed(lines))
    heading = [cell.strip().casefold() for cell in next(reader, [])]
    if "preferredlabel" not in heading or "altlabels" not in heading:
        return [], [Problem(Origin(file, 1), "no column of labels", "take ESCO's occupations or skills as CSV")]
    main_at, others_at = heading.index("preferredlabel"), heading.index("altlabels")
    skills = "reuselevel" in heading
    try:
        for cells in reader:
            if len(cells) <= max(main_at, others_at) or not cells[main_at].strip():
                problems.append(Problem(Origin(file, reader.line_num), "a line without a label", "download it again"))
                continue
            others = [label.strip() for label in cells[others_at].splitlines() if label.strip()]
            labels = list(dict.fromkeys(label[:_LONGEST] for label in (cells[main_at].strip(), *others)))
            rows += _label_rows(labels, skills=skills)
    except csv.Error as error:
        problems.append(Problem(Origin(file, reader.line_num), f"the table breaks off: {error}", "download it again"))
    return rows, problems


def _label_rows(labels: list[str], *, skills: bool) -> Iterator[Row]:
    if len(labels) > 1:
        yield Row((), tuple(labels))
    if not skills:
        for begin in range(1, len(labels), _LINKED - 1):
            yield Row((labels[0], *labels[begin : begin + _LINKED - 1]))


def own_rows(lines: Iterable[str], *, file: str) -> Found:
    """An own list: "nurse = registered nurse ~ midwife" on each line; # begins a remark."""
    rows: list[Row] = []
    problems: list[Problem] = []
    for number, line in enumerate(lines, start=1):
        text = line.partition("#")[0].strip().lstrip("\ufeff")
        if not text:
            continue
        row = Row.read(text[:10_000])
        if len(row.same) + len(row.near) < 2:
            reason, remedy = (
                "only one phrase",
                "write phrases that mean the same with = between them, near ones with ~",
            )
            problems.append(Problem(Origin(file, number), reason, remedy))
        else:
            rows.append(row)
    return rows, problems


def _closed(lines: Iterable[str]) -> Iterator[str]:
    """Lines as the csv reader wants them: each with its end, without a byte order mark or null."""
    for number, line in enumerate(lines):
        text = line.replace("\0", "")
        text = text.lstrip("\ufeff") if not number else text
        yield text if text.endswith("\n") else text + "\n"
