"""Learning the blocks that repeat, and only those."""

import gzip
import json
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from sites_corpus import score

from cleaner import Cleaner, InputError
from cleaner.learn.corpus import Article, articles
from cleaner.learn.learn import Learner
from cleaner.learn.write import Learned, written
from cleaner.sites.examples import check_examples
from cleaner.sites.load import load_sites

TOWNS = "Wexcombe Harrowmere Tolbridge Saltney Ferngate Oxley Penhallow Dunmarsh Marl Kestrel".split()
THINGS = "bridge ferry mill hedge crane weir tower garden library chapel".split()


def body(number: int, lines: int = 6) -> list[str]:
    """Lines of a story that no other story has."""
    return [
        f"The {THINGS[(number + each) % 10]} was {'re' * (number % 4)}painted {'very ' * each}well "
        f"after number {'i' * (number + 1)} of the {THINGS[(number * 3 + each * 7) % 10]} plans had failed to please."
        for each in range(lines)
    ]


def learned(texts: Iterable[str]) -> list[Learned]:
    return list(Learner().learn(Article(text, "text", f"https://www.tide.example/{n}") for n, text in enumerate(texts)))


def proposed(texts: Iterable[str]) -> dict[str, str]:
    """Pattern and label of what is proposed."""
    found = learned(texts)
    assert len(found) <= 1
    return {p.block.pattern: p.label.value for each in found for p in each.judgement.proposals}


def test_a_generated_corpus_gives_its_planted_blocks_and_no_quotation() -> None:
    result = score(5, 40, 3)
    assert result.planted > 40
    assert result.found >= 0.95 * result.planted, result.missed
    assert (result.quotes, result.others) == (0, 0)


@pytest.mark.parametrize("said", ["“We have waited long enough,” said Ada Thorne of the tenants.",
                                  "The law of the valley asks for two readings of every plan."])  # fmt: skip
def test_a_sentence_among_the_paragraphs_in_varying_places_is_not_proposed(said: str) -> None:
    texts = [body(n) for n in range(60)]
    for number in range(0, 60, 2):
        texts[number].insert(1 + number % 5, said)
    assert proposed(map("\n".join, texts)) == {}


def test_the_same_sentence_in_a_steady_place_is() -> None:
    said = "The law of the valley asks for two readings of every plan."
    assert proposed("\n".join([*body(n), said]) for n in range(60)) == {said: "other"}


def test_a_block_whose_names_numbers_and_dates_vary_is_one_block() -> None:
    texts = (
        "\n".join(
            [*body(n), f"{TOWNS[n % 10]} readers {n} times asked us to write to {TOWNS[n // 10]} on {n + 1} May."]
        )
        for n in range(28)
    )
    assert list(proposed(texts)) == ["{} readers {} times asked us to write to {} on {}"]


def test_short_lines_that_merely_begin_alike_are_no_block_but_in_a_steady_place() -> None:
    lines = [f"In {TOWNS[n % 10]} {TOWNS[n // 10]}" for n in range(60)]
    among = ("\n".join([*body(n, n % 6 + 1), line, *body(n + 99, n % 4 + 1)]) for n, line in enumerate(lines))
    first = ("\n".join([line, *body(n)]) for n, line in enumerate(lines))
    last = ("\n".join([*body(n), line]) for n, line in enumerate(lines))
    assert (proposed(among), proposed(first), proposed(last)) == ({}, {}, {"In {}": "other"})


def test_a_block_of_some_lines_goes_together() -> None:
    box = [
        "Join our WhatsApp channel!",
        "It costs nothing at all, and nobody sees who is in it.",
        "We write once a day.",
    ]
    texts = ("\n".join([*body(n)[: n % 5 + 1], *box, *body(n + 100)[: n % 4]]) for n in range(60))
    assert proposed(texts) == dict.fromkeys(box, "messaging")


def test_two_articles_are_enough_for_a_block_with_words_of_an_appeal() -> None:
    offer = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
    texts = ["\n".join([*body(1), offer, "A comment of one reader."]), "\n".join([offer, *body(2)])]
    assert proposed(texts) == {offer: "newsletter"}


def test_sites_are_told_apart_by_host() -> None:
    line = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
    rows = [
        Article("\n".join([*body(n), line]), "text", f"https://{h}.example/{n}")
        for n in range(3)
        for h in ("www.a", "b")
    ]
    assert [(each.site, each.articles) for each in Learner().learn(rows)] == [("a.example", 3), ("b.example", 3)]


