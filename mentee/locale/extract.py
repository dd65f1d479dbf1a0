"""Gathers the sentences marked with `mark` or `say` from the code into one gettext template."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent
TEMPLATE = PACKAGE / "locale" / "mentee.pot"
MARKS = frozenset({"mark", "say"})
HEADER = """\
# Sentences of mentee, for translators. Made by `python -m mentee.locale`; not edited by hand.
# {names} in curly brackets stay as they are; [gaps] in square brackets are translated and stay in their brackets.
msgid ""
msgstr ""
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"""


def sentences(tree: ast.AST) -> Iterable[str]:
    """The literals of a module that stand as the first argument of `mark` or of anything called `say`."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not node.args:
            continue
        called = node.func
        name = called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
        first = node.args[0]
        if name in MARKS and isinstance(first, ast.Constant) and isinstance(first.value, str) and first.value:
            yield first.value


def gathered(package: Path) -> Mapping[str, tuple[str, ...]]:
    """Each sentence under a package with the modules that hold it, in the order of modules and lines."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for path in sorted(package.rglob("*.py")):
        if "migrations" in path.parts:
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for sentence in sentences(tree):
            found[sentence][path.relative_to(package.parent).as_posix()] = None
    return {sentence: tuple(places) for sentence, places in found.items()}


def quoted(text: str) -> str:
    """A string as gettext's files write it; one with several lines goes on several lines."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
    lines = escaped.split("\n")
    if len(lines) == 1:
        return f'"{escaped}"'
    parts = [f'"{line}\\n"' for line in lines[:-1]] + ([f'"{lines[-1]}"'] if lines[-1] else [])
    return "\n".join(['""', *parts])


def template(package: Path) -> str:
    """The whole template: the same code gives the same bytes, and line numbers do not disturb it."""
    entries = [
        "\n".join((*(f"#: {place}" for place in places), *_flag(sentence), f"msgid {quoted(sentence)}", 'msgstr ""'))
        for sentence, places in gathered(package).items()
    ]
    return "\n".join((HEADER, *(entry + "\n" for entry in entries)))


def _flag(sentence: str) -> tuple[str, ...]:
    return ("#, python-brace-format",) if "{" in sentence else ()


def main() -> None:
    """Write the template next to this module."""
    TEMPLATE.write_text(template(PACKAGE), encoding="utf-8")
