"""Records in the shapes of others: datatrove, dolma, schema.org. All take and give plain data.

A record is what `ArticleRecord.to_dict()` gives, or a line that `cleaner run` wrote; rows of Parquet too, once their
`metadata` is read as JSON.
"""

from collections.abc import Callable, Mapping
from typing import Any

from cleaner.labels import Group, Label

Record = Mapping[str, Any]
_BODY = frozenset(label.value for label in Label if label.group is Group.BODY)
_ABOUT = (
    "url", "title", "authors", "date_published", "date_modified", "language", "site_name", "section", "access",
    "status", "comments_status", "ruleset",
)  # fmt: skip


def to_datatrove(record: Record) -> dict[str, Any]:
    """The keywords of a `datatrove.data.Document`: text, id, media, metadata.

    `metadata` holds what the record says about the article, after it the columns that were passed through.
    """
    return {"text": record["text"], "id": record.get("id") or "", "media": [], "metadata": _metadata(record)}


def to_dolma(record: Record) -> dict[str, Any]:
    """A dolma document of the body: id, text, source, metadata, and `created` where the date is known."""
    created = {"created": record["date_published"]} if record["date_published"] else {}
    source = record["site_name"] or "cleaner"
    return {
        "id": record.get("id") or "",
        "text": record["text"],
        "source": source,
        **created,
        "metadata": _metadata(record),
    }


def to_dolma_attributes(record: Record) -> dict[str, Any]:
    """Attributes of the dolma document that was the input: spans of what is not body, by label.

    Spans are [start, end, confidence] in characters of the text that was cleaned, which for text is the input itself.
    """
    spans: dict[str, list[list[float]]] = {}
    for segment in record["segments"]:
        if segment["label"] not in _BODY:
            span = [segment["start"], segment["end"], segment["confidence"]]
            spans.setdefault(f"cleaner__{segment['label']}", []).append(span)
    return {"id": record.get("id") or "", "attributes": dict(sorted(spans.items()))}


def to_schema_org(record: Record) -> dict[str, Any]:
    """The article as JSON-LD, a schema.org NewsArticle with its comments. What is not known is left out."""
    access = {"free": True, "metered": False, "paywalled": False}
    article = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "url": record["url"],
        "headline": record["title"],
        "articleBody": record["text"],
        "author": [_person(name) for name in record["authors"]],
        "datePublished": record["date_published"],
        "dateModified": record["date_modified"],
        "inLanguage": record["language"],
        "articleSection": record["section"],
        "publisher": {"@type": "Organization", "name": record["site_name"]} if record["site_name"] else None,
        "isAccessibleForFree": access.get(record["access"]),
        "commentCount": len(record["comments"]) or None,
        "comment": [_comment(comment) for comment in record["comments"]],
    }
    return _known(article)


def _metadata(record: Record) -> dict[str, Any]:
    known = {name: record[name] for name in _ABOUT if record[name] not in (None, [])}
    return {**known, **record.get("metadata", {})}


def _person(name: str) -> dict[str, str]:
    return {"@type": "Person", "name": name}


def _comment(comment: Mapping[str, Any]) -> dict[str, Any]:
    parent = comment["parent_id"]
    return _known(
        {
            "@type": "Comment",
            "@id": f"#{comment['id']}",
            "text": comment["text"],
            "author": _person(comment["author"]) if comment["author"] else None,
            "datePublished": comment["date_published"],
            "upvoteCount": comment["upvote_count"],
            "parentItem": {"@type": "Comment", "@id": f"#{parent}"} if parent else None,
        }
    )


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value not in (None, "", [])}


EXPORTS: dict[str, Callable[[Record], dict[str, Any]]] = {
    "datatrove": to_datatrove,
    "dolma": to_dolma,
    "dolma-attributes": to_dolma_attributes,
    "schema-org": to_schema_org,
}
"""What `cleaner export --to` can write."""
