"""cleaner clean: articles to records, or to what people read."""

import json
import shutil
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from cleaner.commands.choices import cleaner_options, configured
from cleaner.commands.output import COLOR, FAILED, complain, one_line, painter, say

if TYPE_CHECKING:
    from cleaner.record import ArticleRecord
    from cleaner.report.paint import Paint


@click.command(epilog="Exit status: 0 all done, 1 some input failed, 2 wrong usage.")
@click.argument("files", nargs=-1, metavar="[FILES]...")
@click.option("--format", "view", type=click.Choice(("json", "text", "markdown")), default="json",
              help="What to print: records, the body, or the body as Markdown.", show_default=True)  # fmt: skip
@click.option("--text", "as_text", is_flag=True, help="The same as --format text.")
@click.option("--explain", "explained", is_flag=True, help="Print the input with the verdict on each line.")
@cleaner_options
@click.option("--kind", type=click.Choice(("html", "text")), help="Read all inputs as this. [default: decide for each]")
@click.option("--language", metavar="CODE", help="Language of the articles, carried into the records.")
@click.option("--url", metavar="URL", help="Address of the article, carried into the record.")
@COLOR
def clean(files: tuple[str, ...], view: str, color: bool | None, **options: Any) -> int:
    """Clean articles, text or HTML: one JSON record a line, or --format, or --explain.

    FILES are files, globs, or folders, of which all files below are read. Reads standard input when there are
    none, or for "-".
    """
    from cleaner.jobs.files import STANDARD_INPUT, clean_file, named_files

    cleaner, paint = configured(options), painter(color)
    view = "explain" if options["explained"] else "text" if options["as_text"] else view
    given = {name: options[name] for name in ("kind", "url", "language")}
    status, between = 0, ""
    for name in named_files(files or (STANDARD_INPUT,)):
        record = clean_file(cleaner, name, **given)
        _warn(name, record)
        if record.status == "error":
            status = FAILED
        if view == "json":
            say(json.dumps({"source": name, **record.to_dict()}, ensure_ascii=False))
        elif record.status != "error":
            say(between + "\n".join(_rows(record, name, view, paint)))
            between = "\n"
    return status


def _warn(name: str, record: "ArticleRecord") -> None:
    """One line on stderr for what a person has to know of a record."""
    if record.error:
        complain(f"{name}: {one_line(record.error.message)}")
    if record.unread:
        complain(f"{name}: {record.unread} characters at the end were not read; raise --max-chars to read them")


def _rows(record: "ArticleRecord", name: str, view: str, paint: "Paint") -> Iterable[str]:
    """What is printed of a record for people."""
    from cleaner.report.explain import explain
    from cleaner.report.markdown import markdown

    if view == "text":
        return [record.text]
    if view == "markdown":
        return [markdown(record)]
    return explain(record, name, shutil.get_terminal_size().columns, paint)
