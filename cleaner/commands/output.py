"""How commands speak to people."""

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from cleaner.report.paint import Paint

FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""Exit status: some input failed; wrong usage; Ctrl-C; the reader of the output went away."""
COLOR = click.option("--color/--no-color", default=None, help="Colour, or not. [default: on a terminal]")


def say(text: str) -> None:
    """A line on standard output."""
    click.echo(text, color=True)  # whether there is colour is decided by painter alone


def complain(message: str) -> None:
    """A line on standard error."""
    click.echo(f"cleaner: {message}", err=True)


def painter(color: bool | None) -> "Paint":
    """How to paint; says what is missing where colour was asked for and cannot be had."""
    from cleaner.report.paint import INSTALL, paint_for, plain

    paint = paint_for(color)
    if color and paint is plain:
        complain(INSTALL)
    return paint


def one_line(message: str) -> str:
    """The message without line breaks."""
    return " ".join(message.split())
