"""cleaner diff: the records of two runs whose body changed."""

import json
from pathlib import Path

import click

from cleaner.amount import amount
from cleaner.errors import ConfigError, InputError

DIFFERENT = 1
RUN = click.Path(exists=True, path_type=Path)


@click.command(epilog="Exit status: 0 no difference, 1 some, 2 wrong usage or bad input.")
@click.argument("old", type=RUN, metavar="OLD")
@click.argument("new", type=RUN, metavar="NEW")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line for each record that changed.")
def diff(old: Path, new: Path, as_json: bool) -> int:
    """List the records of two runs whose body changed, with the difference in words.

    OLD and NEW are folders that cleaner run wrote, or files of records. Records are matched by id, else url, else
    source, else row. [-gone-] {+come+}
    """
    from cleaner.drift.bodies import changed
    from cleaner.jobs.records import read_run

    count = 0
    try:
        for each in changed(read_run(old), read_run(new)):
            count += 1
            click.echo(_json(each.key, each.old, each.new) if as_json else _text(each.key, each.old, each.new))
    except InputError as error:
        raise ConfigError(str(error)) from error
    if not as_json:
        click.echo(f"{amount(count, 'record')} differ{'s' if count == 1 else ''}")
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
