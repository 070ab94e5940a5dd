"""Pages that are hard: names that speak against the story, pages without one, pages made to break things."""

import json
from time import process_time

import pytest
from bs4 import BeautifulSoup

import cleaner
from cleaner import Cleaner

PROSE = (
    "The ferry to Oxmoor sailed again on Saturday morning, with forty people and a pony on board, after nine years.",
    "Its captain, Brenna Lusk, said that the engine was rebuilt by a school class that had learned from a manual.",
    "“We thought that nobody would come,” she said on the deck. “Then the queue went around the harbour office twice.”",
    "The council pays for the fuel until autumn. Then the islanders want to run the boat, with a pass for each house.",
)
STORY = "".join(f"<p>{line}</p>" for line in PROSE)
TEXT = "\n\n".join(PROSE)
MENU = "<nav><a href=/>Home</a> <a href=/sea>Sea</a></nav>"
SCARY = (
    "ad advertisement banner sponsored promo cookie-consent gdpr modal popup overlay newsletter-signup subscribe"
    " paywall regwall donate comments disqus_thread respond sidebar widget-area related-posts recommended footer nav"
    " menu share-bar hidden sr-only author-bio tags print-only gallery login-form"
).split()
CARD = "<div><h2><a href=/{0}>Headline number {0} of the day is linked</a></h2><p>{1}</p></div>"


@pytest.mark.parametrize("place", ["body", "main", "article", "div", "p"])
@pytest.mark.parametrize("name", SCARY)
def test_no_single_name_empties_an_article(name: str, place: str) -> None:
    page = f"<html><body>{MENU}<main><article><h1>Ferry returns</h1><div>{STORY}</div></article></main></body></html>"
    assert cleaner.clean(page.replace(f"<{place}>", f'<{place} class="{name}" id="{name}">')).text == TEXT


def test_all_names_together_do_not_empty_an_article_either() -> None:
    page = f"<html><body><div class='{' '.join(SCARY)}'><h1>Ferry returns</h1>{STORY}</div></body></html>"
    assert cleaner.clean(page).text == TEXT


NO_ARTICLE = {
    "a shell with a menu": (f"<title>Lantern</title><body>{MENU}<div id=app>Loading…</div>", "script"),
    "a shell without script": ("<body><noscript>Please switch on JavaScript.</noscript><div id=app></div>", "script"),
    "an error page": (
        "<title>404 - Page not found</title><body><h1>Page not found</h1><p>The page that you are looking for has been"
        " moved, or it never existed. Please check the address, or go back to the front page and try it from there."
        "</p><p>If you think that this is a mistake, tell us about it, and we shall look for the page.</p>",
        "error page",
    ),
    "a check of the browser": (
        "<title>Just a moment...</title><body><h1>Checking your browser</h1><p>Please wait a few seconds while we check"
        " that your connection is secure and that you are a human being and no machine.</p><p>You do not have to do"
        " anything. This page will then forward you to the article that you asked for within five seconds.</p>",
        "error page",
    ),
    "a form to log in": (
        "<title>Log in</title><body><form><h1>Log in</h1><button>Log in</button></form>",
        "hardly any",
    ),
    "a list of links": (
        "<body><ul>" + "".join(f"<li><a href=/{i}>What happened on day {i} of the year</a>" for i in range(40)),
        "list of links",
    ),
    "a list of articles": (
        "<body><main><h1>Sea</h1>" + "".join(CARD.format(i, PROSE[i % 4]) for i in range(12)) + "</main>",
        "list of articles",
    ),
}


@pytest.mark.parametrize(("page", "reason"), NO_ARTICLE.values(), ids=NO_ARTICLE)
def test_a_page_without_an_article_says_why(page: str, reason: str) -> None:
    record = cleaner.clean(f"<html>{page}</html>")
    assert (record.status, record.text, record.body) == ("no_article", "", ())
    assert record.error and (record.error.code, record.error.stage) == ("no_article", "page")
    assert reason in record.error.message
    assert "".join(segment.text for segment in record.segments) == record.source_text


NEAR_MISSES = {
    "a brief": f"<h1>Ferry returns</h1><p>{PROSE[0]} {PROSE[1]}</p>",
    "a long story about an error": f"<h1>404: how a missing page became a poem</h1>{STORY * 2}",
    "a story about consent": f"<main><h1>The cookie that crumbled an empire</h1>{STORY}</main>",
    "a round-up under plain headings": "<article>" + "".join(f"<h2>Story {i}</h2><p>{PROSE[i % 4]}" for i in range(8)),
    "a list with a link in each item": "<article><h1>Twenty harbours</h1><p>" + PROSE[0] + "</p><ul>" + "".join(
        f"<li>Harbour {i} has a crane, a café that opens at six, and a <a href=/{i}>guide</a>.</li>" for i in range(20)
    ),
    "a story and the teasers of others": f"<article><h1>Ferry</h1>{STORY * 3}</article>"
    + "".join(CARD.format(i, "In short.") for i in range(9)),
}  # fmt: skip


