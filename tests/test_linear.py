"""Time grows with the length of a text and no faster, whatever stands in it."""

from collections.abc import Callable
from time import process_time

import pytest

from cleaner import Cleaner

SHAPES = {
    "one word": "subscribe ",
    "one letter": "a",
    "line breaks": "\n",
    "straight quotes": '"',
    "straight single quotes": "'",
    "opening quotes": "“",
    "quotations": "“a” ",
    "appeals on one line": "our newsletter inbox join us ",
    "appeals": "Sign up for our newsletter and join us on WhatsApp.\n",
    "dates": "12 May 2024\n",
    "dates on one line": "12 May 2024 ",
    "bare comments": "Ich war da!! und ihr? na klar, danke für den Bericht\n",
    "comments": "Ron T.\n2 hours ago\nI think so!\nReply\n",
    "money": "$",
    "table": "| ",
    "names": "@Ron ",
    "sentences": "No. ",
    "paragraphs": "The council voted on Tuesday to close the pool, and we want your money. " * 2 + "\n",
}
LARGEST = 1_000_000
"""Characters of the longest text."""
LEAST_TIME = 0.05
"""Seconds that the longer run takes, so that the clock can tell."""
MOST_RATIO = 8
"""Linear growth gives 4, quadratic 16."""
CLEANER = Cleaner()


def seconds(work: Callable[[], object], times: int = 1) -> float:
    """Process time of so many runs, the best of three."""
    best = float("inf")
    for _ in range(3):
        before = process_time()
        for _ in range(times):
            work()
        best = min(best, process_time() - before)
    return best


def text_of(unit: str, length: int) -> str:
    return unit * (length // len(unit))


@pytest.mark.parametrize("unit", SHAPES.values(), ids=SHAPES)
def test_four_times_the_text_takes_about_four_times_the_time(unit: str) -> None:
    length = 4_000
    CLEANER.clean(text_of(unit, length)).to_dict()
    while length < LARGEST:
        text = text_of(unit, length)
        before = process_time()
        CLEANER.clean(text).to_dict()
        if process_time() - before >= LEAST_TIME:
            break
        length = min(length * 2, LARGEST)
    long, short = text_of(unit, length), text_of(unit, length // 4)
    long_time = seconds(lambda: CLEANER.clean(long).to_dict())
    times = 1 if long_time >= LEAST_TIME else int(LEAST_TIME / max(long_time, 1e-4)) + 1
    long_time = long_time if times == 1 else seconds(lambda: CLEANER.clean(long).to_dict(), times)
    assert long_time / max(seconds(lambda: CLEANER.clean(short).to_dict(), times), 1e-6) < MOST_RATIO
