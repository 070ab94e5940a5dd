"""Authors: how one text is split, which source is believed, who is nobody."""

from typing import Any

import pytest

from cleaner.article.metadata.split import split_names

HEAD = "<h1>Bridge reopens after a year</h1>"


def ld(author: str, more: str = "") -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", "author": {author}{more}}}</script>'


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ruth Vane", ["Ruth Vane"]),
        ("By Ruth Vane", ["Ruth Vane"]),
        ("ByRuth Vane", ["Ruth Vane"]),
        ("Byron Vane", ["Byron Vane"]),
        ("Posted by: Ruth Vane", ["Ruth Vane"]),
        ("View all posts by Ruth Vane", ["Ruth Vane"]),
        ("von Ruth Vane", ["Ruth Vane"]),
        ("By Ruth Vane, Dale Hutchins and Njeri Kamande", ["Ruth Vane", "Dale Hutchins", "Njeri Kamande"]),
        ("Ruth Vane, Dale Hutchins, and Njeri Kamande", ["Ruth Vane", "Dale Hutchins", "Njeri Kamande"]),
        ("Ruth Vane & Dale Hutchins", ["Ruth Vane", "Dale Hutchins"]),
        ("Ruth Vane und Dale Hutchins", ["Ruth Vane", "Dale Hutchins"]),
        ("Ruth Vane et Dale Hutchins", ["Ruth Vane", "Dale Hutchins"]),
        ("Ruth Vane y Dale Hutchins", ["Ruth Vane", "Dale Hutchins"]),
        ("Ruth Vane e Dale Hutchins", ["Ruth Vane", "Dale Hutchins"]),
        ("Ruth Vane og Dale Hutchins", ["Ruth Vane", "Dale Hutchins"]),
        ("Ruth Vane och Dale Hutchins", ["Ruth Vane", "Dale Hutchins"]),
        ("Ruth Vane i Dale Hutchins", ["Ruth Vane", "Dale Hutchins"]),
        ("José Ortega y Gasset", ["José Ortega y Gasset"]),
        ("Claire Benit-Gbaffou, Sarah Charlton", ["Claire Benit-Gbaffou", "Sarah Charlton"]),
        ("Ruth Vane; rv; Dale Hutchins", ["Ruth Vane", "rv", "Dale Hutchins"]),
        ("Ruth Vane | Chief reporter", ["Ruth Vane"]),
        ("Ruth Vane, Senior Reporter", ["Ruth Vane"]),
        ("Ruth Vane, Senior Director, Marketing", ["Ruth Vane"]),
        ("Ruth Vane, MD, RDN", ["Ruth Vane, MD, RDN"]),
        ("Ruth Vane (Nairobi)", ["Ruth Vane"]),
        ("Ruth Vane ruth@talbote.example", ["Ruth Vane"]),
        ("https://facebook.example/talbote", []),
        ("Ruth Vane on March 12, 2024", ["Ruth Vane"]),
        ("Ruth Vane · 5 min read", ["Ruth Vane"]),
        ("Ruth Vane Ruth Vane", ["Ruth Vane"]),
        ("Team of the Research and Data Group", ["Team of the Research and Data Group"]),
        ("admin", []),
        ("Written by", []),
        ("page.head.author", []),
        ("{{ author }}", []),
        ("Last updated", []),
        ("牛镛", ["牛镛"]),
        ("", []),
        ("x" * 5_000, []),
    ],
)
def test_split_names(text: str, names: list[str]) -> None:
    assert split_names(text) == names


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (ld('"Ruth Vane"'), ""),
        (ld('{"@type": "Person", "name": "Ruth Vane"}'), ""),
        (ld('[{"@type": "Person", "name": "Ruth Vane"}, {"@type": "Person", "name": "RUTH VANE"}]'), ""),
        (ld('{"@type": "Person", "name": ["Ruth Vane"]}'), ""),
        (
            '<script type="application/ld+json">{"@graph": [[{"@type": "BlogPosting", "author": {"@id": "#p"}}],'
            '{"@type": "Person", "@id": "#p", "name": "Ruth Vane"}]}</script>',
            "",
        ),
        ('<meta name="author" content="Ruth Vane">', ""),
        ('<meta property="article:author" content="https://f.example/rv"><meta name="byl" content="By Ruth Vane">', ""),
        ('<meta name="citation_author" content="Vane, Ruth">', ""),
        ('<meta name="twitter:label1" content="Written by"><meta name="twitter:data1" content="Ruth Vane">', ""),
        ("", HEAD + '<span itemprop="author" itemscope>by <b itemprop="name">Ruth Vane</b>, reporter</span>'),
        ("", HEAD + '<p>Text <a rel="author" href="/rv">Ruth Vane</a></p>'),
        ("", HEAD + '<div class="article-byline"><p>Ruth Vane</p></div>'),
        ("", HEAD + '<span class="post-author">Ruth Vane</span>'),
        ("", HEAD + "<p>By Ruth Vane, Senior Reporter</p>"),
        ("", HEAD + "<p>12 March 2024 by Ruth Vane</p>"),
        ("", HEAD + "<p>Ruth Vane</p><p>12 March 2024</p>"),
        ("", HEAD + "<p>Ruth Vane | Senior writer | March 12, 2024</p>"),
    ],
)  # fmt: skip
def test_authors_by_source(told: Any, head: str, body: str) -> None:
    assert told(head, body).authors == ("Ruth Vane",)


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta name="author" content="Talbote">', ""),
        ('<meta name="author" content="talbote.example">', ""),
        ('<meta property="og:site_name" content="Der Bergkurier"><meta name="author" content="der bergkurier">', ""),
        (ld('{"@type": "Organization", "name": "Evening Ledger"}', ', "publisher": {"name": "Evening Ledger"}'), ""),
        ('<meta property="og:site_name" content="Tal Courier"><meta name="author" content="Tal Courier">', ""),
        (ld("{}"), ""),
        (ld("null"), ""),
        (ld('{"@id": "#nowhere"}'), ""),
        ('<meta name="author" content="admin">', ""),
        ("", HEAD + "<p>Reviewed by Ruth Vane</p>"),
        ("", HEAD + '<div class="comments"><span class="comment-author">Ruth Vane</span></div>'),
        ("", HEAD + "<p>Quick Look</p><p>12 March 2024</p><p>A quick word and a last look back.</p>"),
        ("", HEAD + '<aside class="related"><p>By Ruth Vane</p></aside>'),
    ],
)
def test_nobody(told: Any, head: str, body: str) -> None:
    assert told(head, body).authors == ()


