"""The command line: reads files and writes records. All that it knows, the library knows.

Exit status: 0 all done; 1 some input failed, or a fixture differs; 2 wrong usage; 130 interrupted;
141 the reader of the output went away.
"""

import json
import os
import shutil
import sys
import warnings
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from cleaner import __version__
from cleaner.errors import ConfigError, SiteWarning
from cleaner.jobs.files import STANDARD_INPUT, clean_file, named_files
from cleaner.labels import Label
from cleaner.pipeline import Cleaner
from cleaner.readers.source import KINDS, PARSERS
from cleaner.record import ArticleRecord
from cleaner.report.catalogue import catalogue, notes_of
from cleaner.report.explain import Paint, explain, paint_for
from cleaner.report.markdown import markdown
from cleaner.rules import DEFAULT_RULES
from cleaner.schema import json_schema
from cleaner.testing import Case, Page, cases, changes, check_case, check_page, pages

FAILED, USAGE, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
LATER = {
    "diff": "cleaner.drift.commands", "drift": "cleaner.drift.commands", "learn": "cleaner.learn.commands",
    "sites": "cleaner.sites.commands",
}  # fmt: skip
"""Commands of modules that are imported when somebody asks for them."""
RULE_NAMES = tuple(sorted(rule.name for rule in DEFAULT_RULES))


class Refusal(click.ClickException):
    """Wrong usage that is no matter of options: no hint at --help."""

    exit_code = USAGE


class Program(click.Group):
    """A group of commands that ends with one line on stderr, never with a traceback of a user's mistake."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, sorted."""
        return sorted({*super().list_commands(ctx), *LATER})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """A command by its name."""
        if cmd_name in LATER:
            command: click.Command = getattr(import_module(LATER[cmd_name]), cmd_name)
            return command
        return super().get_command(ctx, cmd_name)

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
            _complain(error.format_message().rstrip(".") + hint)
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
            raise Refusal(_one_line(str(error))) from error
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


def _complain(message: str) -> None:
    click.echo(f"cleaner: {message}", err=True)


def _one_line(message: str) -> str:
    return " ".join(message.split())


def _print(text: str) -> None:
    click.echo(text, color=True)  # whether there is colour is decided by paint_for alone


def _rule_names(ctx: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """The names of --rules, checked."""
    if value is None:
        return None
    names = tuple(name.strip() for name in value.split(","))
    for name in names:
        if name not in RULE_NAMES:
            raise click.BadParameter(f"no rule {name!r}; there are {', '.join(RULE_NAMES)}")
    return names


@click.group(name="cleaner", cls=Program, invoke_without_command=True)
@click.version_option(__version__, message="%(prog)s %(version)s", prog_name="cleaner")
@click.pass_context
def main(ctx: click.Context) -> None:
    """Clean the text of scraped news articles."""
    if ctx.invoked_subcommand is None:
        _print(ctx.get_help())


COLOR = click.option("--color/--no-color", default=None, help="Colour, or not. [default: on a terminal]")
FOLDER = click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))


@main.command(epilog="Exit status: 0 all done, 1 some input failed, 2 wrong usage.")
@click.argument("files", nargs=-1, metavar="[FILES]...")
@click.option("--format", "view", type=click.Choice(("json", "text", "markdown")), default="json",
              help="What to print: records, the body, or the body as Markdown.", show_default=True)  # fmt: skip
@click.option("--text", "as_text", is_flag=True, help="The same as --format text.")
@click.option("--explain", "explained", is_flag=True, help="Print the input with the verdict on each line.")
@click.option("--keep", multiple=True, type=click.Choice([label.value for label in Label]), metavar="LABEL",
              help="Leave text of this label in the body. Repeatable.")  # fmt: skip
@click.option("--without", multiple=True, type=click.Choice(RULE_NAMES), metavar="RULE",
              help="Do not run this rule. Repeatable.")  # fmt: skip
@click.option("--rules", callback=_rule_names, metavar="NAME,NAME", help="Run only these rules.")
@click.option("--kind", type=click.Choice(KINDS), help="Read all inputs as this. [default: decide for each]")
@click.option("--parser", type=click.Choice(PARSERS), help="What parses pages. [default: turbohtml]")
@click.option("--language", metavar="CODE", help="Language of the articles, carried into the records.")
@click.option("--url", metavar="URL", help="Address of the article, carried into the record.")
@click.option("--sites", multiple=True, metavar="PATH",
              help="Site rules: a file, a folder, or @installed. Repeatable.")  # fmt: skip
