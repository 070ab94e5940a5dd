"""Real records are what the schema says, and the schema says no more than there is."""

from typing import Any

import jsonschema
import pytest

import cleaner
from cleaner import Label
from cleaner.document import Document, Span
from cleaner.record import Segment
from cleaner.schema import STATUSES
from cleaner.threads.parse import Comment

STORY = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
OFFER = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
VALIDATOR = jsonschema.Draft202012Validator(cleaner.json_schema())


def records() -> dict[str, cleaner.ArticleRecord]:
    many = cleaner.Cleaner().clean_many(["<html>no</html>"])
    settled = cleaner.clean(STORY).settled
    commented = Span(len(STORY) + 1, len(STORY) + 8, Label.COMMENT, "by_hand", 0.9, ("a test",))
    document = Document(f"{STORY}\nI saw it.", [STORY, "I saw it"], [0, len(STORY) + 1])
    return {
        "story": cleaner.clean(f"{STORY}\n{OFFER}", url="https://tide.example/1", language="en"),
        "no_article": cleaner.clean(OFFER),
        "budget": cleaner.Cleaner(max_chars=20).clean(STORY),
        "error": next(iter(many)),
        "comment": cleaner.ArticleRecord(document, cleaner.pipeline.resolve(document, [commented])),
        "vetoed": cleaner.ArticleRecord(document, type(settled)({}, (commented,))),
    }


@pytest.mark.parametrize("name", records())
def test_a_real_record_validates(name: str) -> None:
    VALIDATOR.validate(records()[name].to_dict())


def test_the_records_show_every_kind_of_entry() -> None:
    held = [record.to_dict() for record in records().values()]
    for key in ("body", "comments", "removed", "segments", "vetoed", "error"):
        assert any(data[key] for data in held), key
    assert {data["status"] for data in held} <= set(STATUSES)


def test_the_schema_itself_is_valid_and_closed() -> None:
    schema = cleaner.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for shape in (schema, *schema["$defs"].values()):
        assert shape["additionalProperties"] is False
        for name, field in shape["properties"].items():
            assert "description" in field or "$ref" in field, name


def test_the_schema_has_the_fields_of_the_types() -> None:
    shapes: dict[str, Any] = cleaner.json_schema()["$defs"]
    assert set(shapes["comment"]["properties"]) == set(Comment._fields)
    assert set(shapes["span"]["properties"]) == set(Span._fields)
    assert set(shapes["removed"]["properties"]) == set(Segment._fields)


@pytest.mark.parametrize("change", [{"status": "fine"}, {"more": 1}, {"title": 3}])
def test_a_wrong_record_does_not_validate(change: dict[str, Any]) -> None:
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(cleaner.clean(STORY).to_dict() | change)
