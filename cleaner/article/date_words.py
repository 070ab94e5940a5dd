"""The words that dates are made of, as kinds: what `dates` reads a line by."""

import re

from cleaner.article.words import numbered, word_lists, words

MONTHS = numbered("date", "months")
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
"""What ages are counted in."""
UNIT_OF = {word: unit for unit in reversed(UNITS) for word in words("age", unit)}
"""The unit that a word of any language means."""
SHORT_OF = {short: unit for short, _, unit in (item.partition(":") for item in word_lists("age", "short"))}
GLUED_OF = {glued: unit for glued, _, unit in (item.partition(" ") for item in word_lists("age", "glued"))}
"""Unit and "ago" in one word."""
NOW, TODAY, YESTERDAY = words("age", "now"), words("age", "today"), words("age", "yesterday")
ONE = words("age", "one")
_DAYS = words("date", "days")
_AGO = words("date", "ago")
AGO_WORDS = _AGO | words("age", "ago")
AGO_PHRASES = tuple(word_lists("age", "ago_phrases"))
TODAY_PHRASES, YESTERDAY_PHRASES = (tuple(word_lists("age", name)) for name in ("today_phrases", "yesterday_phrases"))
_DAY_PHRASES = {*word_lists("date", "day_phrases"), *TODAY_PHRASES, *YESTERDAY_PHRASES}
DAY_PHRASES = tuple(sorted(_DAY_PHRASES, key=lambda item: (-len(item), item)))
_HALVES = numbered("date", "halves")
_COUNTERS = numbered("date", "counters")
_SHORT = words("date", "short_units")
_ZONES = frozenset("z utc gmt est edt et cst cdt ct mst mdt mt pst pdt pt ist bst cet cest eet eest wat eat cat sast "
                   "pkt npt hkt sgt myt pht jst kst aest aedt acst awst nzst nzdt wib wita msk t".split())  # fmt: skip
_NAMED = _DAYS | _AGO
LATELY = _NAMED | frozenset(phrase for phrase in DAY_PHRASES if not any(map(phrase.__contains__, _NAMED)))
"""Words that say when without a number."""
_LATELY_FOREIGN = (NOW | TODAY | YESTERDAY) - _DAYS
_SIGNS = frozenset(",.:/-–—|·•()@+⋅∙●")
KINDS: dict[str, str] = {
    **dict.fromkeys(words("date", "ordinals") | words("date", "fillers") | ONE, ""),
    **{zone: zone for zone in _ZONES},
    **dict.fromkeys(UNIT_OF, "unit"),
    **dict.fromkeys(words("date", "units"), "unit"),
    **dict.fromkeys(_SHORT | frozenset(SHORT_OF), "short"),
    **dict.fromkeys(AGO_WORDS | frozenset(AGO_PHRASES), "ago"),
    **dict.fromkeys(GLUED_OF, "unit ago"),
    **dict.fromkeys(words("date", "weekdays"), "weekday"),
    **dict.fromkeys(_LATELY_FOREIGN, "weekday"),
    **dict.fromkeys((f"({day})" for day in "日月火水木金土"), "weekday"),
    **dict.fromkeys(_DAYS | frozenset(DAY_PHRASES), "day"),
    **dict.fromkeys(words("date", "clock"), "clock"),
    **{half: (("am", "pm") if half.isascii() else ("ante", "post"))[place - 1] for half, place in _HALVES.items()},
    **{month: f"m{place:02d}" for month, place in MONTHS.items()},
    **{counter: ("cy", "cm", "cd", "ch")[place - 1] for counter, place in _COUNTERS.items()},
    **{sign: "-" if sign in "–—" else sign for sign in _SIGNS},
}
"""Words of dates as kinds; where lists share a word, the later list here has it."""
SPEAKING = frozenset(MONTHS) | _DAYS | _AGO | words("date", "units") | {"am", "pm"}
"""Words one of which a date holds that is no date in numbers."""
SHOWING = SPEAKING | _SHORT | words("age", "ago") | frozenset(GLUED_OF) | frozenset(_COUNTERS) | _LATELY_FOREIGN
SHOWING |= frozenset(phrase.split()[-1] for phrase in DAY_PHRASES)
_ALTERNATIVES = "|".join(
    sorted((rf"{month.capitalize()}" for month in MONTHS if month.isascii() and len(month) > 2), key=len, reverse=True)
)
GLUED_NAME = re.compile(rf"(?<=[^\W\d_])(?<![A-Z])(?=(?:{_ALTERNATIVES})\.? \d{{1,2}}, \d{{4}})")
"""Where a name ends and a date begins without a space: "ElinMay 3, 2012"."""
_CLOCK = re.compile(r"\bclock (\d{1,2}) \. (\d\d)\b")
_HOURS = re.compile(r"\b(\d{1,2}) short (\d\d)\b(?! (?:short|unit|ago))")
_DAY_HOUR = re.compile(r"\bday (\d{1,2}) short\b(?! (?:short|unit|ago|\d))")
_DOTTED = re.compile(r"(?<=m\d\d \d{4}) (\d{1,2}) \. (\d\d)\b(?! [.:/\d])")
"""A time of day with a dot, where day and year stand before it: "4 May 2024 10.52"."""
_CLOCK_AGE = re.compile(r"(?<=\d )clock (?=ago)")
"""Where one word is hour and o'clock, as in Turkish."""
_HALF_AFTER = re.compile(r"\b(\d{1,2}) : (\d\d) (ante|post)\b(?! \d)")
_HALF = re.compile(r"\b(ante|post) (\d{1,2}) : (\d\d)\b")
_COUNTED = re.compile(r"(?:(\d{4}) cy )?(\d{1,2}) cm (\d{1,2}) cd\b(?! ago)")
_COUNTED_HOURS = re.compile(r"\b(\d{1,2}) ch(?: (\d{1,2})\b(?: unit(?: \d{1,2} unit)?)?)?")


def normal(plain: str) -> str:
    """Kinds of a date with times and numbers in the usual order: "kl. 9.12", "18 h 40", "下午 9:16", "8月30日9時"."""
    if " . " in plain:
        plain = _DOTTED.sub(r" \1 : \2", plain)
    if "c" in plain:
        plain = _CLOCK_AGE.sub("unit ", plain)
        plain = _COUNTED_HOURS.sub(lambda m: f"{m[1]} : {m[2] or '0':0>2}", plain)
        plain = _COUNTED.sub(
            lambda m: f"{m[1]} - {m[2]} - {m[3]}" if m[1] else f"{m[3]} m{int(m[2]) % 100:02d}",
            _CLOCK.sub(r"\1 : \2", plain),
        ).replace("clock ", "")
    if "short" in plain:
        plain = _DAY_HOUR.sub(r"day \1 : 00", _HOURS.sub(r"\1 : \2", plain))
    if "ante" in plain or "post" in plain:
        plain = _HALF_AFTER.sub(lambda m: f"{m[1]} : {m[2]} {'am' if m[3] == 'ante' else 'pm'}", plain)
        plain = _HALF.sub(lambda m: f"{m[2]} : {m[3]} {'am' if m[1] == 'ante' else 'pm'}", plain)
    return plain
