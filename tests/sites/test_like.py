"""Lines that are alike but for names, numbers and dates."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleaner.sites.like import GAP, is_like, key_of, keys_of, line_of, patterns_of


@pytest.mark.parametrize(
    ("line", "patterns"),
    [
        ("Join us today.", ("Join us today.", "{} us today.")),
        ("join over 12,000 others", ("join over {} others",)),
        ("Join over 12k others by 3 March", ("Join over {} others by {}", "{} over {} others by {}")),
        ("Publié le 12 mars 2026 à 10h30", ("Publié le {} à {}", "{} à {}")),
        ("By Jean de la Tour, Wexcombe", ("By Jean de la Tour, Wexcombe", "By {}", "{}")),
        ("Sign Up For Our Free Newsletter", ("Sign Up For Our Free Newsletter",)),
        ("By Ada Thorne", ("By Ada Thorne", "By {}", "{}")),
        ("Photo: Ada Thorne Of Wexcombe", ("Photo: Ada Thorne Of Wexcombe", "Photo: {}", "{}")),
        ("SIGN UP FOR 3 LETTERS", ("SIGN UP FOR {} LETTERS",)),
        ("write to desk@tide.example or www.tide.example", ("write to {} or {}",)),
        ("毎朝7時のニュース", ("毎朝 {} 時のニュース",)),
        ("wir sehen uns im mai", ("wir sehen uns im mai",)),
    ],
)
def test_patterns_of_a_line(line: str, patterns: tuple[str, ...]) -> None:
    assert patterns_of(line) == patterns


@pytest.mark.parametrize(
    ("pattern", "line", "alike"),
    [
        ("Join {} readers of {}.", "join 12,000 readers of the Tide", False),
        ("Join {} readers of the {}.", "join 12,000 readers of the Little Tide", True),
        ("Join {} readers", "Join our readers", False),
        ("Join {} readers", "Join 12 readers today", False),
        ("By {}", "By Ada Thorne and Ben Holt", False),
        ("By {} and {}", "By Ada Thorne and Ben van der Holt", True),
        ("{}: more news", "Wexcombe: more news", True),
        ("“{}” is our letter", '"Tide" is our letter!', True),
        ("毎朝{}時のニュース", "毎朝10時のニュース", True),
        ("毎朝{}時のニュース", "毎晩10時のニュース", False),
        ("By {}", "By " + "Ada " * 40, False),
        ("{} {}", "Ada 12", True),
    ],
)
def test_lines_like_a_pattern(pattern: str, line: str, alike: bool) -> None:
    assert is_like(line_of(line), pattern) is alike


LINES = st.text(alphabet="aA bB1,.’ “de la März 7日曜", max_size=40)


@given(LINES)
def test_a_line_is_like_each_of_its_patterns_and_keys_are_those_of_the_patterns(line: str) -> None:
    patterns = patterns_of(line)
    assert all(is_like(line_of(line), pattern) for pattern in patterns if pattern)
    assert set(keys_of(line)) == {key_of(pattern) for pattern in patterns}


def test_time_does_not_explode() -> None:
    pattern = " ".join([GAP, "A"] * 200)
    begin = time.process_time()
    is_like(line_of("A " * 700), pattern)
    assert time.process_time() - begin < 2
