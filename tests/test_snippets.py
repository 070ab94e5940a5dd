"""How snippets of the docs are read and followed, so that none slips by."""

from pathlib import Path

import pytest
from snippets import Reader, assert_shown, snippets, unknown, unused_files

PAGE = """\
# A page

    indented

```bash
unmarked
```

<!-- not run: takes hours -->

```console
$ sleep 9999
```

1. In a list

    ```python title="mine/rule.py"
    NAME = "rule"
    ```

<!-- needs: nobody_has_this, json -->

```python
print(1)
```

prints

```
1
```
"""


def page_of(folder: Path, text: str) -> Path:
    path = folder / "page.md"
    path.write_text(text, "utf-8")
    return path


def test_every_block_is_read_with_its_marks(tmp_path: Path) -> None:
    indented, unmarked, left, in_list, needing = found = snippets(page_of(tmp_path, PAGE))
    assert [bool(unknown(snippet)) for snippet in found] == [True, True, False, False, False]
    assert (indented.text, unmarked.place) == ("    indented", "page.md:5")
    assert left.left == "takes hours"
    assert (in_list.title, in_list.text) == ("mine/rule.py", 'NAME = "rule"\n')
    assert (needing.needs, needing.printed) == (("nobody_has_this", "json"), "1\n")


def test_a_file_that_nothing_reads_is_told(tmp_path: Path) -> None:
    assert list(unused_files(snippets(page_of(tmp_path, PAGE)))) == ["page.md:17: nothing uses the file mine/rule.py"]


@pytest.mark.parametrize(
    "text",
    [
        "```python\nprint(1)\n```\n\nprints\n\n```\n2\n```\n",
        "```console\n$ echo 1\n2\n```\n",
        "```console\n$ false\n```\n",
        "```console\n$ false\n$ true\n```\n",
        "```console\nno command\n```\n",
        "```console\n$ cleaner no-such-command\n…\n```\n",
    ],
    ids=["printed", "output", "status", "status before", "no command", "command"],
)
def test_what_does_not_happen_fails(text: str, tmp_path: Path) -> None:
    page = page_of(tmp_path, text)
    (snippet,) = snippets(page)
    with pytest.raises(AssertionError):
        Reader(tmp_path, page).follow(snippet)


@pytest.mark.parametrize(
    "text",
    [
        "```console\n$ false\n$ echo $?\n1\n```\n",
        "```console\n$ echo 1 && \\\n  echo 2\n1\n2\n```\n",
        '```json title="rows.jsonl"\n{}\n```\n',
    ],
    ids=["status", "two lines", "file"],
)
def test_what_happens_holds(text: str, tmp_path: Path) -> None:
    page = page_of(tmp_path, text)
    (snippet,) = snippets(page)
    Reader(tmp_path, page).follow(snippet)
    assert not snippet.title or (tmp_path / snippet.title).read_text("utf-8") == snippet.text


@pytest.mark.parametrize(
    ("shown", "printed", "fits"),
    [
        ("a\n", "a\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("a\n…\nd\n", "a\nb\n", False),
        ("…\nd\n", "a\nd\n", True),
        ("2 passed in …\n", "2 passed in 0.1s\n", True),
        ("2 passed in …\n", "1 failed in 0.1s\n", False),
    ],
)
def test_what_is_left_out_is_marked(shown: str, printed: str, fits: bool) -> None:
    try:
        assert_shown(shown, printed, "here")
    except AssertionError:
        assert not fits
    else:
        assert fits
