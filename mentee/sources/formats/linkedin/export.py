"""A LinkedIn export as zip, folder or single file, read file by file with the seeker found first."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from mentee.records.facts import Fact, Key, Origin, Problem
from mentee.records.keys import email_key, url_key
from mentee.sources.archives import Tree, is_tree, open_tree
from mentee.sources.contract import Options, Probe, SourceError
from mentee.sources.formats.linkedin import connections, exchanges, seeker
from mentee.sources.formats.linkedin.headings import Kind, is_main_file, is_of_export, judge_for
from mentee.sources.formats.linkedin.seeker import Me
from mentee.sources.formats.linkedin.sheets import Sheet, open_sheet
from mentee.sources.opening import open_bytes, watched
from mentee.sources.tables import Opener, find_header

_MOST_KNOWN = 200_000


class LinkedIn:
    """The export that LinkedIn gives its members ("Download your data"), whole or in part."""

    name = "LinkedIn export"
    about = "LinkedIn's export of your data: the zip, its folder, or a single file of it such as Connections.csv"

    def recognises(self, probe: Probe) -> float:
        """Sure of the export's headings, or of a folder with files of its names."""
        if probe.entries:
            found = sum(is_main_file(entry) for entry in probe.entries if "/" not in entry)
            return 0.0 if not found else min(0.95, 0.6 + 0.15 * found)
        header = find_header(probe.head, judge_for(probe.name))
        return 0.95 if header else 0.0

    def claims(self, name: str) -> bool:
        """Whether a file of the folder belongs to the export."""
        return is_of_export(name)

    def read(self, path: Path, options: Options) -> Iterator[Fact | Problem]:
        """The people, messages and invitations of the export, and the seeker's own entry."""
        if is_tree(path):
            with open_tree(path) as tree:
                yield from tree.problems
                yield from _read_tree(tree, options)
            options.progress(sum(tree.weights.values()) if path.is_dir() else path.stat().st_size)
            return

        def opener(progress: Callable[[int], None] | None) -> BinaryIO:
            return open_bytes(path, progress)

        sheet = open_sheet(opener, path.name, options, alone=True)
        if sheet is None:
            raise SourceError(
                f"{path.name}: none of the headings of a LinkedIn export were found; "
                "import the zip that LinkedIn sent you"
            )
        yield from _read_sheets([replace(sheet, progress=options.progress)], options)
        options.progress(path.stat().st_size)


def _read_tree(tree: Tree, options: Options) -> Iterator[Fact | Problem]:
    sheets: list[Sheet] = []
    others: list[str] = []
    done = 0
    for name in tree.names:
        sheet = None
        if name.lower().endswith(".csv"):
            try:
                sheet = open_sheet(_opener(tree, name), tree.shown(name), options, alone=False)
            except SourceError as error:
                reason, _, remedy = str(error).partition("; ")
                yield Problem(Origin(tree.shown(name)), reason, remedy)
                continue
        if sheet is None:
            others.append(name)
            done += tree.weights[name]
            continue
        sheets.append(sheet)
    ordered = sorted(sheets, key=lambda sheet: (list(Kind).index(sheet.kind), sheet.file))
    steps = []
    for sheet in ordered:
        weight = tree.weights[sheet.file.removeprefix(f"{tree.name}/")]
        steps.append(replace(sheet, progress=_from(options, done, weight)))
        done += weight
    yield from _read_sheets(steps, options)
    if others:
        yield Problem(
            Origin(tree.name),
            f"files that say nothing of people, left out ({len(others)}): "
            + ", ".join(PurePosixPath(name).name for name in others[:40]),
            "nothing to do",
        )


def _opener(tree: Tree, name: str) -> Opener:
    def opener(progress: Callable[[int], None] | None) -> BinaryIO:
        stream = tree.open(name)
        return stream if progress is None else watched(stream, name, progress)

    return opener


def _from(options: Options, begun: int, weight: int) -> Callable[[int], None]:
    return lambda read: options.progress(begun + min(read, weight))


def _read_sheets(sheets: list[Sheet], options: Options) -> Iterator[Fact | Problem]:
    def only(kind: Kind) -> Sheet | None:
        return next((sheet for sheet in sheets if sheet.kind is kind), None)

    me = seeker.find_me(only(Kind.PROFILE), only(Kind.INVITATIONS), only(Kind.MESSAGES))
    source = only(Kind.INVITATIONS) or only(Kind.MESSAGES)
    if source:
        yield from seeker.read_me(me, source.file)
    known = _known(only(Kind.CONNECTIONS)) if only(Kind.RECOMMENDATIONS) else {}
    for sheet in sheets:
        yield from _read_sheet(sheet, me, known, options)


def _read_sheet(
    sheet: Sheet, me: Me, known: dict[tuple[str, str], tuple[Key, ...]], options: Options
) -> Iterator[Fact | Problem]:
    readers: dict[Kind, Callable[[], Iterator[Fact | Problem]]] = {
        Kind.CONNECTIONS: lambda: connections.read_connections(sheet, me),
        Kind.PROFILE: lambda: seeker.read_profile(sheet),
        Kind.POSITIONS: lambda: seeker.read_positions(sheet, me),
        Kind.SKILLS: lambda: seeker.read_skills(sheet, me),
        Kind.EMAILS: lambda: seeker.read_addresses(sheet, me, options),
        Kind.PHONES: lambda: seeker.read_addresses(sheet, me, options),
        Kind.MESSAGES: lambda: exchanges.read_messages(sheet, me),
        Kind.INVITATIONS: lambda: exchanges.read_invitations(sheet, me),
        Kind.RECOMMENDATIONS: lambda: exchanges.read_recommendations(sheet, me, known),
        Kind.ENDORSED_BY: lambda: exchanges.read_endorsements(sheet, me),
        Kind.ENDORSED: lambda: exchanges.read_endorsements(sheet, me),
    }
    try:
        yield from readers[sheet.kind]()
    except SourceError as error:  # one damaged file does not stop the rest of the export
        reason, _, remedy = str(error).partition("; ")
        yield Problem(Origin(sheet.file), reason, remedy)


def _known(sheet: Sheet | None) -> dict[tuple[str, str], tuple[Key, ...]]:
    """Keys of the connections by name and company, both in lower case, where no two share them."""
    if sheet is None:
        return {}
    known: dict[tuple[str, str], tuple[Key, ...]] = {}
    for row in sheet.table.plain_rows():
        place = (seeker.full_name(sheet, row).lower(), sheet.one(row, "company").lower())
        keys = tuple(
            key for key in (url_key(sheet.one(row, "url")), email_key(sheet.one(row, "email"))) if key is not None
        )
        known[place] = () if place in known else keys
        if len(known) > _MOST_KNOWN:
            return {}
    return known


LINKEDIN = LinkedIn()