def test_a_person_may_give_the_site_its_name(told: Any) -> None:
    head = '<meta property="og:site_name" content="Ruth Vane"><meta name="author" content="Ruth Vane">'
    assert told(head, url="https://ruthvane.example/x").authors == ("Ruth Vane",)


def test_sources_vote(told: Any) -> None:
    head = ld('{"name": "Talbote"}') + '<meta name="author" content="dalehutch">'
    body = HEAD + '<p class="byline">By Dale Hutchins and Ruth Vane</p>'
    assert told(head, body).authors == ("Dale Hutchins", "Ruth Vane")
    head = ld('{"name": "Dale Hutchins"}') + '<meta name="author" content="Dale Hutchins">'
    assert told(head, HEAD + "<p>By Ruth Vane</p>").authors == ("Dale Hutchins",)


def test_something_glued_to_a_name_is_no_other_author(told: Any) -> None:
    body = HEAD + '<div class="author"><span class="author-name">Ruth Vane</span><span>Founder</span></div>'
    assert told("", body).authors == ("Ruth Vane",)


def test_organisations_where_nobody_else_is_named(told: Any) -> None:
    assert told(ld('{"@type": "Organization", "name": "Continental Wire"}')).authors == ("Continental Wire",)


def test_the_article_of_the_page_counts_and_not_its_neighbour(told: Any) -> None:
    other = (
        '{"@type": "NewsArticle", "headline": "Goats elope", "url": "https://talbote.example/goats", "author": "A B"}'
    )
    own = '{"@type": "NewsArticle", "headline": "Bridge reopens after a year", "author": "Ruth Vane"}'
    head = f'<script type="application/ld+json">[{other}, {own}]</script>'
    assert told(head, HEAD).authors == ("Ruth Vane",)


def test_credit_below_the_story(told: Any) -> None:
    filler = "<p>The first lorries crossed at noon and their drivers waved to the people on the bank.</p>" * 30
    assert told("", HEAD + filler + "<p>Written by Ruth Vane</p>").authors == ("Ruth Vane",)


def test_a_link_to_the_page_of_an_author_names_one(told: Any) -> None:
    link = '<div><a href="/people/authors/ruth-vane">Ruth Vane</a></div>'
    other = '<a href="/authors/dale-hutchins">Dale Hutchins</a>'
    assert told("", HEAD + "<p>Story.</p>" * 20 + link + other).authors == ("Ruth Vane",)
    assert told("", HEAD + "<p>By Dale Hutchins</p>" + link).authors == ("Dale Hutchins",)
    assert told("", HEAD + f'<div class="related-posts">{link}</div>').authors == ()


def test_a_name_below_a_line_that_says_author_and_nothing_else(told: Any) -> None:
    story = "<p>The bridge over the Talbo is open again, and the first to cross it was a hare.</p>" * 20
    assert told("", f"{HEAD}{story}<h3>Author</h3><p>Ruth Vane</p>").authors == ("Ruth Vane",)
    assert told("", f"{HEAD}{story}<p>Written by</p><p>Ruth Vane, Dale Hutchins</p>").authors[:1] == ("Ruth Vane",)
    assert told("", f"{HEAD}{story}<h3>Author</h3><p>The bridge is made of oak.</p>").authors == ()
    assert told("", f"{HEAD}{story}<h3>Text</h3><p>Garden chairs</p>").authors == ()
