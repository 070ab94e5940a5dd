"""cleaner verify: whether an output folder is what its manifest says."""

from pathlib import Path

import click

from cleaner.commands.output import FAILED, say


@click.command(epilog="Exit status: 0 all files are as they were written, 1 some are not, 2 wrong usage.")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
def verify(folder: Path) -> int:
    """Hash all files of DIR, which cleaner run wrote, and print those that are not as they were written."""
    from cleaner.jobs.verify import problems

    found = list(problems(folder))
    for problem in found:
        say(problem)
    if not found:
        say(f"{folder}: all files are as they were written")
    return FAILED if found else 0
