"""cleaner drift: what changed between two runs, site by site."""

import json
from pathlib import Path

import click

from cleaner.errors import ConfigError, InputError

DIFFERENT = 1
RUN = click.Path(exists=True, path_type=Path)


@click.command(epilog="Exit status: 0 no drift, 1 drift, 2 wrong usage or bad input.")
@click.argument("old", type=RUN, metavar="OLD")
@click.argument("new", type=RUN, metavar="NEW")
@click.option("--least-pages", type=click.IntRange(min=1), default=1, show_default=True,
              help="Compare sites with so many pages in both runs.")  # fmt: skip
@click.option("--details", "detailed", is_flag=True, help="Print all that is compared, of every site.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each drift.")
def drift(old: Path, new: Path, least_pages: int, detailed: bool, as_json: bool) -> int:
    """Compare two runs of cleaner clean, a site at a time: hits of each rule, body length, status.

    Drift is a rule that found something on over half of the pages and on none now, or a median body length that
    moved by more than half. OLD and NEW are folders that cleaner run wrote, or files of records.
    """
    from cleaner.drift.compare import details, drifts
    from cleaner.drift.runs import counted
    from cleaner.jobs.records import read_run

    try:
        before, after = (counted(read_run(path), str(path)) for path in (old, new))
    except InputError as error:
        raise ConfigError(str(error)) from error
    both = sorted(before.keys() & after.keys())
    if detailed and not as_json:
        for name in both:
            click.echo("\n".join(details(name, before[name], after[name])))
    found = list(drifts(before, after, least_pages))
    for each in found:
        click.echo(json.dumps(each._asdict(), ensure_ascii=False) if as_json else str(each))
    if not as_json:
        for run, names in (("OLD", before.keys() - after.keys()), ("NEW", after.keys() - before.keys())):
            if names:
                click.echo(f"only in {run}: {', '.join(sorted(names))}")
        click.echo(f"{len({each.site for each in found})} of {len(both)} sites drifted")
    return DIFFERENT if found else 0
