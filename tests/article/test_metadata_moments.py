"""Dates of publication and change: every source, absurd values, what is shown against what is told."""

from typing import Any

import pytest

from cleaner.article.metadata.moments import moment_of

HEAD = "<h1>Bridge reopens after a year</h1>"


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


def ld(more: str) -> str:
    return f'<script type="application/ld+json">{{"@type": "NewsArticle", {more}}}</script>'


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-03-12", "2024-03-12"),
        ("2024/03/12", "2024-03-12"),
        ("20240312", "2024-03-12"),
        ("2024-3-2", "2024-03-02"),
        ("2024-03-12T10:05:00Z", "2024-03-12T10:05:00+00:00"),
        ("2024-03-12T10:05:00.123+0530", "2024-03-12T10:05:00+05:30"),
        ("2024-03-12 10:05:00 +02:00", "2024-03-12T10:05:00+02:00"),
        ("2024-03-12T10:05", "2024-03-12T10:05:00"),
        ("20240312T100500Z", "2024-03-12T10:05:00+00:00"),
        ("Tue, 12 Mar 2024 10:05:00 GMT", "2024-03-12T10:05:00+00:00"),
        ("March 12, 2024", "2024-03-12"),
        ("12. März 2024", "2024-03-12"),
        ("1710237900", "2024-03-12T10:05:00+00:00"),
        ("1710237900000", "2024-03-12T10:05:00+00:00"),
        ("2024-03-12T99:05:00Z", "2024-03-12"),
        ("1955-06-01", "1955-06-01"),
        ("1970-01-01T00:00:00Z", None),
        ("0001-01-01T00:00:00", None),
        ("2024-13-45", None),
        ("9999-12-31", None),
        ("12/3/2024", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_moment(text: str, moment: str | None) -> None:
    assert moment_of(text) == moment


@pytest.mark.parametrize(
    ("head", "body", "published"),
    [
        (ld('"datePublished": "2024-03-12T10:05:00+01:00"'), "", "2024-03-12T10:05:00+01:00"),
        (meta("article:published_time", "2024-03-12T10:05:00Z"), "", "2024-03-12T10:05:00+00:00"),
        (meta("w-published-date", "2024-03-12"), "", "2024-03-12"),
        ("", HEAD + '<meta itemprop="datePublished" content="2024-03-12">', "2024-03-12"),
        ("", HEAD + '<span itemprop="datePublished">12 March 2024</span>', "2024-03-12"),
        ("", HEAD + '<time datetime="2024-03-12T10:05:00Z">today</time>', "2024-03-12T10:05:00+00:00"),
        ("", HEAD + "<p>Published 12 March 2024, 10:05</p>", "2024-03-12T10:05"),
        ("", HEAD + "<p>Updated 14 March 2024</p><p>12 March 2024</p>", "2024-03-12"),
        ("", HEAD + '<aside class="related"><time datetime="2023-01-01">x</time></aside>', None),
        ("", HEAD + "<p>Updated 14 March 2024</p>", "2024-03-14"),
        ("", HEAD, None),
    ],
)
def test_published(told: Any, head: str, body: str, published: str | None) -> None:
    assert told(head, body).date_published == published


def test_published_in_the_address_is_the_last_resort(told: Any) -> None:
    url = "https://talbote.example/2024/03/12/bridge"
    assert told("", HEAD, url=url).date_published == "2024-03-12"
    assert told("", HEAD + "<p>11 March 2024</p>", url=url).date_published == "2024-03-11"
    assert told("", HEAD, url="https://talbote.example/2024/13/45/bridge").date_published is None
    assert told("", HEAD, url=None).date_published is None


def test_sources_vote_on_the_day(told: Any) -> None:
    wrong = ld('"datePublished": "2031-01-01"')
    right = meta("article:published_time", "2024-03-12T10:05:00Z") + meta("parsely-pub-date", "2024-03-12")
    assert told(wrong + right).date_published == "2024-03-12T10:05:00+00:00"


def test_the_missing_date_of_software_does_not_count(told: Any) -> None:
    head = ld('"datePublished": "1970-01-01T00:00:00Z"') + meta("date", "2024-03-12")
    assert told(head).date_published == "2024-03-12"


def test_an_earlier_date_at_the_headline_is_right(told: Any) -> None:
    moved = meta("article:published_time", "2025-11-05T08:00:00Z")
    assert told(moved, HEAD + "<p>12 March 2024</p>").date_published == "2024-03-12"
    assert told(moved, HEAD + "<p>Updated 12 March 2024</p>").date_published == "2025-11-05T08:00:00+00:00"
    both = "<p>12 March 2024</p><p>5 November 2025</p>"
    assert told(moved, HEAD + both).date_published == "2025-11-05T08:00:00+00:00"


def test_a_date_alone_on_a_line_some_way_below_the_headline_counts(told: Any) -> None:
    moved = meta("article:published_time", "2025-11-05T08:00:00Z")
    between = "<p>Share</p><p>Ruth Vane</p><p>Reporter</p><p>4 min read</p>"
    assert told(moved, f"{HEAD}{between}<p>12 March 2024</p>").date_published == "2024-03-12"
    assert told(moved, f"{HEAD}{between}<p>Published 12 March 2024</p>").date_published == "2024-03-12"
    beside = "<p>The flood of 12 March 2024</p>"
    assert told(moved, f"{HEAD}{between}{beside}").date_published == "2025-11-05T08:00:00+00:00"
    shown = "<p>12 March 2024</p><p>Updated 5 November 2025</p>"
    assert told(moved, HEAD + between + shown).date_published == "2024-03-12"


def test_one_moment_is_two_days_only_where_a_time_zone_makes_it_so(told: Any) -> None:
    late = meta("article:published_time", "2024-03-13T22:05:00Z")
    assert told(late, HEAD + "<p>12 March 2024</p>").date_published == "2024-03-12"
    early = meta("article:published_time", "2024-03-13T02:05:00Z")
    assert told(early, HEAD + "<p>12 March 2024</p>").date_published == "2024-03-13T02:05:00+00:00"
    day = meta("article:published_time", "2024-03-13")
    assert told(day, HEAD + "<p>12 March 2024</p>").date_published == "2024-03-13"


def test_the_date_of_an_update_far_from_the_headline_is_the_last_line_that_counts(told: Any) -> None:
    story = "".join(f"<p>The bridge over the Talbo was closed for repairs, part {number}.</p>" for number in range(20))
    assert told("", f"{HEAD}{story}<p>Last updated: 14 March 2024</p>").date_published == "2024-03-14"
    first = f"{HEAD}{story}<p>Last updated: 14 March 2024</p><p>Published: 12 March 2024</p>"
    assert told("", first).date_published == "2024-03-12"


def test_the_time_zone_of_the_page_is_kept(told: Any) -> None:
    head = meta("article:published_time", "2024-03-12T02:05:00Z")
    body = HEAD + '<time datetime="2024-03-11T18:05:00-08:00">11 March 2024</time>'
    assert told(head, body).date_published == "2024-03-11T18:05:00-08:00"


def test_modified_is_not_published(told: Any) -> None:
    record = told(ld('"datePublished": "2024-03-12", "dateModified": "2024-03-14T09:00:00Z"'))
    assert (record.date_published, record.date_modified) == ("2024-03-12", "2024-03-14T09:00:00+00:00")
    record = told(meta("article:modified_time", "2024-03-14"))
    assert (record.date_published, record.date_modified) == (None, "2024-03-14")
    assert told("", HEAD + "<p>Updated 14 March 2024</p>").date_modified == "2024-03-14"


def test_the_dates_of_a_life_are_no_date_of_publication(told: Any) -> None:
    assert told("", HEAD + "<p>12 June 1931 – 2 January 2025</p>").date_published is None
    assert told("", HEAD + "<p>12 June 1931 – 2 January 2025</p><p>4 January 2025</p>").date_published == "2025-01-04"
    assert told("", HEAD + "<p>Published 2 January 2025 – 10:15</p>").date_published == "2025-01-02T10:15"
