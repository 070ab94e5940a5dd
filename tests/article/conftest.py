"""Pages written out in tests, read as the library reads them."""

from collections.abc import Callable

import pytest
import turbohtml

from cleaner.article.metadata import Metadata, metadata_of
from cleaner.readers.facts import facts_of
from cleaner.readers.html import ACCESS, document_of
from cleaner.readers.page import blocks_of

STORY = "<p>The bridge over the Tal opened again on Tuesday after a year of repairs, and the first lorries crossed.</p>"
Told = Callable[..., Metadata]


def _told(head: str = "", body: str = "", url: str | None = "https://www.talbote.example/bridge") -> Metadata:
    tree = turbohtml.parse(f"<html><head>{head}</head><body>{body}{STORY}</body></html>")
    runs, elements = blocks_of(tree, ACCESS)
    return metadata_of(document_of(runs, elements, facts_of(tree, ACCESS), url, None))


@pytest.fixture
def told() -> Told:
    """A function from head, body and address of a page to its metadata."""
    return _told
