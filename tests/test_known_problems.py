"""What pages get wrong as yet. A test that begins to pass fails here: move its case or page to fixtures/ then."""

from pathlib import Path

import pytest

import cleaner
from cleaner.testing import Case, Page, cases, check_case, check_page, pages

FOLDER = Path(__file__).parent / "known_problems"
PROSE = (
    "The ferry to Oxmoor sailed again on Saturday morning, with forty people and a pony on board, after nine years.",
    "Its captain, Brenna Lusk, said that the engine was rebuilt by a school class that had learned from a manual.",
    "“We thought that nobody would come,” she said on the deck. “Then the queue went around the harbour office twice.”",
    "The council pays for the fuel until autumn. Then the islanders want to run the boat, with a pass for each house.",
)
STORY = "".join(f"<p>{line}</p>" for line in PROSE)
CONSENT = (
    "<p>We and our partners store and read information on your device in order to measure how our pages are used.</p>"
    "<p>You can accept or refuse this at any time in the settings, where you also find the list of our partners.</p>"
)
CARD = (
    "<div><h2><a href=/{0}>Headline number {0} of the day is linked</a></h2><p>Summary number {0} tells in a sentence"
)
CARD += " of some length what the article behind the link is about.</p></div>"


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="see the title of the case")
@pytest.mark.parametrize("case", cases(FOLDER), ids=str)
def test_case(case: Case) -> None:
    assert check_case(case) == []


@pytest.mark.xfail(strict=True, raises=AssertionError, reason="see tests/known_problems/README.md")
@pytest.mark.parametrize("page", pages(FOLDER), ids=str)
def test_page(page: Page) -> None:
    assert check_page(page) == []


@pytest.mark.xfail(strict=True, reason="a page of nothing but consent counts as an article from 140 bytes of prose on")
@pytest.mark.parametrize("name", ["consent-dialog", "cookie-wall", ""])
def test_a_consent_wall_is_no_article(name: str) -> None:
    page = (
        f"<html><body><div class='{name}'><h1>Your privacy</h1>{CONSENT}<button>Accept all</button></div></body></html>"
    )
    record = cleaner.clean(page)
    assert record.status == "no_article"


@pytest.mark.xfail(strict=True, reason="a page without any block is no article without a reason")
@pytest.mark.parametrize("page", ["", "<html><title>Lantern</title><body><div id=root></div><script>start()</script>"])
def test_an_empty_page_says_why_it_is_no_article(page: str) -> None:
    record = cleaner.clean(page, kind="html")
    assert record.status == "no_article"
    assert record.error is not None


@pytest.mark.xfail(strict=True, reason="a link that is never closed around a story makes it a list of links")
def test_a_story_inside_a_link_is_no_list_of_links() -> None:
    record = cleaner.clean(f"<html><body><a href=/home>Home<h1>Ferry</h1>{STORY}</body></html>")
    assert PROSE[0] in record.text


@pytest.mark.xfail(strict=True, reason="what a paper says of itself in a footer element is kept below a short story")
def test_prose_in_the_footer_of_a_page_is_no_story() -> None:
    about = "The Lantern has been published since 1891 and is printed in its own building on the quay, open on Fridays."
    code = "Our newsroom follows the code of the press council, and mistakes are put right as soon as we learn of them."
    page = f"<main><article><h1>Ferry</h1>{STORY}</article></main><footer><p>{about}</p><p>{code}</p></footer>"
    assert about not in cleaner.clean(f"<html><body>{page}</body></html>").text