def test_a_written_file_says_all_and_its_examples_hold(tmp_path: Path) -> None:
    offers = [f"Join {n * 37} others who read our free newsletter “Tide” \\ every day." for n in range(12)]
    (found,) = learned("\n".join([*body(n), offers[n]]) for n in range(12))
    path = tmp_path / "tide.toml"
    path.write_text(written(found), encoding="utf-8")
    content = tomllib.loads(path.read_text("utf-8"))
    (rule,) = content["remove"]
    assert content["domain"] == "tide.example"
    assert (rule["like"], rule["label"]) == (
        "Join {} others who read our free newsletter “Tide” \\ every day.",
        "newsletter",
    )
    assert rule["learned"]["articles"] == 12
    assert rule["learned"]["place"] == [1.0, 1.0, 1.0]
    assert rule["learned"]["evidence"][0].startswith("words: newsletter_signup")
    assert len(rule["learned"]["samples"]) == 3
    loaded = load_sites([tmp_path])
    outcome = check_examples(loaded, "turbohtml")
    assert (loaded.errors, outcome.rows, outcome.examples) == ((), [], 1)
    line = "Join 7 others who read our free newsletter “Tide” \\ every day!"
    record = Cleaner(sites=[path]).clean("\n".join([*body(50), line]), url="https://tide.example/x")
    assert record.removed[-1].rule.startswith("tide.example: like")


def test_lines_that_differ_in_punctuation_and_lines_of_numbers_are_written_as_they_are(tmp_path: Path) -> None:
    ends, times = (
        ("Weather in the valley", "Weather in the valley!", "– Weather in the valley –"),
        ("7:30", "7:30", "7:30"),
    )
    (found,) = learned("\n".join([*body(n), f"1{n}:30", times[n % 3], ends[n % 3]]) for n in range(12))
    path = tmp_path / "tide.toml"
    path.write_text(written(found), encoding="utf-8")
    rules = tomllib.loads(path.read_text("utf-8"))["remove"]
    assert [rule["exact"] for rule in rules] == [sorted(ends)]
    outcome = check_examples(load_sites([tmp_path]), "turbohtml")
    assert (outcome.rows, sum(outcome.hits.values())) == ([], 1)


def test_the_order_of_sites_and_runs_change_nothing() -> None:
    texts = ["\n".join([*body(n), "Advertisement", f"Read by {n} people so far today"]) for n in range(20)]
    assert [written(each) for each in learned(texts)] == [written(each) for each in learned(texts)]


def test_pages_are_read_as_pages_and_what_cannot_be_read_is_told() -> None:
    page = "<html><link rel=canonical href='https://b.example/1'><body>{}</body></html>"
    rows = [
        Article(page.format("".join(f"<p>{line}</p>" for line in [*body(n), "Advertisement"])), "html")
        for n in range(5)
    ]
    learner = Learner()
    (found,) = learner.learn([*rows, Article(b"\xff\xfe\xfa", "text")])
    assert (found.site, [p.block.pattern for p in found.judgement.proposals]) == ("b.example", ["Advertisement"])
    assert learner.unread == 1
    assert learner.complaints[0].startswith("article 6: ")


ROWS = [{"text": "One line.", "url": "https://a.example/1", "more": 1}, {"html": "<p>x</p>", "text": "y"}]


def test_a_corpus_may_be_json_lines_parquet_or_a_folder(tmp_path: Path) -> None:
    lines = "\n".join(map(json.dumps, ROWS)) + "\n\n"
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    with gzip.open(tmp_path / "a.jsonl.gz", "wt", encoding="utf-8") as out:
        out.write(lines)
    wanted = [("One line.", "text", "https://a.example/1"), ("<p>x</p>", "html", None)]
    for name in ("a.jsonl", "a.jsonl.gz"):
        assert [row[:3] for row in articles(tmp_path / name)] == wanted
    folder = tmp_path / "folder"
    (folder / "tide.example").mkdir(parents=True)
    (folder / "tide.example" / "1.html").write_text("<p>x</p>", encoding="utf-8")
    (folder / "2.txt").write_text("y", encoding="utf-8")
    (folder / "2.labels.json").write_text("[]", encoding="utf-8")
    assert [tuple(row) for row in articles(folder)] == [
        (b"y", "text", None, ""),
        (b"<p>x</p>", "html", None, "tide.example"),
    ]


def test_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    table = pyarrow.Table.from_pylist([{"text": "One line.", "url": "https://a.example/1", "n": 1}])
    parquet.write_table(table, tmp_path / "a.parquet")
    assert [row[:3] for row in articles(tmp_path / "a.parquet")] == [("One line.", "text", "https://a.example/1")]
    (tmp_path / "b.parquet").write_bytes(b"nothing")
    with pytest.raises(InputError, match=r"b\.parquet: cannot be read"):
        list(articles(tmp_path / "b.parquet"))


@pytest.mark.parametrize(
    ("content", "said"),
    [(b'{"text": "a"}\n{"x": 1}\n', r":2: a row without text"), (b"{}\n", ":1: a row"),
     (b'\n[1]\n', ":2: is no JSON object"),
     (b'{"text": "a"}\n{"text\n', ":2: is no JSON"), (b'{"text": "\xff"}\n', ":1: cannot be read")],
)  # fmt: skip
def test_a_bad_row_is_told_with_its_line(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(content)
    with pytest.raises(InputError, match=said):
        list(articles(path))
