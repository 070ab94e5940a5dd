"""How commands speak to people."""

import click

FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""Exit status: some input failed; wrong usage; Ctrl-C; the reader of the output went away."""
COLOR = click.option("--color/--no-color", default=None, help="Colour, or not. [default: on a terminal]")


def say(text: str) -> None:
    """A line on standard output."""
    click.echo(text, color=True)  # whether there is colour is decided by paint_for alone


def complain(message: str) -> None:
    """A line on standard error."""
    click.echo(f"cleaner: {message}", err=True)


def one_line(message: str) -> str:
    """The message without line breaks."""
    return " ".join(message.split())
