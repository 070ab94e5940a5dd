"""The body as Markdown: what each block becomes, and that text stays text."""

from pathlib import Path

import pytest

import cleaner
from cleaner.report.markdown import markdown

FIXTURES = Path(__file__).parents[2] / "fixtures"
LINE = "The ferry to Oxmoor sailed again on Saturday morning, with forty people and a pony on board, after nine years."
AROUND = f"<p>{LINE}</p>"
EVERYTHING = cleaner.Cleaner(rules=())


def body_of(markup: str) -> str:
    """The Markdown of what stands between two paragraphs of a page."""
    page = f"<html><body><article>{AROUND}{markup}{AROUND}</article></body></html>"
    text = markdown(EVERYTHING.clean(page, kind="html"))
    assert text.startswith(f"{LINE}\n\n")
    assert text.endswith(f"\n\n{LINE}")
    return text[len(LINE) + 2 : -len(LINE) - 2]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h2>Two</h2><h3>Three</h3>", "## Two\n\n### Three"),
        ("<h6>Six</h6>", "###### Six"),
        ("<ul><li>one</li><li>two</li></ul>", "- one\n- two"),
        ("<ul><li>• one</li></ul>", "- one"),
        ("<blockquote><p>said</p></blockquote>", "> said"),
        ("<pre>a = 1\n  b</pre>", "```\na = 1\n  b\n```"),
        ("<pre>``` and ````</pre>", "`````\n``` and ````\n`````"),
        ("<pre>*a* &lt;b&gt;</pre>", "```\n*a* <b>\n```"),
        ("<pre>a</pre><pre>b</pre>", "```\na\n```\n\n```\nb\n```"),
        (
            "<table><tr><th>Club</th><th>Won</th></tr><tr><td>Rooks</td><td>7</td></tr></table>",
            "| Club | Won |\n| --- | --- |\n| Rooks | 7 |",
        ),
        ("<table><tr><td>alone</td></tr></table>", "| alone |\n| --- |"),
        (
            "<table><tr><td>Clubs</td></tr><tr><td>Rooks</td><td>7</td><td>2</td></tr></table>",
            "| Clubs |  |  |\n| --- | --- | --- |\n| Rooks | 7 | 2 |",
        ),
        ("<table><tr><td>a|b</td><td>c</td></tr></table>", "| a\\|b | c |\n| --- | --- |"),
    ],
)
def test_blocks(markup: str, expected: str) -> None:
    assert body_of(markup) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 * 3 and _so_ and `that`", "5 \\* 3 and \\_so\\_ and \\`that\\`"),
        ("back\\slash", "back\\\\slash"),
        ("[text](https://a.example)", "\\[text\\](https://a.example)"),
        ("![picture](p.png)", "!\\[picture\\](p.png)"),
        ("&lt;script&gt;alert(1)&lt;/script&gt;", "\\<script\\>alert(1)\\</script\\>"),
        ("a ~~b~~ c", "a \\~\\~b\\~\\~ c"),
        ("write &amp;amp; or &amp;#38; for it", "write \\&amp; or \\&#38; for it"),
        ("Marks &amp; Sons", "Marks & Sons"),
        ("# one", "\\# one"),
        ("&gt; one", "\\> one"),
        ("- one", "\\- one"),
        ("+ one", "\\+ one"),
        ("---", "\\---"),
        ("===", "\\==="),
        ("~~~", "\\~\\~\\~"),
        ("1. one", "1\\. one"),
        ("1) one", "1\\) one"),
        ("1.", "1\\."),
        ("1.5 metres", "1.5 metres"),
        ("2024 was dry", "2024 was dry"),
        ("C# and #tags stay", "C# and #tags stay"),
    ],
)
def test_text_is_escaped_where_it_would_mean_something_else(text: str, expected: str) -> None:
    assert body_of(f"<p>{text}</p>") == expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Ends with #", "## Ends with \\#"),
        ("Ends with ##", "## Ends with \\##"),
        ("In C#", "## In C#"),
        ("# begins", "## \\# begins"),
        ("#", "## \\#"),
    ],
)
def test_signs_of_a_heading_stay(heading: str, expected: str) -> None:
    assert body_of(f"<h2>{heading}</h2>") == expected


def test_the_title_is_the_first_heading_and_stands_there_once() -> None:
    page = (FIXTURES / "pages" / "html-en-news" / "input.html").read_text(encoding="utf-8")
    rows = markdown(cleaner.clean(page)).split("\n\n")
    assert rows[0] == "# Drowned railway comes up for air in Hallow Reservoir"
    assert [row for row in rows if row.startswith("#")] == [rows[0], "## Rails under the silt"]
    assert "Drowned railway" not in "".join(rows[1:])


def test_a_text_has_headings_of_one_level() -> None:
    text = f"Ferry *returns*\n{LINE}\nThe engine\n{LINE}\n- one\n- two\n{LINE}"
    assert markdown(cleaner.clean(text)) == (
        f"# Ferry \\*returns\\*\n\n{LINE}\n\n## The engine\n\n{LINE}\n\n- one\n- two\n\n{LINE}"
    )


def test_nothing_gives_nothing() -> None:
    assert markdown(cleaner.clean("")) == ""
