"""The shape of a record as JSON Schema (draft 2020-12)."""

from typing import Any

from cleaner.labels import Group, Label

_ABOUT_OFFSETS = "offset in characters of the source text"
_ABOUT_PLACES = f"{_ABOUT_OFFSETS}; null for a comment that stands in the linked data of a page alone"
STATUSES = ("ok", "no_article", "budget_exceeded", "error")


def json_schema() -> dict[str, Any]:
    """JSON Schema of `ArticleRecord.to_dict()`. A new dict at each call: it is yours to change."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ArticleRecord",
        "description": "One cleaned article. Offsets count characters of the source text.",
        **_object(_record(), optional=("source", "id", "metadata")),
        "$defs": {
            "block": _object(_block()),
            "comment": _object(_comment()),
            "error": _object(_error()),
            "removed": _object(_removed()),
            "segment": _object(_segment()),
            "span": _object(_span()),
        },
    }


def _record() -> dict[str, Any]:
    return {**_outcome(), **_page(), **_article(), **_parts()}


def _outcome() -> dict[str, Any]:
    """What became of the source."""
    return {
        "source": _text("name of the input; the command line adds it"),
        "id": _text("name of the row; `cleaner run` adds it"),
        "status": {
            "enum": list(STATUSES),
            "description": "ok; no_article: no block is left in the body; budget_exceeded: the end was not read; "
            "error: see error",
        },
        "error": {
            "anyOf": [_ref("error"), {"type": "null"}],
            "description": 'why, when status is "error", and for pages when it is "no_article"',
        },
    }


def _page() -> dict[str, Any]:
    """Where it comes from, and how it was read."""
    return {
        "url": _maybe("as the caller gave it, else the page's canonical address"),
        "language": _maybe("as the caller gave it, else what the page says (BCP 47)"),
        "site_name": _maybe("name of the site"),
        "section": _maybe("section of the site that the page says it is in"),
        "encoding": _maybe("what the bytes of a page were decoded with"),
        "replaced": _count("characters that stand for bytes which could not be decoded"),
        "access": {
            "enum": ["free", "metered", "paywalled", "unknown"],
            "description": "whether all may read the article",
        },
    }


def _article() -> dict[str, Any]:
    """What people read."""
    return {
        "title": _maybe("the headline"),
        "authors": _list({"type": "string"}, "people who wrote it, in reading order"),
        "date_published": _maybe("ISO 8601"),
        "date_modified": _maybe("ISO 8601"),
        "text": _text("the body, blocks joined by an empty line"),
        "body": _list(_ref("block"), "the blocks of the article, in order"),
        "comments": _list(_ref("comment"), "reader comments, in order"),
        "comments_status": _text(
            '"embedded" when the source holds comments, "external" when a script loads them, "none"'
        ),
        "comments_system": _maybe('the comment system of the page, such as "disqus"'),
    }


def _parts() -> dict[str, Any]:
    """What all of the text was taken for, and why."""
    return {
        "removed": _list(_ref("removed"), "what is neither body nor comment, with the reasons"),
        "segments": _list(_ref("segment"), "all of the source text in order, without gap or overlap"),
        "vetoed": _list(_ref("span"), "proposals refused because they would have emptied the article"),
        "site_hits": {
            "type": "object",
            "additionalProperties": {"type": "integer", "minimum": 0},
            "description": "site rules that ran, and how many pieces of text each found",
        },
        "ruleset": _text("version and hash of the rules that ran"),
        "metadata": {"type": "object", "description": "columns of the row that were not read; `cleaner run` adds it"},
    }


def _block() -> dict[str, Any]:
    kinds = [label.value for label in Label if label.group is Group.BODY]
    return {"kind": {"enum": kinds, "description": "what the block is"}, **_place(), "text": _text("without margins")}


def _comment() -> dict[str, Any]:
    return {
        "id": _text("unique in the record"),
        "text": _text("what the reader wrote"),
        "start": _maybe_count(_ABOUT_PLACES),
        "end": _maybe_count(_ABOUT_PLACES),
        "parent_id": _maybe("id of the comment that this one answers"),
        "depth": _count("0 for a comment that answers none"),
        "author": _maybe("name of the reader"),
        "date_published": _maybe("ISO 8601; null where the text does not tell"),
        "date_raw": _maybe("the date as written"),
        "upvote_count": {"type": ["integer", "null"], "description": "votes for it"},
        "confidence": _share(),
    }


def _error() -> dict[str, Any]:
    return {
        "code": _text("one word for the kind of error"),
        "stage": _text("read, configure, rules or clean"),
        "message": _text("what was wrong, where, what to do"),
    }


def _span() -> dict[str, Any]:
    return {
        **_place(),
        "label": {"enum": [label.value for label in Label], "description": "what it is"},
        "rule": _text("the rule that proposed it; empty for body by default"),
        "confidence": _share(),
        "evidence": _list({"type": "string"}, "readable reasons, strongest first"),
    }


def _segment() -> dict[str, Any]:
    return {name: shape for name, shape in _span().items() if name != "evidence"}


def _removed() -> dict[str, Any]:
    kept = (Group.BODY, Group.COMMENT)
    labels = [label.value for label in Label if label.group not in kept]
    about = {"type": "integer", "minimum": -1, "description": "offset in the HTML; -1 when the source is text"}
    return {
        **_span(),
        "label": {"enum": labels, "description": "what it is"},
        "text": _text("the source text of the segment"),
        "html_start": about,
        "html_end": about,
    }


def _place() -> dict[str, Any]:
    return {"start": _count(_ABOUT_OFFSETS), "end": _count(_ABOUT_OFFSETS)}


def _object(properties: dict[str, Any], optional: tuple[str, ...] = ()) -> dict[str, Any]:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": properties, "required": required, "additionalProperties": False}


def _text(description: str) -> dict[str, Any]:
    return {"type": "string", "description": description}


def _maybe(description: str) -> dict[str, Any]:
    return {"type": ["string", "null"], "description": description}


def _count(description: str) -> dict[str, Any]:
    return {"type": "integer", "minimum": 0, "description": description}


def _maybe_count(description: str) -> dict[str, Any]:
    return {"type": ["integer", "null"], "minimum": 0, "description": description}


def _share() -> dict[str, Any]:
    return {"type": "number", "minimum": 0, "maximum": 1, "description": "confidence, 0 to 1"}


def _list(items: dict[str, Any], description: str) -> dict[str, Any]:
    return {"type": "array", "items": items, "description": description}


def _ref(name: str) -> dict[str, Any]:
    return {"$ref": f"#/$defs/{name}"}
