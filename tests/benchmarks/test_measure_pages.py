"""Pages are read from folders of several layouts, and tools are measured on them in turn."""

import base64
import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest
from corpora import Page, read_corpora
from measure_pages import markdown, measure, text_rows, told_rows
from measures import Told
from tools import Tool, cleaner_tool, installed, parser_alone

FIRST = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
LAST = (
    "Divers will look at the hull once the tide allows it; the county expects the service to stand still until April."
)
STORY = f"{FIRST}\n\n{LAST}"
SOURCE = (
    "<html><title>Ferry sinks</title><body><nav><a href='/'>Home</a></nav>"
    f"<article><h1>Ferry sinks</h1><p>{FIRST}</p><p>{LAST}</p></article></body></html>"
)
TOLD = Told("Ferry sinks", ("Ada Thorne", "Bo Lind"), "2024-03-04")
ROW = {
    "id": "ferry", "url": "https://bell.example/ferry", "lang": "en", "html": SOURCE, "body": STORY,
    "title": TOLD.title, "authors": list(TOLD.authors), "date": TOLD.date,
}  # fmt: skip
PAGE = Page("ferry", SOURCE, STORY, TOLD, "https://bell.example/ferry", "en")
SCRIPT = Path(__file__).parents[2] / "benchmarks" / "measure_pages.py"


def read(place: Path) -> dict[str, list[Page]]:
    return {name: list(pages) for name, pages in read_corpora(place)}


def test_json_lines(tmp_path: Path) -> None:
    packed = {**ROW, "html_b64": base64.b64encode(SOURCE.encode()).decode()}
    del packed["html"]
    (tmp_path / "b.jsonl").write_text(f"{json.dumps(ROW)}\n\n", encoding="utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(json.dumps(packed).encode()))
    (tmp_path / "lines.jsonl").write_text('{"lines": []}\n', encoding="utf-8")
    assert read(tmp_path) == {"a": [PAGE._replace(source=SOURCE.encode())], "b": [PAGE]}
    assert read(tmp_path / "b.jsonl") == {"b": [PAGE]}


def wcxb(folder: Path, name: str, kind: str) -> None:
    truth = {"title": TOLD.title, "author": "Ada Thorne and Bo Lind", "publish_date": TOLD.date, "main_content": STORY}
    row = {"url": ROW["url"], "_internal": {"page_type": {"primary": kind}}, "ground_truth": truth}
    for part in ("html", "ground-truth"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "ground-truth" / f"{name}.json").write_text(json.dumps(row), encoding="utf-8")
    (folder / "html" / f"{name}.html.gz").write_bytes(gzip.compress(SOURCE.encode()))


def test_a_clone_of_wcxb_gives_the_articles_of_its_development_part(tmp_path: Path) -> None:
    wcxb(tmp_path / "dev", "0001", "article")
    wcxb(tmp_path / "dev", "0002", "forum")
    wcxb(tmp_path / "test", "0003", "article")
    want = [PAGE._replace(name="0001", source=SOURCE.encode(), language=None)]
    assert read(tmp_path) == {"dev": want}
    assert read(tmp_path / "dev") == {"dev": want}


def test_pages_beside_the_text_of_their_article(tmp_path: Path) -> None:
    (tmp_path / "ferry.html").write_text(SOURCE, encoding="utf-8")
    (tmp_path / "ferry.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "alone.html").write_text(SOURCE, encoding="utf-8")
    assert read(tmp_path) == {tmp_path.name: [Page("ferry", SOURCE.encode(), STORY)]}


def test_a_folder_without_pages_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no pages"):
        read(tmp_path)


def crash(page: Page) -> str:
    raise IndexError(page.name)


def test_a_crash_is_an_empty_text_and_is_counted() -> None:
    tools = [Tool("sure", lambda page: page.body, lambda page: page.told), Tool("crash", crash)]
    tallies = measure([PAGE, PAGE], tools)
    assert [fit.f1 for fit in tallies["sure"].words] == [1.0, 1.0]
    assert tallies["sure"].right == {"title": [True] * 2, "authors": [True] * 2, "date": [True] * 2}
    assert [fit.f1 for fit in tallies["crash"].words] == [0.0, 0.0]
    assert tallies["crash"].errors == {"IndexError": 2}
    assert not tallies["sure"].errors


def test_metadata_is_measured_where_a_tool_tells_it() -> None:
    tools = [Tool("title", lambda page: page.body, lambda page: page.told, ("title",)), Tool("text", lambda page: "")]
    tallies = measure([PAGE], tools)
    assert list(told_rows(tallies)) == [("tool", "title", "authors", "date"), ("title", "1.000", "–", "–")]
    assert not measure([PAGE], tools, metadata=False)["title"].right


def test_the_table_relates_time_to_the_floor() -> None:
    tools = [Tool("floor", lambda page: ""), Tool("sure", lambda page: page.body)]
    tallies = measure([PAGE], tools)
    tallies["floor"].seconds, tallies["sure"].seconds = 0.001, 0.0125
    _, floor, sure = text_rows(tallies, "floor")
    assert floor == ("floor", "–", "–", "–", "–", "1.00", "1.0", "0")
    assert sure == ("sure", "1.0000", "1.0000", "1.0000", "1.0000", "12.50", "12.5", "0")


def test_tables_are_markdown() -> None:
    assert markdown([("tool", "F1"), ("one", "0.5")]) == "| tool | F1 |\n| --- | ---: |\n| one | 0.5 |"


def test_the_cleaner_is_a_tool() -> None:
    tool = cleaner_tool()
    assert tool.text(PAGE) == STORY
    assert tool.told is not None
    assert tool.told(PAGE).title == "Ferry sinks"


def test_parser_and_cleaner_are_always_measured() -> None:
    assert [tool.name for tool in installed()[:2]] == ["parser alone", "cleaner"]
    assert parser_alone().text(PAGE) == ""


def test_one_command_prints_the_tables(tmp_path: Path) -> None:
    (tmp_path / "pages.jsonl").write_text(json.dumps(ROW), encoding="utf-8")
    command = [sys.executable, "-X", "utf8", str(SCRIPT), str(tmp_path), "--tools", "cleaner"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    assert "pages: 1 pages" in done.stdout
    assert "| cleaner | 1.0000 | 1.0000 | 1.0000 | 1.0000 |" in done.stdout
    assert "| cleaner | 1.000 | " in done.stdout
    assert done.stderr == ""
