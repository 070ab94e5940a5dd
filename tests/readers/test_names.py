"""Words of names."""

import pytest

from cleaner.readers.html import read_html
from cleaner.readers.names import name_words


@pytest.mark.parametrize(
    ("names", "words"),
    [
        ("articleBody entry-content", "article body entry content"),
        ("c-article__body--wide", "article body wide"),
        ("site_footer footer", "site footer"),
        ("HTMLArticle NewsNAV", "html article news nav"),
        ("col-12 h2x", "col"),
        ("artículo größe", "artículo größe"),
        ("", ""),
    ],
)
def test_words(names: str, words: str) -> None:
    assert name_words(names) == tuple(words.split())


def test_class_id_and_role_but_not_of_the_page() -> None:
    (block,) = read_html("<body class=single><p id=leadText class='intro' role=note>a</p>").blocks
    assert block.markup
    element = block.markup.element
    assert element.names == ("intro", "lead", "text", "note")
    assert element.parent and element.parent.names == ()
