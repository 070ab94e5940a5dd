"""cleaner report: a whole run at a glance."""

from pathlib import Path

import click

from cleaner.commands.output import complain, say

_PATH = click.Path(exists=True, path_type=Path)


@click.command(epilog="Exit status: 0 all done, 1 a file could not be read, 2 wrong usage.")
@click.argument("run", metavar="RUN", type=_PATH)
@click.option("-o", "--output", required=True, type=click.Path(file_okay=False, path_type=Path), metavar="DIR",
              help="Where to write: a new folder, or one that holds an earlier report.")  # fmt: skip
@click.option("--earlier", type=_PATH, metavar="RUN", help="An earlier run; shows what changed since.")
def report(run: Path, output: Path, earlier: Path | None) -> int:
    """Write an overview of a run: what was removed where, how sure, what failed, with samples behind each figure.

    RUN is the folder that cleaner run wrote, or a file of records. The report is a folder of pages without anything
    from elsewhere; open its index.html. With --earlier it also shows which sites, labels and rules changed by how
    much, with articles as they were and as they are.
    """
    from cleaner.errors import InputError
    from cleaner.jobs.records import read_run
    from cleaner.report.run.write import Run, write_report

    name, before = run.resolve().name, None
    if earlier:
        same = earlier.resolve().name == name
        before = Run(str(earlier) if same else earlier.resolve().name, lambda: read_run(earlier))
    try:
        index = write_report(lambda: read_run(run), name, output, before)
    except InputError as error:
        complain(str(error))
        return 1
    say(f"written: {index}")
    return 0
