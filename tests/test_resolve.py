"""The one overlap policy, the keep ranges, the guard, and that nothing is left out."""

from itertools import permutations

import pytest

from cleaner import Document, Label, Span
from cleaner.readers.text import read_text
from cleaner.resolve import Settled, is_prose, resolve

PROSE = "The council voted on Tuesday to close the swimming pool at Harrowgate Lane, ending a dispute of years."
OTHER_PROSE = "Engineers put the cost of repairs at four hundred thousand pounds, according to a report of the county."
LINE = "Sign up now. The pool is shut. Join us."


def span(start: int, end: int, label: Label = Label.OTHER, rule: str = "rule", confidence: float = 0.5) -> Span:
    return Span(start, end, label, rule, confidence)


def pieces(settled: Settled, index: int = 0) -> list[tuple[int, int, str | None]]:
    """Start, end and rule of the stretches of one block."""
    return [(low, high, taken.rule if taken else None) for low, high, taken in settled.verdicts.get(index, ())]


@pytest.mark.parametrize(
    ("one", "other", "winner"),
    [
        (span(0, 39, rule="sure", confidence=0.9), span(0, 12, rule="short", confidence=0.8), "sure"),
        (span(0, 39, rule="a_long"), span(0, 12, rule="b_short"), "b_short"),
        (span(0, 12, Label.CONTACT, "z"), span(0, 12, Label.NEWSLETTER, "a"), "z"),
        (span(0, 12, rule="a"), span(0, 12, rule="b"), "a"),
        (span(0, 12, rule="a"), span(6, 18, rule="b"), "a"),
    ],
    ids=["confidence", "then the shorter", "then the label by name", "then the rule by name", "equal but for place"],
)
def test_of_overlapping_spans_the_first_in_rank_has_what_both_want(one: Span, other: Span, winner: str) -> None:
    document = read_text(LINE)
    both = resolve(document, [one, other])
    assert both == resolve(document, [other, one])
    shared = range(max(one.start, other.start), min(one.end, other.end))
    for low, high, rule in pieces(both):
        if low in shared:
            assert rule == winner
            assert high <= max(one.end, other.end)


def test_the_loser_keeps_what_the_winner_does_not_want() -> None:
    settled = resolve(read_text(LINE), [span(0, 39, rule="long"), span(13, 30, rule="short")])
    assert pieces(settled) == [(0, 13, "long"), (13, 30, "short"), (30, 39, "long")]


def test_the_order_of_spans_does_not_matter() -> None:
    document = read_text("\n".join((LINE, PROSE, LINE)))
    spans = [
        span(0, 39, rule="a"),
        span(5, 60, Label.LEGAL, "b", 0.6),
        span(30, 200, Label.NEWSLETTER, "c"),
        span(0, 39, Label.DONATION, "a"),
    ]
    assert len({str(resolve(document, order)) for order in permutations(spans)}) == 1


def test_a_partial_span_cuts_the_block() -> None:
    assert pieces(resolve(read_text(LINE), [span(13, 30)])) == [(0, 13, None), (13, 30, "rule"), (30, 39, None)]


def test_a_span_over_several_blocks_takes_each() -> None:
    document = read_text("one line\ntwo lines\n\nthree lines")
    settled = resolve(document, [span(4, 30)])
    assert pieces(settled, 0) == [(0, 4, None), (4, 8, "rule")]
    assert pieces(settled, 1) == [(9, 18, "rule")]
    assert pieces(settled, 2) == [(20, 30, "rule"), (30, 31, None)]


def test_a_span_over_white_space_alone_takes_nothing() -> None:
    assert resolve(read_text("one\n\n\ntwo"), [span(3, 6)]).verdicts == {}


def test_blocks_that_no_span_touches_have_no_verdict() -> None:
    assert sorted(resolve(read_text("a\nb\nc"), [span(2, 3)]).verdicts) == [1]


