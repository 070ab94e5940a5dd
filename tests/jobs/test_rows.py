"""One row in, one record out: never an exception, and the same shape always."""

import math
import pickle
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import OFFER, STORY, row

import cleaner
from cleaner import Cleaner
from cleaner.jobs.rows import Columns, RowCleaner, dumps, loads

ROWS = RowCleaner()
VALIDATOR = jsonschema.Draft202012Validator(cleaner.json_schema())
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20) | st.binary(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(("text", "html", "url", "id", "language", "desk", "\ud800")), VALUES) | VALUES)
def test_any_row_gives_a_record_of_the_schema_that_json_can_hold(row: Any) -> None:
    record = ROWS.clean(row)
    assert record.keys() - {"id", "metadata"} == cleaner.clean("x").to_dict().keys()
    line = dumps(record | {"id": record["id"] or ""})
    line.encode()
    VALIDATOR.validate(loads(line))


def test_html_comes_before_text_unless_it_is_empty() -> None:
    page = f"<article><p>{STORY}</p><p>{STORY}</p></article>"
    both = ROWS.clean({"html": page, "text": OFFER, "id": 3})
    assert STORY in both["text"]
    assert (both["id"], both["metadata"]) == ("3", {"text": OFFER})
    assert ROWS.clean({"html": "", "text": STORY})["text"] == STORY
    assert ROWS.clean({"html": None, "text": STORY})["metadata"] == {"html": None}
    assert ROWS.clean({"text": ""})["status"] == "no_article"


def test_text_that_speaks_of_tags_is_text_in_the_column_of_text() -> None:
    assert "<p>" in ROWS.clean({"text": "<p>The ferry sank, and nobody was on board.</p>"})["text"]


def test_a_lone_surrogate_keeps_the_offsets() -> None:
    given_text = "\ud83d" + STORY + "\n" + OFFER
    record = ROWS.clean({"text": given_text})
    (removed,) = record["removed"]
    assert given_text[removed["start"] : removed["end"]] == OFFER


def test_a_failed_row_keeps_its_name_and_columns() -> None:
    record = ROWS.clean({"id": "r1", "url": "https://tide.example", "text": 7, "desk": "harbour"})
    assert (record["status"], record["error"]["code"]) == ("error", "bad_input")
    assert (record["id"], record["url"], record["metadata"]) == ("r1", "https://tide.example", {"desk": "harbour"})


def test_rows_go_to_workers_with_their_columns() -> None:
    sent = RowCleaner(Cleaner(without=("newsletter_signup",)), Columns(text="body"))
    back = pickle.loads(pickle.dumps(sent))
    assert back == sent
    assert OFFER in back.clean({"body": f"{STORY}\n{OFFER}"})["text"]


def test_json_has_no_nan() -> None:
    assert loads('{"a": NaN, "b": [Infinity]}') == {"a": None, "b": [None]}
    assert dumps({"a": math.nan, "b": [math.inf], "c": b"\x00"}) == '{"a":null,"b":[null],"c":"AA=="}'


@pytest.mark.parametrize("number", range(3))
def test_the_same_row_gives_the_same_record(number: int) -> None:
    assert ROWS.clean(row(number)) == RowCleaner().clean(row(number))
