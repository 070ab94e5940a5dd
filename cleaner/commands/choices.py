"""Options that choose rules and limits, for all commands that clean."""

import warnings
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from cleaner.commands.output import complain, one_line
from cleaner.errors import SiteWarning
from cleaner.labels import Label

if TYPE_CHECKING:
    from cleaner.pipeline import Cleaner

Command = TypeVar("Command", bound=Callable[..., Any])


def rule_names() -> tuple[str, ...]:
    """Names of all rules, sorted."""
    from cleaner.rules import DEFAULT_RULES

    return tuple(sorted(rule.name for rule in DEFAULT_RULES))


def _known(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names, checked. Raises click.BadParameter."""
    for name in names:
        if name not in rule_names():
            raise click.BadParameter(f"no rule {name!r}; there are {', '.join(rule_names())}")
    return names


def _some(ctx: click.Context, option: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    return _known(value)


def _listed(ctx: click.Context, option: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    return None if value is None else _known(tuple(name.strip() for name in value.split(",")))


_OPTIONS = (
    click.option("--keep", multiple=True, type=click.Choice([label.value for label in Label]), metavar="LABEL",
                 help="Leave text of this label in the body. Repeatable."),
    click.option("--without", multiple=True, callback=_some, metavar="RULE", help="Do not run this rule. Repeatable."),
    click.option("--rules", callback=_listed, metavar="NAME,NAME", help="Run only these rules."),
    click.option("--parser", type=click.Choice(("turbohtml", "bs4")),
                 help="What parses pages. [default: turbohtml]"),
    click.option("--sites", multiple=True, metavar="PATH",
                 help="Site rules: a file, a folder, or @installed. Repeatable."),
    click.option("--max-chars", type=click.IntRange(min=1), metavar="N",
                 help="Read at most so many characters of each."),
)  # fmt: skip


def cleaner_options(command: Command) -> Command:
    """Gives a command the options that `configured` reads."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def configured(options: dict[str, Any]) -> "Cleaner":
    """The cleaner that the options ask for."""
    from cleaner.pipeline import Cleaner
    from cleaner.rules import DEFAULT_RULES

    only = options["rules"] or rule_names()
    chosen = tuple(rule for rule in DEFAULT_RULES if rule.name in only and rule.name not in options["without"])
    labels = tuple(Label(name) for name in options["keep"])
    most = {name: options[name] for name in ("max_chars", "parser") if options[name]}
    with warnings.catch_warnings(record=True) as complaints:
        warnings.simplefilter("always", SiteWarning)
        cleaner = Cleaner(rules=chosen, keep_labels=labels, sites=options["sites"], **most)
    for complaint in complaints:
        complain(f"{one_line(str(complaint.message))}; the other files are in use")
    return cleaner
