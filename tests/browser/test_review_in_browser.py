"""The review as people see and use it: keys in, files out."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from contrast import CONTRAST

from cleaner.review.server import served

pytest.importorskip("flask", reason="no Flask: pip install '.[review]'")

STORY = (
    "Ferry sinks at its moorings\n\nThe ferry sank on Tuesday night, and nobody was aboard, said the harbour office.\n"
    "Divers will look at the hull on Friday, if the tide allows it, and the insurer has sent two people of its own.\n"
    "Sign up for our free newsletter and get the news in your inbox.\nMore from the harbour\n"
    "<img src=x onerror=alert(1)> Follow us on \u202eSocial\n"
)


@pytest.fixture
def review(tab: Any, tmp_path: Path) -> Iterator[Any]:
    (tmp_path / "ferry.txt").write_text(STORY)
    server, address = served(tmp_path)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    tab.goto(address)
    tab.wait_for_selector("#line .text")
    yield tab
    server.shutdown()
    server.server_close()


def test_keys_answer_move_and_take_back(review: Any, tmp_path: Path) -> None:
    first = review.inner_text("#line .text")
    review.keyboard.press("h")
    review.wait_for_selector("text=1 of")
    assert list(json.loads((tmp_path / "review.json").read_text())["ferry.txt"].values()) == ["heading"]
    review.keyboard.press("ArrowLeft")
    assert review.inner_text("#line .text") == first
    assert "your answer: heading" in review.inner_text("#line")
    review.keyboard.press("u")
    review.wait_for_selector("text=0 of")
    assert json.loads((tmp_path / "review.json").read_text()) == {}


def test_enter_confirms_and_all_can_be_saved_as_a_fixture(review: Any, tmp_path: Path) -> None:
    review.keyboard.press("Enter")
    review.wait_for_selector("text=1 of")
    review.click("text=Save answers as fixtures")
    review.wait_for_selector("text=written: fixtures/pages/ferry")
    assert (tmp_path / "fixtures/pages/ferry/expected.json").exists()


def test_a_click_on_a_label_answers_too(review: Any, tmp_path: Path) -> None:
    review.click(".labels >> text=donation")
    review.wait_for_selector("text=1 of")
    assert "donation" in (tmp_path / "review.json").read_text()


def test_text_of_strangers_is_text(review: Any) -> None:
    texts = []
    for _ in range(6):
        texts.append(review.inner_text("main"))
        review.keyboard.press("ArrowRight")
    assert any("<img src=x onerror=alert(1)> Follow us on ⟦U+202E⟧Social" in text for text in texts)
    assert review.query_selector("main img") is None


@pytest.mark.parametrize("width", [360, 1280])
def test_it_fits_the_screen(review: Any, width: int) -> None:
    review.set_viewport_size({"width": width, "height": 740})
    assert review.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_an_answer_becomes_a_rule_of_the_site_by_keys_alone(review: Any, tmp_path: Path) -> None:
    review.keyboard.press("ArrowRight")
    line = review.inner_text("#line .text")
    review.keyboard.press("n")
    review.wait_for_selector("text=newsletter: kept")
    review.keyboard.press("i")
    review.wait_for_selector("#rules[open] .kind")
    assert review.evaluate("document.activeElement.name") == "kind"
    assert review.inner_text("#rules-line") == line
    assert 'label = "newsletter"' in review.inner_text("#rules-toml")
    assert not (tmp_path / "sites").exists()
    review.keyboard.press("Enter")
    review.wait_for_selector("text=written: sites/every-site.toml")
    assert line in (tmp_path / "sites/every-site.toml").read_text("utf-8")
    assert review.evaluate("document.activeElement.id") == "line"


def test_escape_closes_the_rule_and_writes_nothing(review: Any, tmp_path: Path) -> None:
    review.keyboard.press("x")
    review.wait_for_selector("text=other: kept")
    review.keyboard.press("i")
    review.wait_for_selector("#rules[open] .kind")
    review.keyboard.press("h")
    review.keyboard.press("Escape")
    review.wait_for_selector("#rules", state="hidden")
    assert list(json.loads((tmp_path / "review.json").read_text())["ferry.txt"].values()) == ["other"]
    assert not (tmp_path / "sites").exists()


def test_a_rule_wants_an_answer_first_and_says_so(review: Any) -> None:
    review.keyboard.press("i")
    review.wait_for_selector("text=answer a line first")
    assert not review.is_visible("#rules")


def test_a_rule_that_is_there_already_cannot_be_saved_again(review: Any) -> None:
    review.keyboard.press("n")
    review.wait_for_selector("text=newsletter: kept")
    review.keyboard.press("i")
    review.click("#rules-save")
    review.wait_for_selector("text=written: sites/every-site.toml")
    review.keyboard.press("i")
    review.wait_for_selector("text=it is in the file already")
    assert review.is_disabled("#rules-save")


def test_a_hostile_line_is_text_in_the_rule_too(review: Any) -> None:
    while "Follow us on" not in review.inner_text("#line"):
        review.keyboard.press("ArrowRight")
    review.keyboard.press("o")
    review.wait_for_selector("text=social: kept")
    review.keyboard.press("i")
    review.wait_for_selector("#rules[open] .kind")
    assert "<img src=x onerror=alert(1)>" in review.inner_text("#rules-line")
    assert "⟦U+202E⟧" in review.inner_text("#rules-line")
    assert "\\u202E" in review.inner_text("#rules-toml")
    assert review.query_selector("#rules img") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_has_contrast_and_the_rule_fits_a_phone(review: Any, scheme: str) -> None:
    review.emulate_media(color_scheme=scheme)
    review.set_viewport_size({"width": 360, "height": 740})
    assert review.evaluate(CONTRAST) == []
    review.keyboard.press("n")
    review.wait_for_selector("text=newsletter: kept")
    review.keyboard.press("i")
    review.wait_for_selector("#rules[open] .kind")
    assert review.evaluate(CONTRAST) == []
    box = review.query_selector("#rules").bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
    assert review.evaluate(
        "document.querySelector('#rules').scrollWidth <= document.querySelector('#rules').clientWidth"
    )
