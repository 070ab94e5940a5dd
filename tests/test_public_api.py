"""What users may rely on: names, signatures, docstrings, and what an import costs."""

import inspect
import re
import subprocess
import sys
from dataclasses import fields
from importlib.resources import files
from pathlib import Path

import pytest

import cleaner

NAMES = [
    "DEFAULT_RULES",
    "ArticleRecord",
    "Block",
    "Cleaner",
    "CleanerError",
    "Comment",
    "ConfigError",
    "Document",
    "Group",
    "InputError",
    "Keep",
    "Label",
    "Rule",
    "RuleError",
    "Segment",
    "Span",
    "clean",
    "json_schema",
]


def test_the_public_names_are_these_and_sorted() -> None:
    assert cleaner.__all__ == NAMES
    constants = [name for name in NAMES if name.isupper()]
    classes = [name for name in NAMES if name[0].isupper() and name not in constants]
    functions = [name for name in NAMES if name.islower()]
    assert sorted(constants) + sorted(classes) + sorted(functions) == NAMES


def test_the_signature_of_clean() -> None:
    assert list(inspect.signature(cleaner.clean).parameters) == ["source", "kind", "url", "language"]
    assert list(inspect.signature(cleaner.Cleaner.clean).parameters) == ["self", "source", "kind", "url", "language"]
    assert list(inspect.signature(cleaner.Cleaner.clean_many).parameters)[:2] == ["self", "sources"]


def test_the_options_of_a_cleaner() -> None:
    names = [field.name for field in fields(cleaner.Cleaner)]
    assert names == [
        "rules",
        "without",
        "add",
        "keep_labels",
        "keep",
        "languages",
        "max_chars",
        "parser",
        "reference_date",
        "sites",
        "site_date",
    ]


@pytest.mark.parametrize("name", [name for name in NAMES if name != "DEFAULT_RULES"])
def test_every_public_name_has_a_docstring(name: str) -> None:
    text = getattr(cleaner, name).__doc__
    assert text
    assert not text.startswith(f"{name}("), "the docstring that dataclasses and named tuples make up"


@pytest.mark.parametrize("name", [name for name in NAMES if name[0].isupper() and not name.isupper()])
def test_every_public_method_has_a_docstring(name: str) -> None:
    for key, value in vars(getattr(cleaner, name)).items():
        own = inspect.isfunction(value) and value.__qualname__.startswith(name)
        if not key.startswith("_") and (own or isinstance(value, property)):
            assert value.__doc__, f"{name}.{key}"


def test_an_import_pulls_in_neither_parser_nor_command_line() -> None:
    code = "import sys, cleaner; cleaner.clean('One line.'); print(*(set(sys.modules) & {'bs4', 'click', 'numpy'}))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_package_says_that_it_is_typed() -> None:
    assert files("cleaner").joinpath("py.typed").is_file()


def test_the_example_of_the_readme_prints_what_it_says() -> None:
    readme = (Path(__file__).parents[1] / "README.md").read_text(encoding="utf-8")
    found = re.search(r"```python\n(import cleaner\n.*?)```\n\nprints\n\n```\n(.*?)```", readme, re.DOTALL)
    assert found
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", found[1]], capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout == found[2]
