"""cleaner run: many articles on one machine."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from cleaner.commands.choices import cleaner_options, configured
from cleaner.commands.output import FAILED, complain, one_line, say

if TYPE_CHECKING:
    from cleaner.jobs.summary import Summary

_EPILOG = "Exit status: 0 all done, 1 rows or files failed (see --max-error-rate), 2 wrong usage."


@click.command(epilog=_EPILOG)
@click.argument("inputs", nargs=-1, required=True, metavar="INPUT...")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR", help="Where to write.")
@click.option("--format", "form", type=click.Choice(("jsonl.zst", "jsonl.gz", "jsonl", "parquet")),
              help="Of the output. [default: jsonl.zst, or jsonl.gz where zstd is missing]")  # fmt: skip
@click.option("--input-format", type=click.Choice(("csv", "jsonl", "pages", "parquet", "warc")),
              help="Of all inputs. [default: by the name of each]")  # fmt: skip
@click.option("--text-column", default="text", metavar="NAME", show_default=True, help="Holds plain text.")
@click.option("--html-column", default="html", metavar="NAME", show_default=True, help="Holds a page; comes first.")
@click.option("--url-column", default="url", metavar="NAME", show_default=True, help="Holds the address.")
@click.option("--id-column", default="id", metavar="NAME", show_default=True, help="Names the row.")
@click.option("--language-column", default="language", metavar="NAME", show_default=True, help="Holds the language.")
@click.option(
    "--workers",
    type=click.IntRange(min=0),
    metavar="N",
    help="Processes; 0 for none but this. [default: one a processor]",
)
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True,
              metavar="SECONDS", help="For one row.")  # fmt: skip
@click.option("--max-row-bytes", type=click.IntRange(min=1), default=64 << 20, show_default=True, metavar="N",
              help="A larger row is not read.")  # fmt: skip
@click.option("--max-error-rate", type=click.FloatRange(0, 1), default=0.0, show_default=True, metavar="SHARE",
              help="Share of rows that may fail before the exit status is 1.")  # fmt: skip
@click.option("--redo", is_flag=True, help="Write a folder anew that was made with other options.")
@click.option("--json-summary", is_flag=True, help="Print counts as one line of JSON.")
@cleaner_options
def run(inputs: tuple[str, ...], output: Path, **options: Any) -> int:
    """Clean many articles, one output file for each input file, and go on where an earlier run ended.

    INPUTs are JSON lines, Parquet, CSV, WARC or WET files, pages (.html, .txt), folders and globs of these, or "-"
    for JSON lines from standard input.
    """
    from cleaner.jobs.job import Job, processors
    from cleaner.jobs.progress import Progress
    from cleaner.jobs.rows import Columns, RowCleaner
    from cleaner.jobs.run import run as run_job
    from cleaner.jobs.write import default_format

    columns = Columns(**{name: options[f"{name}_column"] for name in ("text", "html", "url", "id", "language")})
    job = Job(
        inputs,
        output,
        RowCleaner(configured(options), columns),
        format=options["form"] or default_format(),
        input_format=options["input_format"],
        workers=processors() if options["workers"] is None else options["workers"],
        row_seconds=options["time_limit"],
        most_row_bytes=options["max_row_bytes"],
        redo=options["redo"],
    )
    return report(run_job(job, Progress.of_terminal()), output, options)


def report(summary: "Summary", folder: Path, options: dict[str, Any]) -> int:
    """Say what was done; the exit status."""
    from cleaner.jobs.letters import first_reason
    from cleaner.jobs.store import ERRORS

    for name, reason in summary.failed:
        complain(f"{name}: {one_line(reason)}")
    if summary.stale:
        complain(f"files made with other rules, and not among the inputs: {summary.stale}; give their inputs, too")
    if options["json_summary"]:
        say(json.dumps(summary.to_dict(), ensure_ascii=False))
    else:
        complain(summary.line())
    if summary.errors:
        complain(f"rows that failed are in {folder / ERRORS}; the first is {one_line(first_reason(folder / ERRORS))}")
    return FAILED if summary.failed or summary.errors > options["max_error_rate"] * summary.rows else 0
