"""Which pages hold no article, and which hold a short one."""

import pytest

import cleaner

PROSE = (
    "The ferry to Oxmoor sailed again on Saturday morning, with forty people and a pony on board, after nine years.",
    "Its captain, Brenna Lusk, said that the engine was rebuilt by a school class that had learned from a manual.",
    "“We thought that nobody would come,” she said on the deck. “Then the queue went around the harbour office twice.”",
    "The council pays for the fuel until autumn. Then the islanders want to run the boat, with a pass for each house.",
)
STORY = "".join(f"<p>{line}</p>" for line in PROSE)
CARD = (
    "<div><h2><a href=/{0}>Headline number {0} of the day is linked</a></h2><p>Summary number {0} tells in a sentence"
)


@pytest.mark.parametrize(
    "title",
    [
        "The forbidden island opens its harbour",
        "Just a moment: the ferry that waits for everybody",
        "A ferry for 500 people returns",
        "Missing pony not found on the ferry after all",
    ],
)
def test_a_short_story_is_no_error_page(title: str) -> None:
    record = cleaner.clean(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{STORY}</body></html>")
    assert record.text == "\n\n".join(PROSE)


def test_a_story_above_many_teasers_is_an_article() -> None:
    teasers = "".join(CARD.format(number) for number in range(12))
    record = cleaner.clean(f"<html><body><main><article><h1>Ferry</h1>{STORY}</article>{teasers}</main></body></html>")
    assert PROSE[0] in record.text
