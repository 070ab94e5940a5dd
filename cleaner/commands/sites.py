"""The commands `cleaner sites …`."""

from pathlib import Path

import click

from cleaner.errors import ConfigError, InputError
from cleaner.readers.source import PARSERS

FAILED = 1


@click.group()
def sites() -> None:
    """Rules of single sites: test them, start a file."""


@sites.command(epilog="Exit status: 0 all holds, 1 a file is broken or an example fails, 2 there is nothing to test.")
@click.argument("places", nargs=-1, required=True, metavar="DIR...")
@click.option("--on", "corpora", multiple=True, metavar="CORPUS",
              help="Count what rules find in these articles, too (see cleaner learn). Repeatable.")  # fmt: skip
@click.option("--parser", type=click.Choice(PARSERS), default=PARSERS[0], help="What parses pages.", show_default=True)
def test(places: tuple[str, ...], corpora: tuple[str, ...], parser: str) -> int:
    """Load site files and lists of filters, run their examples, and name the rules that matched nothing."""
    from cleaner.learn.corpus import articles
    from cleaner.sites.examples import check_examples, count_hits, summary
    from cleaner.sites.load import load_sites

    loaded = load_sites(places)
    if not any(loaded):
        raise ConfigError(f"{' '.join(places)}: no site file; put .toml files or .txt lists of filters there")
    outcome = check_examples(loaded, parser)
    try:
        for name in corpora:
            count_hits(outcome, loaded, articles(Path(name)))
    except InputError as error:
        raise ConfigError(str(error)) from error
    for row in (*map(str, loaded.errors), *outcome.rows, *summary(loaded, outcome)):
        click.echo(row)
    return FAILED if loaded.errors or outcome.failed else 0


@sites.command()
@click.argument("given", metavar="URL-or-FILE")
@click.option("-o", "--output", "folder", type=click.Path(file_okay=False, path_type=Path), default="sites",
              help="Folder for the file.", show_default=True)  # fmt: skip
def new(given: str, folder: Path) -> None:
    """Start a site file DIR/<domain>.toml for an address, or for the site of a page. Nothing is fetched."""
    from cleaner.sites.start import started

    name, text = started(given)
    path = folder / name
    if path.exists():
        raise ConfigError(f"{path}: is there already; edit it, or give another folder with -o")
    folder.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    click.echo(str(path))
