"""Documentation that fails the build when a command, an option, a setting or a figure is missing from it."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path

import click
import pytest

from mentee.cli import main as entry
from mentee.cli.main import COMMANDS, USAGE_EXIT, group
from mentee.sources.registry import formats

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"


def words_of(name: str) -> str:
    return (DOCS / name).read_text("utf-8")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_each_of_its_options_is_described(name: str) -> None:
    line = next((line for line in words_of("commands.md").splitlines() if f"`mentee {name}" in line), "")
    assert line, f"docs/commands.md does not describe mentee {name}"
    command: click.Command = importlib.import_module(COMMANDS[name][0]).command
    options = [option for param in command.params if isinstance(param, click.Option) for option in param.opts]
    missing = [option for option in options if option.startswith("--") and option not in ("--json",)]
    assert [option for option in missing if option not in line] == []


def test_every_command_explains_itself() -> None:
    context = click.Context(group)
    for name in COMMANDS:
        command = group.get_command(context, name)
        assert command is not None
        assert command.name == name
        assert len(command.help or "") > 20


def test_every_setting_is_described() -> None:
    read = re.findall(r'_setting\("(MENTEE_\w+)"', (ROOT / "mentee" / "settings.py").read_text("utf-8"))
    assert read
    assert [name for name in set(read) if f"`{name}`" not in words_of("settings.md")] == []


def test_every_kind_of_source_is_described() -> None:
    lines = words_of("sources.md").casefold()
    assert [kind.name for kind in formats() if f"| {kind.name.casefold()} |" not in lines] == []


def test_exit_codes_are_those_of_the_program() -> None:
    codes = {value for name, value in vars(entry).items() if name.endswith("_EXIT")}
    assert USAGE_EXIT in codes
    assert [code for code in codes if f"| {code} |" not in words_of("commands.md")] == []


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/commands.md", "docs/api.md"])
def test_links_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", (ROOT / page).read_text("utf-8")):
        assert (ROOT / page).parent.joinpath(target).exists(), f"{page} links to {target}"


def test_figures_in_the_docs_are_those_that_the_bench_printed() -> None:
    from bench.report import report

    results = json.loads((ROOT / "bench" / "results.json").read_text("utf-8"))
    assert words_of("measurements.md") == report(results)


def test_readme_names_the_two_commands_of_the_makefile() -> None:
    readme, makefile = (ROOT / "README.md").read_text("utf-8"), (ROOT / "Makefile").read_text("utf-8")
    for target in ("demo", "test"):
        assert f"make {target}" in readme
        assert re.search(rf"^{target}:", makefile, re.MULTILINE)
