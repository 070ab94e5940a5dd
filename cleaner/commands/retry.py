"""cleaner retry: the rows that failed, once more."""

from pathlib import Path
from typing import Any

import click

from cleaner.commands.choices import cleaner_options, configured
from cleaner.commands.run import report


@click.command(epilog="Exit status: 0 all done, 1 rows still fail (see --max-error-rate), 2 wrong usage.")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--workers", type=click.IntRange(min=0), metavar="N",
              help="Processes; 0 for none but this. [default: one a processor]")  # fmt: skip
@click.option("--time-limit", type=click.FloatRange(min=0, min_open=True), default=60.0, show_default=True,
              metavar="SECONDS", help="For one row.")  # fmt: skip
@click.option("--max-error-rate", type=click.FloatRange(0, 1), default=0.0, show_default=True, metavar="SHARE",
              help="Share of rows that may fail before the exit status is 1.")  # fmt: skip
@click.option("--json-summary", is_flag=True, help="Print counts as one line of JSON.")
@cleaner_options
def retry(folder: Path, **options: Any) -> int:
    """Clean the rows of DIR that failed once more, with the options that cleaner run had."""
    from cleaner.jobs.retry import retry as retry_rows

    return report(retry_rows(folder, configured(options), options["workers"], options["time_limit"]), folder, options)
