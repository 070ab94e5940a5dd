"""cleaner explain: a page that shows where each line of an article went, and why."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cleaner.commands.output import FAILED, complain, one_line, say
from cleaner.errors import ConfigError
from cleaner.readers.source import KINDS

if TYPE_CHECKING:
    from cleaner.record import ArticleRecord

MOST_ARTICLES = 200
"""Articles on one page; more are no longer a page that a person reads."""


@click.command(epilog="Exit status: 0 all done, 1 some input failed, 2 wrong usage.")
@click.argument("files", nargs=-1, required=True, metavar="FILES...")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), default=Path("explained.html"),
              show_default=True, help="The page to write.")  # fmt: skip
@click.option("--kind", type=click.Choice(KINDS), help="Read all inputs as this. [default: decide for each]")
@click.option("--language", metavar="CODE", help="Language of the articles.")
@click.option("--url", metavar="URL", help="Address of the article.")
def explain(files: tuple[str, ...], output: Path, kind: str | None, language: str | None, url: str | None) -> int:
    """Write a page that shows where each line of an article went, and why.

    FILES are text or HTML files, globs, or folders, of which all files below are read; "-" is standard input.
    The page is one file without scripts or pictures from elsewhere.
    """
    from cleaner.jobs.files import clean_file, named_files
    from cleaner.pipeline import Cleaner
    from cleaner.report.explain_page import explain_page
    from cleaner.report.rows import article_of

    names = list(named_files(files))
    if len(names) > MOST_ARTICLES:
        raise ConfigError(f"{len(names)} articles are too many for one page; name {MOST_ARTICLES} at most")
    cleaner = Cleaner()
    records = [clean_file(cleaner, name, kind, url, language) for name in names]
    page = explain_page([article_of(*each, _html(*each)) for each in zip(records, names, strict=True)])
    try:
        output.write_text(page, "utf-8")
    except OSError as error:
        raise click.ClickException(f"{output}: {error.strerror}; name another place with -o") from error
    for record, name in zip(records, names, strict=True):
        if record.status == "error" and record.error:
            complain(f"{name}: {one_line(record.error.message)}")
    say(f"written: {output}")
    return FAILED if any(record.status == "error" for record in records) else 0


def _html(record: "ArticleRecord", name: str) -> str:
    """The page that a record is about, for the lines of places. Standard input is gone once it is read."""
    from cleaner.jobs.files import STANDARD_INPUT, read_bytes
    from cleaner.readers.encoding import decode_page

    is_page = record.document.markups is not None and name != STANDARD_INPUT
    return decode_page(read_bytes(name)).text if is_page else ""
