"""CSS selectors on pages: the same text, whichever parser made the tree."""

import time
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from cleaner import Cleaner, ConfigError, Document
from cleaner.document import PageFacts
from cleaner.readers.html import read_html
from cleaner.readers.selector import Wanted, selector_of
from cleaner.readers.soup import read_soup

PAGE = """<!doctype html><html><head><title>Tide</title></head><body class="Home">
<nav><a href="/a">News</a></nav>
<article id="story">
<h1>Ferry sinks</h1>
<p class="lead">A ferry sank.</p>
<p>Divers came. <span class="promo">Read more: <b>the crane</b></span></p>
<p>Nobody was hurt. <span class="note">Nobody</span> was on board.</p>
<a class="card"><div>Crane swings again</div><div>After 43 years</div></a>
<ul><li>One<li>Two<li>Three</ul>
<table><tr><td class="key">Toll</td><td>£1.20</td></tr></table>
<div data-kind="Newsletter-Box big" lang="en-GB"><p>Sign up</p>Every Friday</div>
<div></div>
<p>The end.<br>Of it.</p>
</article></body></html>"""


def both(selector: str, page: str = PAGE) -> list[str]:
    """The text that a selector chooses, by both parsers."""
    texts = []
    for reader in (read_html, read_soup):
        document: Document = reader(page, ask=lambda url, facts: [Wanted([selector])])
        texts.append([document.text[low:high] for low, high in document.selected.get(selector, ())])
    assert texts[0] == texts[1]
    return texts[0]


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        (".lead", ["A ferry sank."]),
        (".Lead", []),
        ("P.lead", ["A ferry sank."]),
        ("#story > h1", ["Ferry sinks"]),
        ("body h1, nav a", ["News", "Ferry sinks"]),
        ("nav > p", []),
        ("article > p", ["A ferry sank.", "Divers came. Read more: the crane", "Nobody was hurt. Nobody was on board.",
                         "The end.", "Of it."]),
        ("h1 + p", ["A ferry sank."]),
        ("h1 + div", []),
        (".lead ~ ul", ["One", "Two", "Three"]),
        ("li:nth-child(2)", ["Two"]),
        ("li:nth-child(odd)", ["One", "Three"]),
        ("li:nth-last-child(-n+2)", ["Two", "Three"]),
        ("li:first-child", ["One"]),
        ("li:not(:last-child)", ["One", "Two"]),
        ("p:first-of-type", ["A ferry sank.", "Sign up"]),
        ("p:only-child", ["Sign up"]),
        ("article :is(ul, h1)", ["Ferry sinks", "One", "Two", "Three"]),
        ("div:empty", []),
        (".promo", ["Read more: the crane"]),
        (".promo b", ["the crane"]),
        (".note", []),
        (".card", ["Crane swings again", "After 43 years"]),
        (".key", ["Toll"]),
        ("tr", ["Toll | £1.20"]),
        ("[data-kind]", ["Sign up", "Every Friday"]),
        ("[data-kind='newsletter-box' i]", []),
        ("[data-kind~=big]", ["Sign up", "Every Friday"]),
        ("[data-kind^='Newsletter']", ["Sign up", "Every Friday"]),
        ("[data-kind$=' BIG' i]", ["Sign up", "Every Friday"]),
        ("[data-kind*='er-B']", ["Sign up", "Every Friday"]),
        ("[lang|=en] > p", ["Sign up"]),
        ("[data-kind*='']", []),
    ],
)  # fmt: skip
def test_what_selectors_choose(selector: str, texts: list[str]) -> None:
    assert both(selector) == texts


@pytest.mark.parametrize(
    "path", sorted((Path(__file__).parents[2] / "fixtures" / "pages").glob("*/input.html")), ids=str
)
def test_both_parsers_choose_the_same_on_pages(path: Path) -> None:
    page = path.read_text("utf-8")
    names = {name for each in BeautifulSoup(page, "html.parser").find_all(class_=True) for name in each["class"]}
    wanted = [f".{name}" for name in sorted(names)] + [
        "article p",
        "p + p",
        "div > p",
        "ul li:last-child",
        "a",
        "span",
        "*",
    ]
    chosen = [reader(page, ask=lambda url, facts: [Wanted(wanted)]) for reader in (read_html, read_soup)]
    texts = [{s: [d.text[a:b] for a, b in places] for s, places in d.selected.items()} for d in chosen]
    assert texts[0] == texts[1]
    assert texts[0]


@pytest.mark.parametrize(
    ("selector", "said"),
    [
        ("a:hover", ":hover"), ("p::before", "::before"), ("div:has(p)", ":has("), ("p:contains('x')", ":contains("),
        ("", "the end"), ("> p", "> p"), ("p >", "the end"), ("p !", "!"), ("[a!=b]", "[a!=b]"),
        ("li:nth-child(x)", "x"),
        (".1a", "1a"), ("svg|a", "|a"), ("p" * 2000, "more than"), (" ".join("p" * 20), "more than"),
        (":not(:not(:not(:not(:not(p)))))", ":not("), ("p,", "the end"), ("p)", ")"),
    ],
)  # fmt: skip
def test_what_is_not_supported_is_named(selector: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        selector_of(selector)
    assert said in str(caught.value)


def test_no_selector_no_work() -> None:
    document = read_html(PAGE, ask=lambda url, facts: [])
    assert document.selected == {}


def test_who_asks_is_told_address_and_facts() -> None:
    asked: list[tuple[str | None, str]] = []

    def ask(url: str | None, facts: PageFacts) -> list[Wanted]:
        asked.append((url, facts.title))
        return []

    read_html(PAGE, "https://tide.example/", ask=ask)
    read_soup(PAGE, "https://tide.example/", ask=ask)
    assert asked == [("https://tide.example/", "Tide")] * 2


@pytest.mark.parametrize("parser", ["turbohtml", "bs4"])
def test_a_page_loses_what_a_selector_names(tmp_path: Path, parser: str) -> None:
    story = "<p>The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said.</p>"
    box = "<div class='tide-box'><p>Letters from the valley</p></div>"
    page = f"<html><body><article>{story * 5}{box}</article></body></html>"
    path = tmp_path / "tide.toml"
    path.write_text('domain = "*"\n[[remove]]\nselector = ".tide-box"\nlabel = "newsletter"\n', encoding="utf-8")
    record = Cleaner(sites=[path], parser=parser).clean(page)
    assert [(s.label, s.rule) for s in record.removed] == [("newsletter", 'every site: selector ".tide-box"')]


@pytest.mark.parametrize("selector", ["p ~ p", ".x ~ p", "div div p", ".x div p", "* *", "p:nth-of-type(2n)", "span"])
def test_time_grows_with_the_page(selector: str) -> None:
    def seconds(count: int) -> float:
        page = f"<body>{'<p>Some <span>text</span> here</p>' * count}{'<div>' * 200}<p>In</p>"
        begin = time.process_time()
        read_html(page, ask=lambda url, facts: [Wanted([selector])])
        return time.process_time() - begin

    seconds(100)
    short = min(max(seconds(2_000), 0.01) for _ in range(2))
    assert min(seconds(16_000) for _ in range(2)) < 32 * short  # a square would be 64
