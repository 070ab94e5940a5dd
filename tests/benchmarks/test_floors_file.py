"""The rule of the floors: free to rise, lowered with a reason alone."""

import sys
from pathlib import Path

import floors
import pytest
from floors import FloorError, Floors, Lowered, parsed, unexplained, written

BEFORE = Floors({"typed: macro F1": 0.745, "seeds: lines right": 1.0})
WHY = "a new label took lines that were right by chance"


def run(monkeypatch: pytest.MonkeyPatch, file: Path, *words: str) -> None:
    monkeypatch.setattr(sys, "argv", ["floors.py", "--file", str(file), *words])
    floors.main()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "floors.toml"
    path.write_text(written(BEFORE), encoding="utf-8")
    return path


def test_what_is_written_is_read_again() -> None:
    lowered = BEFORE.lower("typed: macro F1", 0.7, 'the word "app" — and\nother things').raised("new: F1", 0.5)
    assert parsed(written(lowered)) == lowered


def test_raising_is_free(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    run(monkeypatch, file, "--raise", "typed: macro F1", "0.76")
    now = parsed(file.read_text("utf-8"))
    assert now.values == {**BEFORE.values, "typed: macro F1": 0.76}
    assert unexplained(now, [BEFORE]) == []


def test_a_new_floor_may_be_anywhere(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    run(monkeypatch, file, "--raise", "new: F1", "0.1")
    assert parsed(file.read_text("utf-8")).values["new: F1"] == 0.1


def test_lowering_puts_the_reason_on_record(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    run(monkeypatch, file, "--lower", "typed: macro F1", "0.74", "--reason", WHY)
    now = parsed(file.read_text("utf-8"))
    assert now.values["typed: macro F1"] == 0.74
    assert now.lowered == (Lowered("typed: macro F1", 0.745, 0.74, WHY),)
    assert unexplained(now, [BEFORE]) == []


@pytest.mark.parametrize(
    "words",
    [
        ("--lower", "typed: macro F1", "0.74"),
        ("--lower", "typed: macro F1", "0.74", "--reason", "it fell"),
        ("--lower", "typed: macro F1", "0.75", "--reason", WHY),
        ("--lower", "typed: macro F1", "-1", "--reason", WHY),
        ("--lower", "no such: F1", "0.1", "--reason", WHY),
        ("--raise", "typed: macro F1", "0.74"),
        ("--raise", "typed: macro F1", "0.74", "--reason", WHY),
        ("--raise", "typed: macro F1", "1.5"),
        ("--raise", "typed: macro F1", "high"),
    ],
)
def test_what_is_refused_changes_nothing(
    monkeypatch: pytest.MonkeyPatch, file: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...]
) -> None:
    with pytest.raises(SystemExit) as stop:
        run(monkeypatch, file, *words)
    assert stop.value.code == 2
    assert capsys.readouterr().err
    assert file.read_text("utf-8") == written(BEFORE)


def test_a_floor_lowered_by_hand_is_found() -> None:
    assert unexplained(Floors({**BEFORE.values, "typed: macro F1": 0.74}), [BEFORE]) == ["typed: macro F1"]


def test_a_floor_taken_away_is_found() -> None:
    assert unexplained(Floors({"typed: macro F1": 0.745}), [BEFORE]) == ["seeds: lines right"]


def test_a_floor_lowered_in_two_steps_is_found() -> None:
    high = Floors({"typed: macro F1": 0.8})
    assert unexplained(Floors({"typed: macro F1": 0.745}), [BEFORE.raised("typed: macro F1", 0.745), high]) == [
        "seeds: lines right",
        "typed: macro F1",
    ]


def test_a_reason_covers_its_own_value_and_no_lower_one() -> None:
    once = BEFORE.lower("typed: macro F1", 0.74, WHY)
    again = Floors({**once.values, "typed: macro F1": 0.7}, once.lowered)
    assert unexplained(once, [BEFORE]) == []
    assert unexplained(again, [BEFORE]) == ["typed: macro F1"]


def test_a_floor_that_rose_after_a_reason_may_not_fall_back_unseen() -> None:
    once = BEFORE.lower("typed: macro F1", 0.74, WHY)
    higher = once.raised("typed: macro F1", 0.78)
    assert unexplained(Floors({**higher.values, "typed: macro F1": 0.74}, once.lowered), [BEFORE, once, higher]) == [
        "typed: macro F1"
    ]


def test_a_branch_that_does_not_know_the_reason_yet_is_no_complaint() -> None:
    once = BEFORE.lower("typed: macro F1", 0.74, WHY)
    beside = BEFORE.raised("new: F1", 0.5)
    merged = once.raised("new: F1", 0.5)
    assert unexplained(merged, [BEFORE, once, beside]) == []


def test_a_wrong_value_is_refused() -> None:
    with pytest.raises(FloorError):
        BEFORE.raised("new: F1", 75)
