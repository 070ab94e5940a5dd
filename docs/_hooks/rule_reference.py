"""The page "Rule reference": made from the docstrings of the rules and from their cases when the docs are built."""

from collections.abc import Iterator
from html import escape
from pathlib import Path
from typing import Any

from cleaner.labels import Group, Label
from cleaner.report.catalogue import notes_of
from cleaner.rules import DEFAULT_RULES, Rule
from cleaner.testing import Case
from cleaner.testing.cases import read_cases

FIXTURES = Path(__file__).parents[2] / "fixtures" / "rules"
MOST_LINES = 6
"""Cases with more lines are left to the fixture files."""
EACH = 3
"""Cases of each kind that are shown."""


def on_files(files: Any, config: Any) -> Any:
    """Add the page (called by mkdocs)."""
    from mkdocs.structure.files import File

    files.append(File.generated(config, "rule-reference.md", content=reference()))
    return files


def reference() -> str:
    """The page as Markdown."""
    rows = [
        "# Rule reference",
        "",
        "What each rule finds, why that is safe, its known problem, and some of its cases: first what it keeps, then "
        "what it takes. Made from the rules and their fixtures. How rules work together: [Design](design.md).",
    ]
    for rule in sorted(DEFAULT_RULES, key=lambda rule: rule.name):
        rows += ["", *_section(rule)]
    return "\n".join(rows) + "\n"


def _section(rule: Rule) -> Iterator[str]:
    notes = notes_of(rule)
    yield f"## {notes.name} {{ #{notes.name} }}"
    yield f"\nLabel `{notes.label}`, stage *{notes.stage}*. {notes.finds}"
    yield f"\n*Safe because* {notes.safe_because}"
    yield f"\n*Known problem:* {notes.known_problem}"
    held = [case for path in _files(notes.name) for case in read_cases(path)]
    if held:
        languages = [path.stem for path in _files(notes.name)]
        yield f"\n{len(held)} cases; languages: {', '.join(languages)}. Some of them:"
        yield from _cases(held)


def _files(name: str) -> list[Path]:
    """The case files of a rule, those in English first."""
    return sorted((FIXTURES / name).glob("*.txt"), key=lambda path: (path.stem != "en", path.stem))


def _cases(held: list[Case]) -> Iterator[str]:
    """The first short cases in which everything stays, and the first in which something goes."""
    short = [case for case in held if len(case.lines) <= MOST_LINES]
    kept = [case for case in short if all(_stays(label) for label in case.expected)]
    taken = [case for case in short if not all(_stays(label) for label in case.expected)]
    for case in [*kept[:EACH], *taken[:EACH]]:
        yield f'\n??? example "{case.title.replace(chr(34), chr(39))}"'
        yield "    | text | label |\n    |---|---|"
        labels = [*case.expected, *[""] * (len(case.lines) - len(case.expected))]
        for line, label in zip(case.lines, labels, strict=False):
            yield f"    | {_cell(line)} | {'stays' if _stays(label) else f'**{label}**'} |"


def _stays(label: str) -> bool:
    return label == "body" or not label or Label(label).group is Group.BODY


def _cell(text: str) -> str:
    shown = escape(text).replace("|", "&#124;").replace("*", "&#42;").replace("_", "&#95;").replace("`", "&#96;")
    return shown.replace("[", "&#91;").replace("http", "ht&#116;p")
