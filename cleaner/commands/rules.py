"""cleaner rules: what each rule finds."""

import json
import shutil

import click

from cleaner.commands.output import COLOR, painter, say


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
@COLOR
def rules(as_json: bool, color: bool | None) -> None:
    """List the rules: what each finds, why that is safe, and its known problem."""
    from cleaner.report.catalogue import catalogue, notes_of
    from cleaner.rules import DEFAULT_RULES

    if as_json:
        for rule in sorted(DEFAULT_RULES, key=lambda rule: rule.name):
            say(json.dumps(notes_of(rule)._asdict(), ensure_ascii=False))
        return
    for row in catalogue(DEFAULT_RULES, shutil.get_terminal_size().columns, painter(color)):
        say(row)
