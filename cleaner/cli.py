"""The command line: reads files and writes records. All that it knows, the library knows.

Exit status: 0 all done; 1 some input failed, or a fixture differs; 2 wrong usage; 130 interrupted;
141 the reader of the output went away.
"""

import os
import sys
from importlib import import_module
from typing import Any

import click

from cleaner import __version__
from cleaner.commands.output import INTERRUPTED, PIPE_CLOSED, USAGE, complain, one_line, say
from cleaner.errors import ConfigError

COMMANDS = (
    "clean", "diff", "drift", "explain", "export", "fixtures", "learn", "report", "retry", "review", "rules", "run",
    "schema", "sites", "verify",
)  # fmt: skip
"""Each is a function of that name in the module of that name."""


class Refusal(click.ClickException):
    """Wrong usage that is no matter of options: no hint at --help."""

    exit_code = USAGE


class Program(click.Group):
    """A group of commands that ends with one line on stderr, never with a traceback of a user's mistake."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All commands, which need not be imported for that."""
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, imported now."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"cleaner.commands.{cmd_name}"), cmd_name)
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run and exit with the status that the module names."""
        _write_utf8()
        extra.setdefault("prog_name", self.name)
        extra["standalone_mode"] = False
        try:
            status = super().main(*args, **extra)
        except click.ClickException as error:
            context = getattr(error, "ctx", None)
            hint = f"; see '{context.command_path} --help'" if context else ""
            complain(error.format_message().rstrip(".") + hint)
            status = error.exit_code
        except click.Abort:
            status = INTERRUPTED
        sys.exit(status or 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and say what went wrong with files and output."""
        try:
            result = super().invoke(ctx)
            if sys.stdout is not None:
                sys.stdout.flush()
            return result
        except ConfigError as error:
            raise Refusal(one_line(str(error))) from error
        except BrokenPipeError:
            _forget_output()
            ctx.exit(PIPE_CLOSED)
        except OSError as error:
            _forget_output()
            place = error.filename or "output"
            raise click.ClickException(f"{place}: {error.strerror}; nothing more was written") from error


def _write_utf8() -> None:
    """Output is UTF-8 wherever we run; a lone surrogate is written as \\udxxx, which JSON reads back."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")


def _forget_output() -> None:
    """Point stdout at nothing, so that Python does not fail once more when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(name="cleaner", cls=Program, invoke_without_command=True)
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="cleaner")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Clean the text of scraped news articles."""
    if ctx.invoked_subcommand is None:
        say(ctx.get_help())
