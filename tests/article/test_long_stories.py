"""A story keeps its paragraphs whatever its length, and whatever its paragraphs are like."""

import pytest

import cleaner

LINES = (
    "The ferry to Oxmoor sailed again on Saturday morning, with forty people and a pony on board, after nine years.",
    "Its captain, Brenna Lusk, said that the engine was rebuilt by a school class that had learned from a manual.",
    "“We thought that nobody would come,” she said on the deck. “Then the queue went around the harbour office twice.”",
    "The council pays for the fuel until autumn. Then the islanders want to run the boat, with a pass for each house.",
)
TALK = ("It rained", "“No,” he said", "She waited for an hour", "“Who is there?” asked Tom", "The boat left at six")
STORIES = {
    "long": lambda number: " ".join((f"{number}", *LINES[number % 4 :], *LINES)),
    "plain": lambda number: f"{number} {LINES[number % 4]}",
    "talk": lambda number: f"{TALK[number % 5]} {number}.",
    "mixed": lambda number: STORIES[("long", "plain", "talk")[number % 3]](number),
}
MENU = "".join(f"<li><a href=/{word}>{word}</a></li>" for word in ("News", "Sport", "Culture", "Weather", "Contact"))
FRAMES = {
    "bare": "<html><body><article>{}</article></body></html>",
    "site": (
        f"<html><head><title>Ferry - Lantern</title></head><body><header><nav><ul>{MENU}</ul></nav></header><main>"
        "<article><h1>Ferry sails again</h1><div class='article-body'>{}</div></article></main><aside class='sidebar'>"
        f"<h3>Most read</h3><ul>{MENU}</ul></aside><footer><p>© 2026 The Oxmoor Lantern</p></footer></body></html>"
    ),
}


@pytest.mark.parametrize("count", [5, 40, 200, 604, 2000])
@pytest.mark.parametrize("kind", STORIES)
@pytest.mark.parametrize("frame", FRAMES)
def test_a_story_keeps_every_paragraph(frame: str, kind: str, count: int) -> None:
    if kind == "talk" and count == 5:
        pytest.skip("five lines of talk and nothing else are no article")
    lines = [STORIES[kind](number) for number in range(count)]
    record = cleaner.clean(FRAMES[frame].format("".join(f"<p>{line}</p>" for line in lines)), kind="html")
    assert [block.text for block in record.body] == lines


@pytest.mark.parametrize("count", [40, 604, 5000])
def test_a_story_keeps_its_headings_lists_and_quotes(count: int) -> None:
    blocks = []
    for number in range(count):
        if number % 7 == 3:
            blocks.append(f"<h2>Nine years without a boat {number}</h2>")
        if number % 11 == 5:
            blocks.append(f"<ul><li>a pass for each house {number}</li><li>fuel until autumn {number}</li></ul>")
        if number % 13 == 6:
            blocks.append(f"<blockquote><p>{number} {LINES[2]}</p></blockquote>")
        blocks.append(f"<p>{number} {LINES[number % 4]}</p>")
    record = cleaner.clean(FRAMES["site"].format("".join(blocks)), kind="html")
    assert len(record.body) == sum(block.count("<p>") + block.count("<li>") + block.count("<h2>") for block in blocks)


@pytest.mark.parametrize("count", [12, 604])
def test_text_between_breaks_is_kept_like_paragraphs(count: int) -> None:
    lines = [f"{number} {LINES[number % 4]}" for number in range(count)]
    record = cleaner.clean(FRAMES["site"].format("<br><br>".join(lines)), kind="html")
    assert [block.text for block in record.body] == lines
