"""cleaner export: records in the shapes of others."""

from pathlib import Path

import click

from cleaner.commands.output import FAILED, complain, say

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog="Exit status: 0 all done, 1 a file could not be read, 2 wrong usage.")
@click.argument("files", nargs=-1, required=True, metavar="FILES...", type=_FILE)
@click.option("--to", "target", required=True,
              type=click.Choice(("datatrove", "dolma", "dolma-attributes", "schema-org")),
              help="Documents, documents, spans of what is not body, or NewsArticles as JSON-LD.")  # fmt: skip
def export(files: tuple[Path, ...], target: str) -> int:
    """Print records in the shape of another library, one a line; those with status "error" are left out.

    FILES are what cleaner run or cleaner clean wrote.
    """
    from cleaner.errors import CleanerError
    from cleaner.jobs.records import read_records
    from cleaner.jobs.rows import dumps
    from cleaner.report.export import EXPORTS

    status = 0
    for path in files:
        try:
            for record in read_records(path):
                if record["status"] != "error":
                    say(dumps(EXPORTS[target](record)))
        except CleanerError as error:
            complain(str(error))
            status = FAILED
    return status
