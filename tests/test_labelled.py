"""Articles labelled line by line: read, scored."""

from pathlib import Path

import pytest

from cleaner import Cleaner, ConfigError
from cleaner.testing import Labelled, Score, mission_f1, read_labelled, score

STORY = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
OFFER = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
JOIN = "Join our WhatsApp channel for breaking news and never miss a story from our newsroom."
CLEANER = Cleaner()


def write(folder: Path, **texts: str) -> list[Labelled]:
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return list(read_labelled(folder))


def test_articles_come_in_order_with_lines_and_labels(tmp_path: Path) -> None:
    found = write(tmp_path, b=f"paragraph\t{STORY}\n\nnewsletter|app\t{OFFER}\n", a="title\tFerry sinks\n")
    assert found == [
        Labelled("a", ("Ferry sinks",), (("body",),)),
        Labelled("b", (STORY, OFFER), (("body",), ("newsletter", "app"))),
    ]
    assert found[1].text == f"{STORY}\n{OFFER}"


def test_folders_are_read_through(tmp_path: Path) -> None:
    (tmp_path / "sea").mkdir()
    (tmp_path / "notes.md").write_text("no article", encoding="utf-8")
    assert [article.name for article in write(tmp_path / "sea", ferry=f"body\t{STORY}")] == ["ferry"]
    assert [article.name for article in read_labelled(tmp_path)] == ["ferry"]


def test_an_empty_folder_has_no_articles(tmp_path: Path) -> None:
    assert list(read_labelled(tmp_path)) == []


@pytest.mark.parametrize(
    "row",
    ["No label here.", "body\t", "body\t   ", "\tNo label.", "bodies\tWrong.", "legal|\tHalf.", "body legal\tTwo."],
)
def test_a_bad_row_is_an_error_with_file_and_line(tmp_path: Path, row: str) -> None:
    with pytest.raises(ConfigError, match=r"bad\.txt:3: "):
        write(tmp_path, bad=f"body\t{STORY}\n\n{row}\nbody\tMore.\n")


def article(*rows: tuple[str, str]) -> Labelled:
    return Labelled("test", tuple(text for _, text in rows), tuple(tuple(labels.split("|")) for labels, _ in rows))


def test_two_right_articles() -> None:
    two = [article(("body", STORY), ("newsletter", OFFER)), article(("body", STORY), ("messaging", JOIN))]
    right = Score(1, 1.0, 1.0)
    assert score(CLEANER, two) == {"body": Score(2, 1.0, 1.0), "newsletter": right, "messaging": right}
    assert mission_f1(score(CLEANER, two)) == 1.0


def test_wrong_lines_cost_precision_and_recall() -> None:
    two = [
        article(("body", STORY), ("newsletter", OFFER), ("donation", STORY.replace("Tuesday", "Monday"))),
        article(("body", STORY), ("messaging", OFFER)),
    ]
    found = score(CLEANER, two)
    assert found["body"] == Score(2, 2 / 3, 1.0)
    assert found["newsletter"] == Score(1, 0.5, 1.0)
    assert found["messaging"] == Score(1, 1.0, 0.0)
    assert found["donation"] == Score(1, 1.0, 0.0)
    assert found["newsletter"].f1 == pytest.approx(2 / 3)
    assert found["donation"].f1 == 0.0
    assert mission_f1(found) == pytest.approx(2 / 9)


@pytest.mark.parametrize("labels", ["newsletter", "newsletter|app", "app|newsletter"])
def test_any_label_of_a_close_call_is_right(labels: str) -> None:
    assert score(CLEANER, [article(("body", STORY), (labels, OFFER))])["newsletter"] == Score(1, 1.0, 1.0)


def test_a_wrong_close_call_counts_for_its_first_label() -> None:
    found = score(CLEANER, [article(("body", STORY), ("legal|app", OFFER))])
    assert found["legal"] == Score(1, 1.0, 0.0)
    assert found["newsletter"] == Score(0, 0.0, 1.0)
    assert "app" not in found


def test_no_articles_no_scores() -> None:
    assert score(CLEANER, []) == {}
    assert mission_f1({}) == 1.0
