"""Records in the shapes of others."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import cleaner
from cleaner.cli import main
from cleaner.document import Document, Span
from cleaner.jobs.rows import RowCleaner
from cleaner.report.export import to_datatrove, to_dolma, to_dolma_attributes, to_schema_org

STORY = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
OFFER = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
PAGE = f"""<html lang=en><head><title>Ferry sinks</title>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Ferry sinks at its moorings",
"datePublished": "2026-03-04", "author": {{"name": "Ida Holm"}}, "publisher": {{"name": "The Wex Tide"}},
"isAccessibleForFree": false}}</script></head>
<body><article><h1>Ferry sinks at its moorings</h1>{f"<p>{STORY}</p>" * 4}<p>{OFFER}</p></article></body></html>"""


def record(**row: Any) -> dict[str, Any]:
    return RowCleaner().clean({"id": "r1", "url": "https://tide.example/1", "desk": "harbour", **row})


def test_datatrove_gets_text_id_and_what_is_known() -> None:
    made = to_datatrove(record(text=f"{STORY}\n{OFFER}"))
    assert list(made) == ["text", "id", "media", "metadata"]
    assert (made["text"], made["id"], made["media"]) == (STORY, "r1", [])
    assert made["metadata"]["url"] == "https://tide.example/1"
    assert made["metadata"]["desk"] == "harbour"
    assert "authors" not in made["metadata"]


def test_dolma_gets_the_body_with_source_and_date() -> None:
    made = to_dolma(record(html=PAGE))
    assert (made["source"], made["created"]) == ("The Wex Tide", "2026-03-04")
    assert to_dolma(record(text=STORY)) | {"metadata": {}} == {
        "id": "r1", "text": STORY, "source": "cleaner", "metadata": {},
    }  # fmt: skip


def test_dolma_attributes_are_spans_of_the_input_that_hold_what_is_not_body() -> None:
    text = f"{STORY}\n{OFFER}"
    made = to_dolma_attributes(record(text=text))
    ((start, end, score),) = made["attributes"]["cleaner__newsletter"]
    assert (made["id"], text[start:end]) == ("r1", OFFER)
    assert 0 < score <= 1
    assert to_dolma_attributes(record(text=STORY)) == {"id": "r1", "attributes": {}}


def test_schema_org_says_what_is_known_and_nothing_else() -> None:
    made = to_schema_org(record(html=PAGE))
    assert (made["@type"], made["headline"]) == ("NewsArticle", "Ferry sinks at its moorings")
    assert made["author"] == [{"@type": "Person", "name": "Ida Holm"}]
    assert made["publisher"]["name"] == "The Wex Tide"
    assert made["isAccessibleForFree"] is False
    assert sorted(to_schema_org(record(text=STORY))) == ["@context", "@type", "articleBody", "url"]


def test_schema_org_comments_name_the_one_they_answer() -> None:
    spans = [Span(0, 9, cleaner.Label.COMMENT, "by_hand", 0.9)]
    document = Document("I saw it.", ["I saw it."], [0])
    data = cleaner.ArticleRecord(document, cleaner.pipeline.resolve(document, spans)).to_dict()
    answer = {**data["comments"][0], "id": "c2", "parent_id": data["comments"][0]["id"], "author": "Ida"}
    first, second = to_schema_org(data | {"comments": [data["comments"][0], answer]})["comment"]
    assert second["parentItem"] == {"@type": "Comment", "@id": first["@id"]}
    assert second["author"] == {"@type": "Person", "name": "Ida"}
    assert "parentItem" not in first


@pytest.mark.parametrize("target", ["datatrove", "dolma", "dolma-attributes", "schema-org"])
def test_the_command_prints_one_line_a_record_without_errors(tmp_path: Path, target: str) -> None:
    lines = [record(text=STORY), record(nothing=1), record(html=PAGE)]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(each) + "\n" for each in lines))
    done = CliRunner().invoke(main, ["export", "--to", target, str(path)])
    assert done.exit_code == 0
    assert len([json.loads(line) for line in done.stdout.splitlines()]) == 2


def test_the_command_says_which_file_holds_no_records(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "a"}\n')
    done = CliRunner().invoke(main, ["export", "--to", "dolma", str(tmp_path / "a.jsonl")])
    assert (done.exit_code, done.stdout) == (1, "")
    assert "a.jsonl: holds something else than records" in done.stderr
