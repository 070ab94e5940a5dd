"""Title, site, address, language, section and access, from every source and past every trap."""

from typing import Any

import pytest

from cleaner.article.metadata import Metadata, metadata_of
from cleaner.document import Document

HEADLINE = "Bridge reopens after a year"


def og(name: str, content: str) -> str:
    return f'<meta property="og:{name}" content="{content}">'


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def test_a_text_without_facts_tells_nothing() -> None:
    assert metadata_of(Document("A line", ["A line"], [0])) == Metadata()


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("", f"<h1>{HEADLINE}</h1>"),
        ("", "<h1><span>Bridge reopens</span><br>after a year</h1>"),
        (og("title", HEADLINE), ""),
        (og("title", f"{HEADLINE} | Talbote") + og("site_name", "Talbote"), ""),
        (f"<title>{HEADLINE} - Talbote</title>", ""),
        (f"<title>Talbote » {HEADLINE}</title>", ""),
        (f"<title>{HEADLINE} – Local – The Tal-Bote</title>" + og("title", HEADLINE), "<h1>Talbote</h1>"),
        (ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}"}}'), ""),
        (og("title", HEADLINE), f"<h1>Welcome to our shop</h1><h1>{HEADLINE}</h1>"),
        (og("title", HEADLINE), f'<h1 class="logo">Talbote</h1><h1>{HEADLINE}</h1>'),
        (og("title", HEADLINE), f"<h1>Floods in the valley - {HEADLINE}</h1>"),
        (
            og("title", HEADLINE) + f"<title>Floods in the valley - {HEADLINE}</title>",
            f"<h1>Floods in the valley - {HEADLINE}</h1>",
        ),
        ('<meta name="twitter:title" content="Bridge reopens after a year">', ""),
        ('<title>Talbote</title><meta name="parsely-title" content="Bridge reopens after a year">', ""),
    ],
)
def test_title(told: Any, head: str, body: str) -> None:
    assert told(head, body).title == HEADLINE


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        ("<title>Tal - a river and its people</title>", "", "Tal - a river and its people"),
        (og("title", "Bridge: what to know | Live updates"), "", "Bridge: what to know | Live updates"),
        (og("title", "Find cheap bridges here today"), "<h1>Bridge reopens after a year</h1>", HEADLINE),
        (og("title", "R&amp;amp;D in the valley"), "", "R&D in the valley"),
        ("<svg><title>logo</title></svg>", "<h1>Bridge reopens after a year</h1>", HEADLINE),
        ("", "", None),
    ],
)
def test_title_that_must_stay_as_it_is(told: Any, head: str, body: str, title: str | None) -> None:
    assert told(head, body).title == title


def test_title_of_news_is_the_declared_one_where_all_sources_agree_against_the_heading(told: Any) -> None:
    node = ld(f'{{"@type": "NewsArticle", "headline": "{HEADLINE}"}}')
    told_alike = og("title", HEADLINE) + f'<meta name="twitter:title" content="{HEADLINE}">'
    assert told(node + told_alike, "<h1>At last over the Tal</h1>").title == HEADLINE
    assert told(og("title", HEADLINE), "<h1>At last over the Tal</h1>").title == "At last over the Tal"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (og("site_name", "Der Talbote"), "Der Talbote"),
        (ld('{"@type": "Article", "publisher": {"@type": "Organization", "name": "Der Talbote"}}'), "Der Talbote"),
        (
            ld('{"@graph": [{"@type": "Article", "publisher": {"@id": "#org"}},'
               '{"@type": "Organization", "@id": "#org", "name": "Der Talbote"}]}'),
            "Der Talbote",
        ),
        ("<title>Bridge reopens | Talbote</title>", "Talbote"),
        ("<title>Bridge reopens | Sport</title>", None),
    ],
)  # fmt: skip
def test_site_name(told: Any, head: str, name: str | None) -> None:
    assert told(head).site_name == name


@pytest.mark.parametrize(
    ("head", "url"),
    [
        ('<link rel="canonical" href="https://talbote.example/a">', "https://talbote.example/a"),
        ('<link rel="canonical" href="/a?page=2">', "https://www.talbote.example/a?page=2"),
        (og("url", "https://talbote.example/b"), "https://talbote.example/b"),
        (
            '<link rel="alternate" hreflang="de" href="https://talbote.example/de">',
            "https://www.talbote.example/bridge",
        ),
        ('<link rel="canonical" href="https://www.talbote.example/">', "https://www.talbote.example/bridge"),
        ('<link rel="canonical" href="http://[broken">', "https://www.talbote.example/bridge"),
        ('<link rel="canonical" href="javascript:void(0)">', "https://www.talbote.example/bridge"),
    ],
)
def test_url(told: Any, head: str, url: str) -> None:
    assert told(head).url == url


@pytest.mark.parametrize(
    ("head", "language"),
    [
        (og("locale", "en_us"), "en-US"),
        ('<meta http-equiv="Content-Language" content="pt-BR">', "pt-BR"),
        (ld('{"@type": "Article", "inLanguage": "de"}') + og("locale", "de_AT"), "de-AT"),
        ('<meta name="language" content="utf-8">', None),
        ('<meta name="language" content="English">', None),
        ('<link rel="alternate" hreflang="fr" href="/fr">', None),
    ],
)
def test_language(told: Any, head: str, language: str | None) -> None:
    assert told(head).language == language


def test_section(told: Any) -> None:
    assert told('<meta property="article:section" content="Local">').section == "Local"
    assert told(ld('{"@type": "Article", "articleSection": ["Region", "Roads"]}')).section == "Region"
    assert told().section is None


@pytest.mark.parametrize(
    ("head", "body", "access"),
    [
        ("", "", "unknown"),
        ("", "<p>Subscribe to read on. Only for subscribers.</p>", "unknown"),
        ("", '<div class="paywall" hidden><p>Subscribe to read on.</p></div>', "unknown"),
        ("", '<div class="article-paywall"><p>Subscribe to read on.</p></div>', "paywalled"),
        ("", '<div class="paywall"><p>The bridge over the Talbo is open.</p></div>', "unknown"),
        ("", f'<div class="paywall">{"<p>The bridge is open. Few have an account of it.</p>" * 40}</div>', "unknown"),
        (ld('{"@type": "NewsArticle", "isAccessibleForFree": "False"}'), "", "paywalled"),
        (ld('{"@type": "NewsArticle", "isAccessibleForFree": false}'), "", "paywalled"),
        (ld('{"@type": "NewsArticle", "isAccessibleForFree": "http://schema.org/True"}'), "", "free"),
        (ld('{"@type": "NewsArticle", "isAccessibleForFree": true}'), '<div class="paywall"><p>Join</p></div>', "free"),
        (
            ld('{"@type": "NewsArticle", "hasPart": {"@type": "WebPageElement", "isAccessibleForFree": "False",'
               '"cssSelector": ".more"}}'),
            "",
            "paywalled",
        ),
        ('<meta property="article:content_tier" content="metered">', "", "metered"),
        ('<meta property="article:content_tier" content="locked">', "", "paywalled"),
        ('<meta property="article:content_tier" content="free">', "", "free"),
        ('<meta itemprop="isAccessibleForFree" content="False">', "", "paywalled"),
    ],
)  # fmt: skip
def test_access(told: Any, head: str, body: str, access: str) -> None:
    assert told(head, body).access == access
