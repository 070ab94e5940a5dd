"""cleaner fixtures: check and update."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.output import FAILED, say
from cleaner.errors import ConfigError

if TYPE_CHECKING:
    from cleaner.testing import Case, Page

FOLDER = click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))


@click.group()
def fixtures() -> None:
    """Check fixtures, yours or ours: DIR/rules/<rule>/*.txt and DIR/pages/<slug>/input.txt or .html."""


@fixtures.command()
@FOLDER
def check(folder: Path) -> int:
    """Print one line for each difference. Exit status 1 if there is any, 2 if there is no fixture."""
    from cleaner.pipeline import Cleaner
    from cleaner.testing import check_case, check_page

    cleaner = Cleaner()
    held, articles = _fixtures_of(folder)
    results = [check_case(case, cleaner) for case in held] + [check_page(page, cleaner) for page in articles]
    for row in (row for rows in results for row in rows):
        say(row)
    failed = sum(map(bool, results))
    say(f"{len(results) - failed} of {len(results)} fixtures hold (cases: {len(held)}, pages: {len(articles)})")
    return FAILED if failed else 0


def _fixtures_of(folder: Path) -> "tuple[list[Case], list[Page]]":
    from cleaner.testing import cases, pages

    held, articles = cases(folder), pages(folder)
    if not held and not articles:
        wanted = "put cases in rules/<rule>/*.txt or articles in pages/<slug>/input.txt or .html"
        raise ConfigError(f"{folder}: no fixture below it; {wanted}")
    return held, articles


@fixtures.command()
@FOLDER
@click.option("--yes", is_flag=True, help="Write without asking.")
def update(folder: Path, yes: bool) -> int:
    """Show what would have to change for the fixtures to hold, and write it after a yes."""
    from cleaner.testing import changes

    _fixtures_of(folder)
    status = 0
    proposed = list(changes(folder))
    if not proposed:
        say("all fixtures hold: nothing to write")
    for change in proposed:
        say("\n".join(change.diff()))
        if yes or _agreed(change.path):
            change.write()
            say(f"written: {change.path}")
        else:
            status = FAILED
    return status


def _agreed(path: Path) -> bool:
    """Ask. The end of the input is a no."""
    click.echo(f"write {path}? [y/N] ", nl=False, err=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