@click.option("--max-chars", type=click.IntRange(min=1), metavar="N", help="Read at most so many characters of each.")
@COLOR
def clean(files: tuple[str, ...], view: str, color: bool | None, **options: Any) -> int:
    """Clean articles, text or HTML: one JSON record a line, or --format, or --explain.

    FILES are files, globs, or folders, of which all files below are read. Reads standard input when there are
    none, or for "-".
    """
    cleaner, paint = _configured(options), paint_for(color)
    view = "explain" if options["explained"] else "text" if options["as_text"] else view
    given = {name: options[name] for name in ("kind", "url", "language")}
    status, between = 0, ""
    for name in named_files(files or (STANDARD_INPUT,)):
        record = clean_file(cleaner, name, **given)
        _warn(name, record)
        if record.status == "error":
            status = FAILED
        if view == "json":
            _print(json.dumps({"source": name, **record.to_dict()}, ensure_ascii=False))
        elif record.status != "error":
            _print(between + "\n".join(_rows(record, name, view, paint)))
            between = "\n"
    return status


def _warn(name: str, record: ArticleRecord) -> None:
    """One line on stderr for what a person has to know of a record."""
    if record.error:
        _complain(f"{name}: {_one_line(record.error.message)}")
    if record.unread:
        _complain(f"{name}: {record.unread} characters at the end were not read; raise --max-chars to read them")


def _configured(options: dict[str, Any]) -> Cleaner:
    only = options["rules"] or RULE_NAMES
    chosen = tuple(rule for rule in DEFAULT_RULES if rule.name in only and rule.name not in options["without"])
    labels = tuple(Label(name) for name in options["keep"])
    most = {name: options[name] for name in ("max_chars", "parser") if options[name]}
    with warnings.catch_warnings(record=True) as complaints:
        warnings.simplefilter("always", SiteWarning)
        cleaner = Cleaner(rules=chosen, keep_labels=labels, sites=options["sites"], **most)
    for complaint in complaints:
        _complain(f"{_one_line(str(complaint.message))}; the other files are in use")
    return cleaner


def _rows(record: ArticleRecord, name: str, view: str, paint: Paint) -> Iterable[str]:
    """What is printed of a record for people."""
    if view == "text":
        return [record.text]
    if view == "markdown":
        return [markdown(record)]
    return explain(record, name, shutil.get_terminal_size().columns, paint)


@main.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@COLOR
def rules(as_json: bool, color: bool | None) -> None:
    """List the rules: what each finds, why that is safe, and its known problem."""
    if as_json:
        for rule in sorted(DEFAULT_RULES, key=lambda rule: rule.name):
            _print(json.dumps(notes_of(rule)._asdict(), ensure_ascii=False))
        return
    for row in catalogue(DEFAULT_RULES, shutil.get_terminal_size().columns, paint_for(color)):
        _print(row)


@main.command()
def schema() -> None:
    """Print the JSON Schema of a record."""
    _print(json.dumps(json_schema(), indent=2))


@main.group()
def fixtures() -> None:
    """Check fixtures, yours or ours: DIR/rules/<rule>/*.txt and DIR/pages/<slug>/input.txt or .html."""


@fixtures.command()
@FOLDER
def check(folder: Path) -> int:
    """Print one line for each difference. Exit status 1 if there is any, 2 if there is no fixture."""
    cleaner = Cleaner()
    held, articles = _fixtures_of(folder)
    results = [check_case(case, cleaner) for case in held] + [check_page(page, cleaner) for page in articles]
    for row in (row for rows in results for row in rows):
        _print(row)
    failed = sum(map(bool, results))
    _print(f"{len(results) - failed} of {len(results)} fixtures hold (cases: {len(held)}, pages: {len(articles)})")
    return FAILED if failed else 0


def _fixtures_of(folder: Path) -> tuple[list[Case], list[Page]]:
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
    _fixtures_of(folder)
    status = 0
    proposed = list(changes(folder))
    if not proposed:
        _print("all fixtures hold: nothing to write")
    for change in proposed:
        _print("\n".join(change.diff()))
        if yes or _agreed(change.path):
            change.write()
            _print(f"written: {change.path}")
        else:
            status = FAILED
    return status


def _agreed(path: Path) -> bool:
    """Ask. The end of the input is a no."""
    click.echo(f"write {path}? [y/N] ", nl=False, err=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")
