"""JSON-LD as pages write it."""

import pytest

from cleaner.article.metadata.linked import nodes_of, plain
from cleaner.article.metadata.values import values_before_break

GOOD = '{"@type": "Article", "headline": "Bridge reopens"}'


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        f"<!-- {GOOD} -->",
        f"//<![CDATA[\n{GOOD}\n//]]>",
        GOOD + ";",
        GOOD.replace("}", ",}"),
        '{"@type": "Article", "headline": "Bridge reopens", "description": "one\ntwo\tthree"}',
        '{"@type": "Article", // the kind\n "headline": "Bridge reopens", "url": "https://a.example/b"}',
        '{"@type": "Article", "headline": "Bridge reopens", "name": "it\\\'s"}',
        GOOD.replace('"', "&quot;"),
        f"[[{GOOD}]]",
        f'{{"@graph": [{GOOD}]}}',
        f'{{"@graph": {GOOD}}}',
        f"{GOOD} {GOOD}",
        f'{{"mainEntity": {GOOD}}}',
        '{"@type": "Article", "headline": "Bridge reopens", "description": "the <a href="x">bridge</a>"}',
    ],
)
def test_what_is_mended(text: str) -> None:
    assert "Bridge reopens" in [plain(node.get("headline")) for node in nodes_of([text])]


@pytest.mark.parametrize("text", ["", "null", "3", '"x"', "[", "{", "}", "not json", "{'a': 1}", "[" * 100_000])
def test_what_holds_nothing(text: str) -> None:
    assert [node for node in nodes_of([text]) if "headline" in node] == []


def test_depth_and_number_are_no_matter() -> None:
    deep = '{"a":' * 400 + "1" + "}" * 400
    assert len(nodes_of([deep])) == 400
    assert len(nodes_of(['{"a":' * 100_000 + "1" + "}" * 100_000])) == 5_000
    assert nodes_of(['{"a":' * 100_000 + "1"]) == [{"@type": ""}]
    assert len(nodes_of(["[" + ",".join(["{}"] * 20_000) + "]"])) == 5_000


@pytest.mark.parametrize(
    "unit", ["/*", '"', "//", ",", " ", ";", "<!--", '"author": {', "\\", '\\"', "&quot;", "{", '{"a": "', "]]>"]
)
def test_time_is_linear(unit: str) -> None:
    nodes_of([unit * (200_000 // len(unit)) + "x"])
    nodes_of(['{"a": "' + unit * (200_000 // len(unit))])


def test_what_is_nested_deep_is_read_whole_and_what_breaks_off_up_to_there() -> None:
    deep = '{"@type": "Article", "headline": "Bridge reopens", "a": ' + '[{"b": ' * 5_000 + '"x"' + "}]" * 5_000 + "}"
    assert nodes_of([deep])[0]["headline"] == "Bridge reopens"
    assert values_before_break('{"a": [1, {"b": "c"}, {"d": "e') == [{"a": [1, {"b": "c"}, {}]}]
    assert values_before_break('{"a": 1}} {"b": 2}') == [{"a": 1}]
    assert values_before_break('[{"a": 1, "b": "he said "no" and left"}]') == [[{"a": 1}]]
    assert values_before_break("no JSON") == []


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("R&amp;amp;D", "R&D"),
        ("A <em>big</em>\n day", "A big day"),
        ({"name": "Vane"}, "Vane"),
        ({"@value": "Vane"}, "Vane"),
        ([{"name": ["Vane"]}], "Vane"),
        (True, "true"),
        (None, ""),
        ([], ""),
        ({}, ""),
        (7, "7"),
        ("1 < 2", "1 < 2"),
    ],
)
def test_plain(value: object, text: str) -> None:
    assert plain(value) == text
