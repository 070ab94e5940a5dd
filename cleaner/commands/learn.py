"""The command `cleaner learn`."""

from pathlib import Path

import click

from cleaner.amount import amount
from cleaner.errors import ConfigError, InputError

FAILED = 1


@click.command(epilog="Exit status: 0 all done, 1 some articles could not be read, 2 wrong usage or bad input.")
@click.argument("corpora", nargs=-1, required=True, metavar="CORPUS...", type=click.Path(exists=True, path_type=Path))
@click.option("-o", "--output", "folder", required=True, metavar="DIR", help="Folder for the files, one a site.",
              type=click.Path(file_okay=False, path_type=Path))  # fmt: skip
@click.option("--least-share", type=click.FloatRange(0, 1, min_open=True), default=0.05, show_default=True,
              help="Share of a site's articles that a block must stand in.")  # fmt: skip
@click.option("--domain", metavar="NAME", help="The site of articles without an address. [default: all sites]")
@click.option("--temp", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path),
              help="Where to put lines meanwhile; about as large as the corpus.")  # fmt: skip
@click.option("--replace", is_flag=True, help="Write over files that are there.")
def learn(corpora: tuple[Path, ...], folder: Path, replace: bool, **options: object) -> int:
    """Find the blocks that repeat on each site, and write them as site rules for a person to read.

    CORPUS is a file of rows with text or html, and url (.jsonl, .jsonl.gz, .parquet), or a folder of texts and pages.
    Nothing is removed from any article unless a file is used: cleaner clean --sites DIR.
    """
    from cleaner.learn.corpus import articles
    from cleaner.learn.learn import Learner
    from cleaner.learn.write import file_name, written
    from cleaner.sites.site import EVERY_SITE, domain_of

    domain = options["domain"]
    site = domain_of(str(domain)) if domain else EVERY_SITE
    if site is None:
        raise ConfigError(f"--domain {domain}: is no domain; give a name such as paper.example")
    if folder.exists() and any(folder.glob("*.toml")) and not replace:
        raise ConfigError(f"{folder}: holds site files; give another folder, or --replace")
    learner = Learner(options["least_share"], site, options["temp"])  # type: ignore[arg-type]  # click's options
    count = 0
    try:
        for learned in learner.learn(article for path in corpora for article in articles(path)):
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / file_name(learned.site)
            path.write_text(written(learned), encoding="utf-8")
            count += 1
            blocks = amount(len(learned.judgement.proposals), "block")
            click.echo(f"{path}: {blocks}, {amount(learned.articles, 'article')}")
    except InputError as error:
        raise ConfigError(str(error)) from error
    for row in learner.complaints:
        click.echo(f"cleaner: {row}", err=True)
    click.echo(
        f"{learner.articles - learner.unread} of {learner.articles} articles read, {amount(count, 'file')} written"
    )
    return FAILED if learner.unread else 0