@pytest.mark.parametrize(
    ("kept", "left"),
    [
        ([(13, 30)], [(0, 13, "rule"), (13, 30, None), (30, 39, "rule")]),
        ([(0, 13)], [(0, 13, None), (13, 39, "rule")]),
        ([(30, 39)], [(0, 30, "rule"), (30, 39, None)]),
        ([(30, 39), (0, 13)], [(0, 13, None), (13, 30, "rule"), (30, 39, None)]),
        ([(10, 20), (0, 30)], [(0, 30, None), (30, 39, "rule")]),
        ([(0, 39)], []),
        ([(39, 50)], [(0, 39, "rule")]),
    ],
)
def test_what_is_kept_is_cut_out_of_spans(kept: list[tuple[int, int]], left: list[tuple[int, int, str | None]]) -> None:
    assert pieces(resolve(read_text(LINE), [span(0, 39, confidence=1.0)], kept)) == left


def test_a_span_of_the_body_is_not_cut() -> None:
    settled = resolve(read_text(LINE), [span(0, 39, Label.HEADING)], [(0, 12)])
    assert pieces(settled) == [(0, 39, "rule")]


def whole(document: Document, index: int, rule: str, confidence: float, label: Label = Label.OTHER) -> Span:
    start = document.starts[index]
    return Span(start, start + len(document.lines[index]), label, rule, confidence)


def test_the_guard_vetoes_the_least_sure_rule_and_records_all_its_spans() -> None:
    document = read_text("\n".join((PROSE, OTHER_PROSE, LINE)))
    sure, unsure = whole(document, 0, "sure", 0.9), whole(document, 1, "unsure", 0.6)
    aside = whole(document, 2, "unsure", 0.99)
    settled = resolve(document, [sure, unsure, aside])
    assert settled.vetoed == (unsure, aside)
    assert sorted(settled.verdicts) == [0]


def test_the_guard_goes_on_until_prose_is_left() -> None:
    document = read_text(PROSE)
    both = [whole(document, 0, "sure", 0.9), whole(document, 0, "unsure", 0.6)]
    assert resolve(document, both) == Settled({}, tuple(sorted(both)))


def test_the_guard_counts_the_average_of_a_rule_and_then_its_name() -> None:
    document = read_text("\n".join((PROSE, OTHER_PROSE, PROSE, OTHER_PROSE)))
    mixed = [whole(document, 0, "mixed", 0.1), whole(document, 1, "mixed", 0.9)]
    even = [whole(document, 2, "even", 0.4), whole(document, 3, "even", 0.4)]
    assert {found.rule for found in resolve(document, mixed + even).vetoed} == {"even"}
    tied = [whole(document, i, name, 0.5) for i, name in enumerate(("b", "a", "b", "a"))]
    assert {found.rule for found in resolve(document, tied).vetoed} == {"a"}


def test_a_shred_of_prose_is_not_enough_for_the_guard() -> None:
    document = read_text(PROSE)
    assert resolve(document, [span(5, len(PROSE))]).vetoed
    assert not resolve(document, [span(60, len(PROSE))]).vetoed


@pytest.mark.parametrize("label", [Label.HEADING, Label.QUOTE])
def test_spans_of_the_body_need_no_guard(label: Label) -> None:
    document = read_text(PROSE)
    assert resolve(document, [whole(document, 0, "rule", 0.5, label)]).vetoed == ()


def test_without_prose_everything_may_go() -> None:
    document = read_text("Sign up\nFollow us")
    assert resolve(document, [span(0, 17)]).vetoed == ()


def test_what_prose_is() -> None:
    assert is_prose(PROSE)
    assert is_prose(PROSE[:-1] + ".”")
    assert not is_prose(PROSE[:-1])
    assert not is_prose("The pool is shut.")


@pytest.mark.parametrize("count", range(0, 40, 3))
def test_verdicts_cover_each_block_they_touch(count: int) -> None:
    document = read_text("\n".join((LINE, "", PROSE, "  " + LINE, OTHER_PROSE)))
    size = len(document.text)
    spans = [
        span(at * 7 % size, min(at * 7 % size + 1 + at * 13 % 90, size), list(Label)[at % 20], f"r{at % 5}", at % 7 / 7)
        for at in range(count)
    ]
    kept = [(at * 31 % size, at * 31 % size + 9) for at in range(count % 4)]
    for index, found in resolve(document, spans, kept).verdicts.items():
        start = document.starts[index]
        bounds = [start, *(piece.end for piece in found)]
        assert [piece.start for piece in found] == bounds[:-1]
        assert bounds[-1] == start + len(document.lines[index])
        assert all(piece.start < piece.end for piece in found)
