"""The report of a run as people see and use it: with what changed, in light and dark, on a phone and on paper."""

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from contrast import CONTRAST

import cleaner
from cleaner.report.run.write import Run, write_report

STORY = (
    "Ferry {} sinks at its moorings\n\n"
    "The ferry sank on Tuesday night, and nobody was aboard, said the harbour office.\n"
    "Sign up for our free newsletter and get the news in your inbox.\n"
)


def rows(number: int, **options: Any) -> list[dict[str, Any]]:
    made = cleaner.Cleaner(**options)
    site = "https://a-long-name-of-a-paper-{}.harbour-and-valley.example/{}"
    found = [made.clean(STORY.format(n), url=site.format(n % 3, n)).to_dict() for n in range(number)]
    return [{"id": f"<b>row {n}</b>", **row} for n, row in enumerate(found)]


@pytest.fixture
def report(tab: Any, tmp_path: Path) -> Any:
    before, after = rows(9), rows(9, without=("newsletter_signup",))
    earlier = Run("<i>monday</i>", lambda: iter(before))
    tab.goto(write_report(lambda: iter(after), "tuesday", tmp_path / "report", earlier).as_uri())
    return tab


def test_a_change_leads_to_articles_and_back(report: Any) -> None:
    report.click("#changed a >> text=newsletter signup")
    assert report.inner_text("h1") == "rule newsletter_signup: then and now"
    assert [h.inner_text().partition(":")[0] for h in report.query_selector_all("h2")] == ["then", "now"] * 3
    assert report.evaluate("document.documentElement.scrollHeight") < 4000
    report.click("nav >> text=tuesday")
    assert report.inner_text("#changed h2") == "Changed since <i>monday</i>"


@pytest.mark.parametrize(("scheme", "media"), [("light", "screen"), ("dark", "screen"), ("dark", "print")])
def test_all_text_has_a_contrast_of_4_5_at_least(report: Any, scheme: str, media: str) -> None:
    report.emulate_media(color_scheme=scheme, media=media)
    assert report.evaluate(CONTRAST) == []


def test_a_phone_scrolls_tables_sideways_and_never_the_page(report: Any) -> None:
    report.set_viewport_size({"width": 360, "height": 740})
    assert report.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert report.evaluate("[...document.querySelectorAll('.wide')].every(e => e.tabIndex === 0 && e.ariaLabel)")


def test_headings_go_down_one_level_at_a_time(report: Any) -> None:
    levels = report.evaluate("[...document.querySelectorAll('h1,h2,h3')].map(h => Number(h.tagName[1]))")
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert set(levels) == {1, 2, 3}
