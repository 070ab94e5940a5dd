"""A report against an earlier run: what changed, with the articles that show it, and clear words where nothing can."""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner.drift.changes import changes, site_changes
from cleaner.drift.runs import counted
from cleaner.report.run.write import Run, write_report

LETTER = "Sign up for our free newsletter and get the news in your inbox."
STORY = "Ferry {} sank at its moorings on Tuesday night, and nobody was aboard, the harbour office said.\n\n"
FURTHER = (
    "Divers will look at the hull on Friday, if the tide allows it, and the insurer has sent two of its own.\n\n" * 4
)


def articles(site: str, number: int, ending: str = LETTER, without: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    made = cleaner.Cleaner(without=without)
    rows = [made.clean(STORY.format(n) + ending, url=f"https://{site}.example/{n}").to_dict() for n in range(number)]
    return [{"id": f"{site} {n}", **row} for n, row in enumerate(rows)]


def page(folder: Path, old: Iterable[Any], new: Iterable[Any]) -> str:
    before, after = list(old), list(new)
    index = write_report(lambda: iter(after), "today", folder / "report", Run("monday", lambda: iter(before)))
    return index.read_text("utf-8")


def section(folder: Path, old: Iterable[Any], new: Iterable[Any]) -> str:
    found = re.search(r'<section id="changed".*?</section>', page(folder, old, new), re.DOTALL)
    assert found
    return re.sub(r"\s+", " ", re.sub(r"<title>\w+</title>|<[^>]*>", " ", found[0]))


def test_a_rule_that_finds_nothing_any_more_is_shown_for_its_site_and_for_the_run(tmp_path: Path) -> None:
    old = [*articles("tide", 4), *articles("bell", 4, "")]
    new = [*articles("tide", 4, without=("newsletter_signup",)), *articles("bell", 4, "")]
    said = section(tmp_path, old, new)
    assert "Drift site what then now tide.example rule newsletter_signup 100% none" in said
    assert "newsletter 50.0% 0.0% -50.0" in said
    assert "rule newsletter signup 100% → 0%" in said
    assert "bell.example" not in said


def test_each_change_leads_to_the_same_article_then_and_now(tmp_path: Path) -> None:
    whole = page(tmp_path, articles("tide", 6), articles("tide", 6, without=("newsletter_signup",)))
    links = re.findall(r'href="(samples/changed-[^"]+)"', whole)
    assert len(links) >= 4
    [label] = [link for link in links if link.endswith("label-newsletter.html")]
    names = re.findall(r"<h2[^>]*>([^<]*)</h2>", (tmp_path / "report" / label).read_text("utf-8"))
    assert len(names) == 6
    assert [name.partition(": ")[0] for name in names] == ["then", "now"] * 3
    assert [name.partition(": ")[2] for name in names[::2]] == [name.partition(": ")[2] for name in names[1::2]]


def test_an_article_of_one_run_alone_stands_alone(tmp_path: Path) -> None:
    new = [row | {"id": f"other {n}"} for n, row in enumerate(articles("tide", 2, ""))]
    page(tmp_path, articles("tide", 2), new)
    [path] = (tmp_path / "report" / "samples").glob("changed-*label-newsletter.html")
    names = re.findall(r"<h2[^>]*>([^<]*)</h2>", path.read_text("utf-8"))
    assert sorted(names) == ["then: tide 0", "then: tide 1"]


def test_a_body_that_grew_shows_by_how_much(tmp_path: Path) -> None:
    said = section(tmp_path, articles("tide", 3, ""), articles("tide", 3, FURTHER))
    assert re.search(r"Drift site what then now tide.example median body \d+ \d+", said)
    assert re.search(r"3 → 3 \d+ → \d+ \+\d+% body length", said)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("same", "same", "Nothing changed: no status, label, rule or body length moved."),
        ("none", "same", "The earlier run has no record to compare."),
        ("same", "none", "This run has no record to compare."),
        ("strange", "same", "Rows of the earlier run that are no records of this version, and are not compared: 2."),
        ("other", "same", "The runs have no site in common, so nothing is compared. Earlier: bell.example Now: tide"),
    ],
)
def test_runs_that_cannot_be_compared_are_a_clear_page(old: str, new: str, said: str, tmp_path: Path) -> None:
    runs = {"same": articles("tide", 3), "none": [], "strange": [{"schema": 9}, 5], "other": articles("bell", 2)}
    assert said in section(tmp_path, runs[old], runs[new])
    assert not list((tmp_path / "report" / "samples").glob("changed-*"))


def test_a_record_without_segments_is_counted_as_strange_and_not_compared(tmp_path: Path) -> None:
    old = [{key: value for key, value in row.items() if key != "segments"} for row in articles("tide", 2)]
    assert "are not compared: 2." in section(tmp_path, old, articles("tide", 2))


def test_names_of_strangers_are_no_markup(tmp_path: Path) -> None:
    [row] = articles("tide", 1)
    row["segments"][-1]["rule"] = "<b>bold</b>"
    [other] = articles("tide", 1)
    index = write_report(lambda: iter([other]), "now", tmp_path / "r", Run("<i>then</i>", lambda: iter([row])))
    text = index.read_text("utf-8")
    assert "&lt;i&gt;then" in text
    assert not {"<b>", "<i>"} & set(re.findall("<[bi]>", text))


def test_both_runs_are_streamed(tmp_path: Path) -> None:
    reads = []
    rows = {"old": articles("tide", 2), "new": articles("tide", 2, "")}

    def read(name: str) -> Iterable[Any]:
        reads.append(name)
        yield from rows[name]

    write_report(lambda: read("new"), "now", tmp_path / "r", Run("then", lambda: read("old")))
    assert (reads.count("old"), reads.count("new")) == (3, 4)


def test_a_site_that_was_read_more_is_no_change_of_its_rules() -> None:
    old = counted([*articles("tide", 9), *articles("bell", 1, "")], "old")
    new = counted([*articles("tide", 1), *articles("bell", 9, "")], "new")
    assert changes(old, new) == []
    assert site_changes(old, new) == []
