"""Two runs compared: drift of sites, and bodies that changed."""

import gzip
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import cleaner
from cleaner.cli import main
from cleaner.drift.bodies import changed, differences
from cleaner.drift.runs import Site, counted

URL = "https://www.tide.example/{}"


def run(*args: object) -> Result:
    return CliRunner().invoke(main, [str(arg) for arg in args])


def record(number: int, length: int = 1000, rules: Iterable[str] = (), status: str = "ok") -> dict[str, Any]:
    """What drift reads of a record."""
    segments = [{"rule": rule} for rule in ("", *rules)]
    return {"url": URL.format(number), "status": status, "text": "x" * length, "segments": segments}


def saved(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    path.write_text("".join(json.dumps(each) + "\n" for each in records), encoding="utf-8")
    return path


def drift(folder: Path, old: Iterable[dict[str, Any]], new: Iterable[dict[str, Any]], *more: str) -> Result:
    return run("drift", saved(folder / "old.jsonl", old), saved(folder / "new.jsonl", new), *more)


def on(share: int, rule: str = "byline", count: int = 20) -> list[dict[str, Any]]:
    """Pages, of which so many have a rule."""
    return [record(n, rules=[rule] if n < share else []) for n in range(count)]


@pytest.mark.parametrize(
    ("old", "new", "status"),
    [(20, 20, 0), (20, 1, 0), (11, 0, 1), (10, 0, 0), (0, 20, 0), (20, 0, 1)],
)
def test_a_rule_that_falls_from_over_half_of_the_pages_to_none_is_drift(
    tmp_path: Path, old: int, new: int, status: int
) -> None:
    result = drift(tmp_path, on(old), on(new))
    assert result.exit_code == status
    said = f"tide.example: rule byline: {old / 20:.0%} of 20 pages, none of 20 now\n" if status else ""
    assert result.stdout == f"{said}{status} of 1 sites drifted\n"


@pytest.mark.parametrize(
    ("old", "new", "status"), [(1000, 1000, 0), (1000, 1450, 0), (1000, 1600, 1), (1000, 550, 0), (1000, 400, 1),
                               (0, 0, 0), (0, 9, 1), (1000, 0, 1)]
)  # fmt: skip
def test_a_median_that_moves_by_more_than_half_is_drift(tmp_path: Path, old: int, new: int, status: int) -> None:
    result = drift(tmp_path, [record(n, old) for n in range(9)], [record(n, new) for n in range(9)])
    assert result.exit_code == status
    assert ("body: median" in result.stdout) is bool(status)


def test_a_few_odd_pages_do_not_move_a_median(tmp_path: Path) -> None:
    new = [record(n, 1000 if n < 6 else 5) for n in range(10)]
    assert drift(tmp_path, [record(n) for n in range(10)], new).exit_code == 0


def test_sites_are_compared_each_on_its_own(tmp_path: Path) -> None:
    def elsewhere(rules: list[str]) -> list[dict[str, Any]]:
        return [{**record(n, rules=rules), "url": f"https://b.example/{n}"} for n in range(3)]

    result = drift(tmp_path, [*on(20), *elsewhere(["caption"])], [*on(20), *elsewhere([])], "--json")
    assert result.exit_code == 1
    assert [json.loads(line) for line in result.stdout.splitlines()] == [
        {"site": "b.example", "what": "rule", "name": "caption", "old": 1.0, "new": 0.0, "old_pages": 3, "new_pages": 3}
    ]
    few = drift(tmp_path, [*on(20), *elsewhere(["caption"])], [*on(20), *elsewhere([])], "--least-pages", "4")
    assert few.exit_code == 0


def test_details_show_all_and_sites_of_one_run_are_named(tmp_path: Path) -> None:
    lone = {**record(1), "url": None}
    result = drift(tmp_path, [*on(10), lone], [record(1, status="no_article")], "--details")
    assert result.stdout.splitlines() == [
        "tide.example: 20 pages, 1 now; body median 1,002, 1,002 now",
        "  status no_article: 0%, 100% now",
        "  status ok: 100%, 0% now",
        "  rule byline: 50%, 0% now",
        "only in OLD: (no address)",
        "0 of 1 sites drifted",
    ]


@pytest.mark.parametrize("content", [b"nonsense", b'{"url": "x"}', b"[]", b"\xff", b'{"status": "ok", "text": 7}'])
def test_bad_input_is_one_line_and_status_2(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.jsonl").write_bytes(content)
    for command in ("drift", "diff"):
        result = run(command, tmp_path / "bad.jsonl", saved(tmp_path / "good.jsonl", [record(1)]))
        assert result.exit_code == 2
        assert len(result.stderr.splitlines()) == 1
        assert "1" in result.stderr
    assert run("drift", "absent.jsonl", "absent.jsonl").exit_code == 2


def test_the_output_of_clean_is_what_drift_and_diff_read(tmp_path: Path) -> None:
    page = Path(__file__).parents[2] / "docs" / "example.html"
    one = cleaner.clean(page.read_bytes()).to_json()
    with gzip.open(tmp_path / "old.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(one + "\n")
    new = saved(tmp_path / "new.jsonl", [json.loads(one)])
    assert run("drift", tmp_path / "old.jsonl.gz", new).exit_code == 0
    assert run("diff", tmp_path / "old.jsonl.gz", new).exit_code == 0


def test_counts_do_not_grow_with_the_pages() -> None:
    site = counted((record(n, n % 5000) for n in range(20_000)), "x")["tide.example"]
    assert (site.pages, len(site.lengths) < 450, len(site.rules)) == (20_000, True, 0)
    assert site.median == pytest.approx(2_500, rel=0.03)
    assert Site().median == 0


def bodies(*texts: str, key: str = "url") -> list[dict[str, Any]]:
    return [{key: f"https://a.example/{n}", "text": text} for n, text in enumerate(texts)]


def test_records_are_matched_by_id_url_or_row() -> None:
    old, new = bodies("a", "b", "c"), bodies("a", "b!", "c")
    assert [tuple(each) for each in changed(old, new[::-1])] == [("url https://a.example/1", "b", "b!")]
    assert [tuple(each) for each in changed(bodies("a", "b", key="id"), bodies("a", "x", key="id"))] == [
        ("id https://a.example/1", "b", "x")
    ]
    rows = [{"text": "a"}, {"text": "b"}]
    assert [tuple(each) for each in changed(rows, rows[::-1])] == [("row 1", "a", "b"), ("row 2", "b", "a")]


def test_records_with_the_same_address_are_matched_in_order_and_lone_ones_are_told() -> None:
    old = [{"url": "u", "text": "a"}, {"url": "u", "text": "b"}, {"url": "v", "text": "c"}]
    new = [{"url": "u", "text": "a"}, {"url": "u", "text": "B"}, {"url": "w", "text": "d"}]
    assert [tuple(each) for each in changed(old, new)] == [
        ("url u", "b", "B"), ("url w", None, "d"), ("url v", "c", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "rows"),
    [
        ("one two three four five six", "one two three 4 five six", ["one two three [-four-] {+4+} five six"]),
        ("a b c", "a b c d e", ["a b c {+d e+}"]),
        ("a b c", "c", ["[-a b-] c"]),
        ("a a a", "a a", ["a a [-a-]"]),
        ("a b c d e f g h i j", "x b c d e f g h i y", ["[-a-] {+x+} b c d e", "f g h i [-j-] {+y+}"]),
        ("a  b", "a b", []),
    ],
)  # fmt: skip
def test_differences_in_words(old: str, new: str, rows: list[str]) -> None:
    assert [str(each) for each in differences(old, new)] == rows


def test_long_bodies_that_share_nothing_are_one_difference() -> None:
    old, new = " ".join(map(str, range(50_000))), " ".join(map(str, range(50_000, 0, -1)))
    assert len(differences(old, new)) == 1


def test_diff_prints_the_words(tmp_path: Path) -> None:
    old, new = (
        saved(tmp_path / "a.jsonl", bodies("It rained today.", "Same.")),
        bodies("It snowed today.", "Same.", "New."),
    )
    result = run("diff", old, saved(tmp_path / "b.jsonl", new))
    assert result.exit_code == 1
    assert result.stdout == (
        "url https://a.example/0:\n  It [-rained-] {+snowed+} today.\n"
        "url https://a.example/2: only in NEW\n2 records differ\n"
    )
    as_json = [json.loads(row) for row in run("diff", "--json", old, tmp_path / "b.jsonl").stdout.splitlines()]
    assert as_json[0]["differences"] == [{"before": "It", "gone": "rained", "come": "snowed", "after": "today."}]
    assert as_json[1] == {"record": "url https://a.example/2", "only": "NEW", "differences": []}
