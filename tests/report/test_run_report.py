"""The report of a run: counted right, drawn from what was counted, with samples, whatever the run holds."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import cleaner
from cleaner.errors import ConfigError
from cleaner.report.run.counts import count, site_of
from cleaner.report.run.samples import EACH, Samples
from cleaner.report.run.write import write_report

STORY = (
    "Ferry sinks at its moorings\n\nFerry {} sank on Tuesday night, and nobody was aboard, the harbour office said.\n"
    "Sign up for our free newsletter and get the news in your inbox.\n"
)


def run(number: int) -> list[dict[str, Any]]:
    made = cleaner.Cleaner()
    rows = [made.clean(STORY.format(n), url=f"https://www.site{n % 3}.example/{n}").to_dict() for n in range(number)]
    return [{"id": f"row {n}", **row} for n, row in enumerate(rows)]


def failed(number: int) -> list[dict[str, Any]]:
    return [{"id": f"bad {n}", **r.to_dict()} for n, r in enumerate(cleaner.Cleaner().clean_many([5] * number))]


def test_counts() -> None:
    counts = count([*run(7), *failed(2), {"status": "ok"}, None, 5])
    assert (counts.records, counts.strange) == (9, 3)
    assert counts.statuses == {"ok": 7, "error": 2}
    assert counts.errors == {("read", "bad_input"): 2}
    assert counts.labels == {"newsletter": 7}
    assert {name: site.records for name, site in counts.sites.items()} == {
        "site0.example": 3,
        "site1.example": 2,
        "site2.example": 2,
        "no address": 2,
    }
    assert sum(counts.lengths.values()) == sum(counts.shares.values()) == 7


@pytest.mark.parametrize("url", [None, "", 5, "no address at all", "http://[x", "https://", "mailto:a@b.example"])
def test_an_address_without_host_is_no_site(url: object) -> None:
    assert site_of({"url": url}) == "no address"


def test_every_figure_leads_to_samples_that_are_there(tmp_path: Path) -> None:
    rows = [*run(9), *failed(1)]
    index = write_report(lambda: iter(rows), "a run", tmp_path / "report")
    links = re.findall(r'href="(samples/[^"]+)"', index.read_text("utf-8"))
    assert len(links) == len(set(links)) >= 7
    written = {f"samples/{path.name}" for path in (tmp_path / "report" / "samples").iterdir()}
    assert set(links) <= written
    [newsletter] = [link for link in links if "label-newsletter" in link]
    page = (tmp_path / "report" / newsletter).read_text("utf-8")
    assert page.count("<article ") == EACH
    assert "<mark>Sign up for our free newsletter</mark>" in page


def test_samples_are_the_same_in_any_order() -> None:
    rows = run(20)
    first, second = Samples([("site", "site0.example")]), Samples([("site", "site0.example")])
    first.look(rows)
    second.look(reversed(rows))
    assert first.of(("site", "site0.example")) == second.of(("site", "site0.example"))
    assert len(first.of(("site", "site0.example"))) == EACH


def test_the_run_is_streamed(tmp_path: Path) -> None:
    alive: list[int] = []

    def read() -> Iterator[dict[str, Any]]:
        for number in range(300):
            alive.append(number)
            yield run(1)[0] if number == 0 else {**failed_row, "id": str(number)}

    [failed_row] = failed(1)
    write_report(read, "a run", tmp_path)
    assert len(alive) == 600


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "The run has no record."),
        ([{"schema": 9}], "Rows that are no records of this version, and are not counted: 1"),
        (failed(3), "Every record failed"),
    ],
)
def test_a_run_without_articles_is_a_clear_page(rows: list[Any], said: str, tmp_path: Path) -> None:
    assert said in write_report(lambda: iter(rows), "a run", tmp_path).read_text("utf-8")


def test_a_record_that_only_looks_like_one_is_told_in_its_place(tmp_path: Path) -> None:
    [row] = run(1)
    row["body"] = [{"text": "a body without places"}]
    write_report(lambda: iter([row]), "a run", tmp_path)
    pages = [path.read_text("utf-8") for path in (tmp_path / "samples").iterdir()]
    assert pages
    assert all("the record is of another version and cannot be shown (KeyError" in page for page in pages)


def test_names_of_strangers_are_no_markup_and_no_paths(tmp_path: Path) -> None:
    [row] = run(1)
    row["url"] = "https://<script>alert(1)</script>.example/"
    row["removed"][0]["rule"] = "../../../<b>"
    row["id"] = "<img src=x>"
    index = write_report(lambda: iter([row]), "<i>", tmp_path / "report")
    text = index.read_text("utf-8")
    assert not {"<b>", "<i>", "<img"} & set(re.findall("<(?:b|i|img)[ >]", text))
    assert text.count("<script>") == 1
    assert {path.name for path in tmp_path.iterdir()} == {"report"}


def test_a_page_of_samples_leads_back_to_the_report(tmp_path: Path) -> None:
    rows = run(2)
    index = write_report(lambda: iter(rows), "a <run>", tmp_path)
    for path in (tmp_path / "samples").iterdir():
        [link] = re.findall(
            r'<nav aria-label="Report"><a href="([^"]+)">← <bdi>a &lt;run&gt;</bdi>', path.read_text("utf-8")
        )
        assert (path.parent / link).resolve() == index.resolve()


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("x")
    with pytest.raises(ConfigError, match=r"holds 'thesis\.txt', which is no part of a report"):
        write_report(lambda: iter(()), "a run", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_earlier_report_is_replaced(tmp_path: Path) -> None:
    rows = run(3)
    write_report(lambda: iter(rows), "a run", tmp_path)
    (tmp_path / "samples" / "old.html").write_text("x")
    write_report(lambda: iter(rows), "a run", tmp_path)
    assert not (tmp_path / "samples" / "old.html").exists()