@pytest.mark.parametrize("page", NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_an_article_that_looks_like_none_is_kept(page: str) -> None:
    record = cleaner.clean(f"<html><body>{MENU}{page}</body></html>")
    assert (record.status, record.error) == ("ok", None)
    assert PROSE[0] in record.text


@pytest.mark.parametrize("parser", ["turbohtml", "bs4"])
@pytest.mark.parametrize("depth", [300, 10_000])
@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "section"])
def test_a_story_at_any_depth_is_kept(tag: str, depth: int, parser: str) -> None:
    page = f"<body>{f'<{tag}>' * depth}{STORY}{f'</{tag}>' * depth}</body>"
    record = Cleaner(parser=parser).clean(page)
    assert (record.status, record.text) == ("ok", TEXT)
    assert json.loads(record.to_json())["text"] == TEXT


BROKEN = {
    "a large attribute": f"<article title='{'x' * 1_000_000}' class='{'story ' * 150_000}'>{STORY}</article>",
    "a column over everything": f"<article>{STORY}<table><tr><td colspan=9007199254740991 rowspan=9007199254740991>"
    "</td></tr></table></article>",
    "characters that are none": f"<article>{STORY.replace('ferry', 'fer' + chr(0) + 'ry')}</article>",
    "a cut-off tag": f"<article>{STORY}<p class='more",
    "a cut-off comment": f"<article>{STORY}<!-- to be continued",
    "a cut-off script": f"<article>{STORY}<script>var a = '<p>",
    "wrong ends": f"<article></b></div>{STORY.replace('</p>', '</i></p></span>')}</section></article></html></body>",
    "a place around everything": f"<body><a name=top>{STORY}",
    "two bodies": f"<html><body>{MENU}</body><body><article>{STORY}</article></body></html>",
}


@pytest.mark.parametrize("parser", ["turbohtml", "bs4"])
@pytest.mark.parametrize("page", BROKEN.values(), ids=BROKEN)
def test_a_broken_page_keeps_its_story(page: str, parser: str) -> None:
    record = Cleaner(parser=parser).clean(page, kind="html")
    assert (record.status, record.text) == ("ok", TEXT)


def test_what_the_end_of_the_source_cuts_off_is_kept() -> None:
    record = cleaner.clean(f"<article>{STORY}<p>The last sentence is cut off in the mid <a href='htt", kind="html")
    assert record.text == f"{TEXT}\n\nThe last sentence is cut off in the mid"


def test_very_many_paragraphs_are_all_in_the_segments_and_take_linear_time() -> None:
    page = "<article>" + "".join(f"<p>{i}: {PROSE[i % 4]}</p>" for i in range(60_000)) + "</article>"
    before = process_time()
    record = cleaner.clean(page)
    assert process_time() - before < 120
    assert record.status == "ok"
    assert len(record.document.lines) == 60_000
    assert "".join(segment.text for segment in record.segments) == record.source_text


@pytest.mark.parametrize("parser", ["turbohtml", "bs4"])
def test_a_story_inside_a_link_is_no_list_of_links(parser: str) -> None:
    record = cleaner.Cleaner(parser=parser).clean(f"<html><body><a href=/home>Home<h1>Ferry</h1>{STORY}</body></html>")
    assert PROSE[0] in record.text


def test_prose_in_the_footer_of_a_page_is_no_story() -> None:
    about = "The Lantern has been published since 1891 and is printed in its own building on the quay, open on Fridays."
    code = "Our newsroom follows the code of the press council, and mistakes are put right as soon as we learn of them."
    page = f"<main><article><h1>Ferry</h1>{STORY}</article></main><footer><p>{about}</p><p>{code}</p></footer>"
    assert about not in cleaner.clean(f"<html><body>{page}</body></html>").text


def test_a_tag_of_a_soup_keeps_the_standfirst_of_its_story() -> None:
    dek = "A boat that nobody wanted is back on the water, and it is full."
    head = f"<header><h1>Ferry returns</h1><p class=standfirst>{dek}</p></header>"
    soup = BeautifulSoup(f"<html><body>{MENU}<article>{head}{STORY}</article></body></html>", "html.parser")
    assert soup.article is not None
    assert cleaner.clean(soup.article).text == f"{dek}\n\n{TEXT}"


def test_a_menu_of_several_links_in_one_line_is_no_headline() -> None:
    menu = "<a href=/a>About our paper</a> <a href=/c>Contact the newsroom</a> <a href=/p>Privacy and terms</a>"
    teaser = "<a href=/x>Five ferries that came back</a>"
    page = f"<main><h1>Ferry returns</h1>{STORY}</main><div>{menu}</div><div>{teaser}</div>"
    labels = {segment.text.strip()[:5]: segment.label.value for segment in cleaner.clean(f"<body>{page}").segments}
    assert (labels["About"], labels["Five "]) == ("navigation", "related")
