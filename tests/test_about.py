"""Authors, dates and kinds of blocks."""

import pytest

import cleaner
from cleaner.article.about import authors_of, dates_of
from cleaner.article.dates import find_date, is_date_line


@pytest.mark.parametrize(
    ("texts", "names"),
    [
        ([], ()),
        (["By Marisol Trent and Dale Hutchins"], ("Marisol Trent", "Dale Hutchins")),
        (["BY NJERI KAMANDE & JUMA OWUOR | INVESTIGATIONS"], ("Njeri Kamande", "Juma Owuor")),
        (["By KIPTOO ARAP LANGAT"], ("Kiptoo Arap Langat",)),
        (["Text and photos: Sharmila Raghunandan"], ("Sharmila Raghunandan",)),
        (["Posted by Stripy Nigel"], ("Stripy Nigel",)),
        (["by Jun-Jun Abrenica"], ("Jun-Jun Abrenica",)),
        (["Hana Te Kanawa, Marlborough reporter"], ("Hana Te Kanawa",)),
        (["Afua Serwaa Boadi, Tamale"], ("Afua Serwaa Boadi",)),
        (["Desmond Quek · Kopi & Kernel"], ("Desmond Quek",)),
        (["By Dr Lizzie Strand, MS, RDN"], ("Lizzie Strand",)),
        (["By Ana de la Cruz in Lisbon"], ("Ana de la Cruz",)),
        (["By Per Lindfors and Maja Lis"], ("Per Lindfors", "Maja Lis")),
        (["By Mei van der Oord"], ("Mei van der Oord",)),
        (["by: Ziyi Moran, Dec 17, 2025"], ("Ziyi Moran",)),
        (["By Kyle Hobbs 15 min read"], ("Kyle Hobbs",)),
        (["Source: Kwabena Ofori Mensah | Sankofa News Desk | Koforidua"], ("Kwabena Ofori Mensah",)),
        (["By Ruth Vane", "By Ruth Vane"], ("Ruth Vane",)),
        (["Senior property writer"], ()),
        (["Staff report | The Minute Bell"], ()),
        (["By our trade correspondent"], ()),
        (["By the Continental Wire"], ()),
        (["Dale Hutchins covers courts and the environment. He grew up in Meigs County."], ("Dale Hutchins",)),
        (["By Ruth Vane", "Dale Hutchins covers courts and the environment for this paper."], ("Ruth Vane",)),
        (["The writer teaches economics in Lahore. She tweets @example"], ()),
    ],
)
def test_authors(texts: list[str], names: tuple[str, ...]) -> None:
    assert authors_of(texts) == names


@pytest.mark.parametrize(
    ("texts", "published", "modified"),
    [
        ([], None, None),
        (["06 Aug 2024"], "2024-08-06", None),
        (["18 Apr 2024, 8:20 pm IST"], "2024-04-18T20:20", None),
        (["Published February 12, 2024, 5:00 a.m."], "2024-02-12T05:00", None),
        (["Published: February 04, 2024 09:12 PM IST | 1 minute Read"], "2024-02-04T21:12", None),
        (["2024-02-12T10:00Z"], "2024-02-12T10:00+00:00", None),
        (["Tue, 12 Mar 2024 10:00:05 GMT"], "2024-03-12T10:00:05+00:00", None),
        (["12 March 2024 10:00 UTC+5:30"], "2024-03-12T10:00+05:30", None),
        (["Updated: 18 Apr 2024, 8:20 pm IST"], None, "2024-04-18T20:20"),
        (["Published 5 May 2024 | Updated 6 May 2024"], "2024-05-05", "2024-05-06"),
        (["Last updated on September 16th, 2023 at 09:27 am"], None, "2023-09-16T09:27"),
        (["April 29, 2024 — 5.00am"], "2024-04-29T05:00", None),
        (["Published in The Ravi Times, November 17th, 2024"], "2024-11-17", None),
        (["23. 12. 2024 13:31"], "2024-12-23T13:31", None),
        (["13/3/2024 at 8:40 am"], "2024-03-13T08:40", None),
        (["12/3/2024"], None, None),
        (["5/5/2024"], "2024-05-05", None),
        (["10-11-24"], None, None),
        (["Sunday 5th November, 11.42am"], None, None),
        (["31 February 2024"], None, None),
        (["Updated 2 days ago"], None, None),
        (["Jan 23", "24 January 2024"], "2024-01-24", None),
        (["She was born on 3 May 1961 " + "and has written about boats ever since, for many papers. " * 2], None, None),
    ],
)
def test_dates(texts: list[str], published: str | None, modified: str | None) -> None:
    assert dates_of(texts) == (published, modified)


@pytest.mark.parametrize(
    "line",
    [
        "April 18, 2024 at 9:47 pm", "Nov 17, 2024 08:11am", "2 hours ago", "an hour ago", "3h ago", "3h", "5d",
        "22 July at 7:22 pm", "Jan 23", "13/3/2024 at 8:40 am", "5 Nov, 11.58am", "October 17, 8:31 a.m.", "Yesterday",
        "Today, 11:03", "10:40 pm", "2024-02-12 10:00:05+05:30", "- Jan 4", "(May 5, 2024)", "Thursday 17:45",
        "Sept. 5", "March 2024", "Just now", "1 hr ago", "11:48, Thu, Jul 18, 2024",
    ],
)  # fmt: skip
def test_date_lines(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "", "-", "May", "2024", "Monday", "5/5", "3-2-1", "212-678-3595", "06:42", "00:00 / 06:42", "12 m", "3 days",
        "$5 a day", "5 min read", "On May 5 the mill burned", "Gwen Attard", "A police report was made on Oct 9.",
        "May I ask who said so?", "1,204", "Updated: 18 Apr 2024",
    ],
)  # fmt: skip
def test_lines_that_are_no_date_lines(line: str) -> None:
    assert not is_date_line(line)


def test_find_date_gives_what_is_written() -> None:
    assert find_date("jm_tolentino · 3h · 56") == (None, "3h")
    assert find_date("By Ann Lee, April 18, 2024 at 9:47 pm") == ("2024-04-18T21:47", "April 18, 2024 at 9:47 pm")
    assert find_date("no date here") is None


def kinds(*lines: str) -> list[str]:
    return [block.kind for block in cleaner.clean("\n".join(lines), kind="text").body]


PROSE = "The night ferry will run for another year after a vote that nobody on the pier had expected to be held."


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Council votes to keep the last ferry", PROSE), ["title", "paragraph"]),
        ((PROSE, "What happens next", PROSE), ["paragraph", "heading", "paragraph"]),
        ((PROSE, "- a lamp", "- a rope", PROSE), ["paragraph", "list_item", "list_item", "paragraph"]),
        ((PROSE, "1. Untie the boat", "2. Row", PROSE), ["paragraph", "list_item", "list_item", "paragraph"]),
        ((PROSE, "1984. It was a good year for plums", PROSE), ["paragraph", "heading", "paragraph"]),
        ((PROSE, "“It rained. It rained again. Then it rained.”"), ["paragraph", "quote"]),
        ((PROSE, "“It rained,” she said. “It rained again. Then it rained.”"), ["paragraph", "paragraph"]),
        ((PROSE,), ["paragraph"]),
    ],
)
def test_kinds(lines: tuple[str, ...], expected: list[str]) -> None:
    assert kinds(*lines) == expected
