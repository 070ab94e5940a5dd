"""The commands `cleaner drift` and `cleaner diff`."""

import json
from pathlib import Path

import click

from cleaner.errors import ConfigError, InputError

DIFFERENT = 1
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(epilog="Exit status: 0 no drift, 1 drift, 2 wrong usage or bad input.")
@click.argument("old", type=FILE, metavar="OLD.jsonl")
@click.argument("new", type=FILE, metavar="NEW.jsonl")
@click.option("--least-pages", type=click.IntRange(min=1), default=1, show_default=True,
              help="Compare sites with so many pages in both runs.")  # fmt: skip
@click.option("--details", "detailed", is_flag=True, help="Print all that is compared, of every site.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each drift.")
def drift(old: Path, new: Path, least_pages: int, detailed: bool, as_json: bool) -> int:
    """Compare two runs of cleaner clean, a site at a time: hits of each rule, body length, status.

    Drift is a rule that found something on over half of the pages and on none now, or a median body length that
    moved by more than half. Files are JSON lines, also .gz and .zst.
    """
    from cleaner.drift.compare import details, drifts
    from cleaner.drift.runs import counted
    from cleaner.learn.corpus import json_rows

    try:
        before, after = (counted(json_rows(path), str(path)) for path in (old, new))
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


@click.command(epilog="Exit status: 0 no difference, 1 some, 2 wrong usage or bad input.")
@click.argument("old", type=FILE, metavar="OLD.jsonl")
@click.argument("new", type=FILE, metavar="NEW.jsonl")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each record that changed.")
def diff(old: Path, new: Path, as_json: bool) -> int:
    """List the records of two runs whose body changed, with the difference in words.

    Records are matched by id, else url, else source, else row. [-gone-] {+come+}
    """
    from cleaner.drift.bodies import changed
    from cleaner.learn.corpus import json_rows

    count = 0
    try:
        for each in changed(json_rows(old), json_rows(new)):
            count += 1
            click.echo(_json(each.key, each.old, each.new) if as_json else _text(each.key, each.old, each.new))
    except InputError as error:
        raise ConfigError(str(error)) from error
    if not as_json:
        click.echo(f"{count} records differ")
    return DIFFERENT if count else 0


def _text(key: str, old: str | None, new: str | None) -> str:
    from cleaner.drift.bodies import differences

    if old is None or new is None:
        return f"{key}: only in {'NEW' if old is None else 'OLD'}"
    rows = [f"  {each}" for each in differences(old, new)]
    return "\n".join([f"{key}:", *(rows or ["  other white space"])])


def _json(key: str, old: str | None, new: str | None) -> str:
    from cleaner.drift.bodies import differences

    both = differences(old, new) if old is not None and new is not None else []
    only = "NEW" if old is None else "OLD" if new is None else None
    return json.dumps({"record": key, "only": only, "differences": [d._asdict() for d in both]}, ensure_ascii=False)
