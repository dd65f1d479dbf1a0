"""A group of commands that imports a command's module only when it is called: starting costs what is used."""

from __future__ import annotations

import importlib
from collections.abc import Mapping

import click


class LazyGroup(click.Group):
    """Commands by name: (module that holds `command`, one line of help)."""

    def __init__(self, *, lazy: Mapping[str, tuple[str, str]], name: str, help_text: str) -> None:
        super().__init__(name=name, help=help_text, context_settings={"help_option_names": ["-h", "--help"]})
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order in which a newcomer meets them."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import the command; a prefix that fits only one command is enough."""
        names = [cmd_name] if cmd_name in self.lazy else [name for name in self.lazy if name.startswith(cmd_name)]
        if len(names) != 1:
            return None
        module = importlib.import_module(self.lazy[names[0]][0])
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List commands with their line of help, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.lazy.items()])
