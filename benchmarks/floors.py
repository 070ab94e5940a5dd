"""The floors under our figures: print them beside what is measured now, raise one, or lower one with a reason.

    python benchmarks/floors.py [--data DIR]                      each floor, the figure, and what is between
    python benchmarks/floors.py --raise NAME VALUE
    python benchmarks/floors.py --lower NAME VALUE --reason TEXT

Floors stand in floors.toml and only rise. To raise one is free, with this or by hand. A lower value than the history
of the repository knows is allowed only with an entry under `lowered`, which --lower writes: name, both values, reason.
`tests/test_floors.py` holds the figures to their floors and the floors to that rule.

DIR holds the development data, `corpus/` and `samples/`; the default is a folder `shared` beside the checkout.
"""

import argparse
import json
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

PATH = Path(__file__).with_name("floors.toml")
HEAD = """\
# The least that our figures may be, on development data. Measured by suites.py, held by tests/test_floors.py.
# Floors only rise. To lower one: python benchmarks/floors.py --lower NAME VALUE --reason TEXT
# Figures of pages are in-sample: the weights of main content were trained on these very pages.
"""


class FloorError(ValueError):
    """A floor that may not be changed like that."""


class Lowered(NamedTuple):
    """Why a floor is lower than it was."""

    name: str
    before: float
    after: float
    reason: str


@dataclass(frozen=True)
class Floors:
    """The floors by name, and the history of those that were lowered, oldest first."""

    values: dict[str, float] = field(default_factory=dict)
    lowered: tuple[Lowered, ...] = ()

    def raised(self, name: str, value: float) -> "Floors":
        """With one floor higher, or new."""
        if value < self.values.get(name, 0.0):
            raise FloorError(f"{name} is at {self.values[name]}: to lower it, give --lower and --reason")
        return Floors({**self.values, name: _share(value)}, self.lowered)

    def lower(self, name: str, value: float, reason: str) -> "Floors":
        """With one floor lower, and the reason on record."""
        if name not in self.values:
            raise FloorError(f"no floor {name!r}; there are {', '.join(self.values)}")
        if not value < self.values[name]:
            raise FloorError(f"{name} is at {self.values[name]}: {value} is not lower; to raise it, give --raise")
        if len(reason.split()) < 3:
            raise FloorError("a floor is lowered with a reason: say in a sentence what got worse and why that is right")
        entry = Lowered(name, self.values[name], _share(value), " ".join(reason.split()))
        return Floors({**self.values, name: value}, (*self.lowered, entry))


def _share(value: float) -> float:
    if not 0 <= value <= 1:
        raise FloorError(f"{value} is no share: give a value from 0 to 1")
    return value


def parsed(text: str) -> Floors:
    """Floors from the text of a file."""
    data = tomllib.loads(text)
    return Floors(dict(data["floors"]), tuple(Lowered(**row) for row in data.get("lowered", ())))


def written(floors: Floors) -> str:
    """The text of a file of floors."""
    rows = [HEAD, "[floors]"]
    rows += [f"{json.dumps(name)} = {value}" for name, value in floors.values.items()]
    for entry in floors.lowered:
        rows += ["", "[[lowered]]"]
        rows += [f"{key} = {json.dumps(value, ensure_ascii=False)}" for key, value in entry._asdict().items()]
    return "\n".join(rows) + "\n"


def unexplained(now: Floors, earlier: Iterable[Floors]) -> list[str]:
    """Names of floors that are lower than they once were, or gone, without an entry that says why.

    earlier  the versions of the history, oldest first. One of a side branch that does not know yet that a floor was
             lowered says nothing about that floor.
    """
    required: dict[str, float] = {}
    reasons: set[Lowered] = set()
    for version in (*earlier, now):
        for entry in version.lowered:
            if entry not in reasons:
                required[entry.name] = min(entry.after, required.get(entry.name, entry.after))
        reasons.update(version.lowered)
        unaware = {entry.name for entry in reasons.difference(version.lowered)}
        for name, value in version.values.items():
            if version is not now and name not in unaware:
                required[name] = max(value, required.get(name, 0.0))
    return sorted(name for name, value in required.items() if now.values.get(name, -1.0) < value)


def report(floors: Floors, data: Path) -> None:
    """Print each floor beside its figure."""
    from suites import SUITES, missing

    for suite, measure in SUITES.items():
        held = {name: value for name, value in floors.values.items() if name.startswith(f"{suite}: ")}
        gone = missing(suite, data)
        figures = {} if gone else measure(data)
        for name, floor in held.items():
            figure = figures.get(name.partition(": ")[2])
            print(f"{name:44} {floor:<8}" + (f"{figure:.4f} {figure - floor:+.4f}" if figure is not None else gone))


def main() -> None:
    """Print, raise or lower."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--raise", dest="higher", nargs=2, metavar=("NAME", "VALUE"))
    which.add_argument("--lower", nargs=2, metavar=("NAME", "VALUE"))
    parser.add_argument("--reason", default="", metavar="TEXT")
    parser.add_argument("--data", type=Path, default=PATH.parents[2] / "shared", metavar="DIR")
    parser.add_argument("--file", type=Path, default=PATH, help=argparse.SUPPRESS)
    options = parser.parse_args()
    floors = parsed(options.file.read_text("utf-8"))
    try:
        if options.higher:
            floors = floors.raised(options.higher[0], float(options.higher[1]))
        elif options.lower:
            floors = floors.lower(options.lower[0], float(options.lower[1]), options.reason)
        else:
            report(floors, options.data)
            return
    except ValueError as error:
        parser.error(str(error))
    options.file.write_text(written(floors), encoding="utf-8")


if __name__ == "__main__":
    main()
