"""Where blocks stand in the HTML."""

import pickle

import pytest

from cleaner.readers.html import read_html
from cleaner.readers.soup import read_soup


def places(source: str) -> list[str]:
    elements = [block.markup.element for block in read_html(source).blocks if block.markup]
    return [source[element.html_start : element.html_end] for element in elements if element.html_start >= 0]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<div><p>a &amp; b</p>\n<p class=x>c</p></div>", ["<p>a &amp; b</p>", "<p class=x>c</p>"]),
        ("<ul>\r\n<li>a\r\n<li>b</ul>\r\n<p>c</p>", ["<li>a\r\n", "<li>b", "<p>c</p>"]),
        ("<p>a<p>b", ["<p>a", "<p>b"]),
        ("<div><p>a</div><p>b", ["<p>a", "<p>b"]),
        ("<table><tr><td>a<td>b</tr></table>", ["<tr><td>a<td>b</tr>"]),
        ("<p>ö😀</p><P>ü</P>", ["<p>ö😀</p>", "<P>ü</P>"]),
        ("<p>a\x00b</p><p>c</p>", ["<p>a\x00b</p>", "<p>c</p>"]),
        ("implied body", []),
    ],
)
def test_source_of_elements(source: str, expected: list[str]) -> None:
    assert places(source) == expected


def test_python_reader_knows_where_they_begin() -> None:
    source = "<div>\n<p>a</p>\r\n é<p id=b>c</p></div>"
    elements = [block.markup.element for block in read_soup(source).blocks if block.markup]
    assert [(element.tag, element.html_end) for element in elements] == [("p", -1), ("div", -1), ("p", -1)]
    assert [source[element.html_start :][:4] for element in elements] == ["<p>a", "<div", "<p i"]


def test_without_places() -> None:
    (block,) = read_html("<p>a</p>", places=False).blocks
    assert block.markup and block.markup.element.html_start == block.markup.element.html_end == -1


def test_documents_are_plain_data() -> None:
    document = read_html("<div class=story><p>a</p><p>b</p></div>")
    copy = pickle.loads(pickle.dumps(document))
    assert [element.names for element in copy.elements] == [element.names for element in document.elements]
    assert copy.markups[0].element is copy.elements[-2]
