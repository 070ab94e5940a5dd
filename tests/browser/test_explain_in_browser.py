"""The page about a record as people see and use it."""

from pathlib import Path
from typing import Any

import pytest
from contrast import CONTRAST

import cleaner
from cleaner.labels import Label
from cleaner.report.explain_page import explain_page
from cleaner.report.rows import Article, Row, article_of

PAGE = Path(__file__).parents[2] / "docs" / "example.html"
HOSTILE = (
    "<script>document.title = 'owned'</script><img src=x onerror=alert(2)>\n\n"
    '"><svg onload=alert(3)> The harbour office said \u202eesrever\u202c that nobody was aboard on Tuesday night.\n'
    "</style></script><base href=https://elsewhere.example/><iframe src=https://elsewhere.example/></iframe>\n"
)
CURRENT = ".run > [aria-current]"


def opened(tab: Any, folder: Path, page: str) -> Any:
    path = folder / "page.html"
    path.write_text(page, "utf-8")
    tab.goto(path.as_uri())
    return tab


@pytest.fixture
def example(tab: Any, tmp_path: Path) -> Any:
    return opened(tab, tmp_path, cleaner.clean(PAGE.read_bytes()).to_html())


def test_keys_step_through_what_left_the_body(example: Any) -> None:
    example.keyboard.press("n")
    assert "Home" in example.inner_text(CURRENT)
    example.keyboard.press("n")
    assert "By Ada Thorne" in example.inner_text(CURRENT)
    example.keyboard.press("p")
    example.keyboard.press("p")
    assert "Terms" in example.inner_text(CURRENT)
    assert example.inner_text("#place").endswith(example.inner_text("#place").split(" of ")[1])
    assert example.evaluate(f"document.activeElement === document.querySelector('{CURRENT}')")


def test_what_is_folded_is_stepped_over_until_it_is_opened_or_filtered_for(tab: Any, tmp_path: Path) -> None:
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30))
    page = PAGE.read_text("utf-8").replace("<body>", f"<body><nav><ul>{menu}</ul></nav>", 1)
    tab = opened(tab, tmp_path, cleaner.clean(page).to_html())
    tab.keyboard.press("n")
    assert "Section" not in tab.inner_text(CURRENT)
    tab.click("details.outside > summary")
    tab.wait_for_function("document.getElementById('place').textContent.endsWith('to see')")
    tab.keyboard.press("n")
    assert "Section 0" in tab.inner_text(CURRENT)
    tab.click("details.outside > summary")
    tab.click(".controls summary")
    tab.select_option("#rule", "outside_article")
    assert tab.is_visible("text=Section 0")


def test_body_only_shows_the_article_and_nothing_else(example: Any) -> None:
    example.check("input[value=body]")
    shown = [row.inner_text().strip() for row in example.query_selector_all(".run > li") if row.is_visible()]
    record = cleaner.clean(PAGE.read_bytes())
    assert shown == [record.title, *(block.text for block in record.body)]


def test_side_by_side_puts_what_left_on_the_right(example: Any) -> None:
    example.check("input[value=beside]")
    body = example.query_selector(".run > .body .text").bounding_box()
    left = example.query_selector(".run > .removed .text").bounding_box()
    assert body["x"] + body["width"] <= left["x"]


def test_filters_hide_a_label_and_show_one_rule(example: Any) -> None:
    example.click("text=Filter")
    example.uncheck("input[value=navigation]")
    assert not example.is_visible("text=Home")
    example.select_option("#rule", "newsletter_signup")
    visible = [row for row in example.query_selector_all(".run > li") if row.is_visible()]
    assert ["newsletter" in row.inner_text() for row in visible] == [True]
    assert example.inner_text("#place") == "1 to see"


def test_nothing_of_a_hostile_text_runs(tab: Any, tmp_path: Path) -> None:
    opened(tab, tmp_path, cleaner.clean(HOSTILE, kind="text").to_html())
    assert "explained" in tab.title()
    assert tab.query_selector("main iframe, main script, main svg, main img, base") is None
    assert "onerror=alert(2)" in tab.inner_text("main")


def test_a_phone_never_scrolls_sideways(example: Any) -> None:
    example.set_viewport_size({"width": 360, "height": 740})
    for view in ("all", "beside", "body"):
        example.check(f"input[value={view}]")
        assert example.evaluate("document.documentElement.scrollWidth <= innerWidth"), view


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_a_contrast_of_4_5_at_least(example: Any, scheme: str) -> None:
    example.emulate_media(color_scheme=scheme)
    assert example.evaluate(CONTRAST) == []


def test_headings_and_landmarks_for_a_screen_reader(example: Any) -> None:
    assert example.evaluate("[...document.querySelectorAll('h1,h2')].map(h => h.tagName).join()") == "H1,H2"
    assert example.evaluate("document.querySelectorAll('main').length") == 1
    unnamed = (
        "[...document.querySelectorAll('input,select,button')].filter(e => !e.labels?.length && !e.textContent.trim())"
    )
    assert example.evaluate(f"{unnamed}.length") == 0


def test_without_scripts_everything_is_shown(browser: Any, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = opened(context.new_page(), tmp_path, cleaner.clean(PAGE.read_bytes()).to_html())
    assert page.is_visible("text=Sign up for our free newsletter")
    assert not page.is_visible(".controls")
    context.close()


def test_what_is_printed_has_no_controls_and_is_dark_on_light(example: Any) -> None:
    example.emulate_media(media="print", color_scheme="dark")
    assert example.evaluate(CONTRAST) == []
    assert not example.is_visible(".controls")
    assert example.is_visible(".run > .removed")


def test_fifty_thousand_segments_open_and_scroll(tab: Any, tmp_path: Path) -> None:
    """The limit of two seconds is ours to look at; here only that everything is there and one step is one frame."""
    words = "which tells of the harbour and of what the council said about it on that day."
    row = Row(0, "", Label.PARAGRAPH, "", 1.0, ())
    rows = [row._replace(start=100 * n, text=f"This is paragraph {n}, {words}") for n in range(50_000)]
    rows[49_000] = rows[49_000]._replace(label=Label.NEWSLETTER, rule="newsletter_signup")
    opened(tab, tmp_path, explain_page([Article("long", "ok", "", (), tuple(rows), ())]))
    tab.keyboard.press("n")
    assert tab.is_visible("text=This is paragraph 49000,")
    assert tab.evaluate("document.querySelector('[aria-current]').getBoundingClientRect().top < innerHeight")
    assert tab.evaluate("document.querySelectorAll('.run > li').length") == 50_000


def test_several_articles_are_listed_and_reached(tab: Any, tmp_path: Path) -> None:
    articles = [article_of(cleaner.clean(f"Ferry {n}\n\nThe ferry {n} sank."), f"ferry-{n}.txt") for n in range(3)]
    opened(tab, tmp_path, explain_page(articles))
    tab.click("nav >> text=ferry-2.txt")
    assert tab.url.endswith("#a2")


def test_a_record_without_text_has_nothing_to_step_through(tab: Any, tmp_path: Path) -> None:
    opened(tab, tmp_path, cleaner.clean("").to_html())
    tab.keyboard.press("n")
    assert tab.is_visible("text=There is no text.")
    assert tab.query_selector(".controls") is None


def test_what_follows_a_paragraph_stands_beside_it(example: Any) -> None:
    example.check("input[value=beside]")
    title = example.query_selector(".run > .body .text").bounding_box()
    byline = example.query_selector(".run > .about .text").bounding_box()
    assert abs(byline["y"] - title["y"]) < title["height"]
