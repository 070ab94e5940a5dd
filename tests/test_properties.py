"""What holds for any text."""

import pickle
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import ClassVar

from hypothesis import given, settings
from hypothesis import strategies as st

import cleaner
from cleaner import ArticleRecord, Cleaner, Document, Group, Keep, Label, Span

STORY = [
    "The council voted on Tuesday to close the swimming pool at Harrowgate Lane, ending a dispute of three years.",
    '"We were promised a new roof," said Ines Calloway, who chairs the friends of the pool.',
    "Engineers put the cost of repairs at £412,000, according to a report published in March.",
    "A decision on the site is expected next year.",
    "What happens next",
]
ASIDES = [
    "Sign up for our free newsletter and get the day's stories in your inbox.",
    "Join our WhatsApp channel for breaking news.",
    "Your donation helps us to keep reporting. Support our journalism from £3 a month.",
    "Read more: Five pools that closed last year",
    "Share this article on Facebook",
    "Leave a comment",
    "12 COMMENTS",
]
COMMENTS = [
    "Ron T.",
    "3 hours ago",
    "I learned to swim there and so did my kids. Shame on the lot of them!",
    "Reply",
    "@Ron T. you voted for it mate",
]
LINES = st.one_of(st.sampled_from(STORY + ASIDES + COMMENTS), st.text(max_size=60))
BREAKS = st.sampled_from(["\n", "\r\n", "\n\n", "\r", "\u2028", "\x85", "\x0b"])
ODD = st.text(alphabet=st.characters(codec=None, categories=None), max_size=200)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Lines of every kind with every kind of line break."""
    lines = draw(st.lists(LINES, max_size=30))
    return "".join(line + draw(BREAKS) for line in lines)


TEXTS = st.one_of(articles(), ODD)


def assert_covered(record: ArticleRecord) -> None:
    at = 0
    for segment in record.segments:
        assert segment.start == at
        assert segment.end > at
        assert segment.text == record.source_text[segment.start : segment.end]
        at = segment.end
    assert at == len(record.source_text)


@given(TEXTS)
def test_segments_cover_the_text_without_gap_or_overlap(text: str) -> None:
    assert_covered(cleaner.clean(text, kind="text"))


@given(TEXTS, st.integers(1, 120))
def test_segments_cover_the_text_beyond_the_budget(text: str, most: int) -> None:
    record = Cleaner(max_chars=most).clean(text, kind="text")
    assert_covered(record)
    assert (record.status == "budget_exceeded") == (len(text) > most)


@given(TEXTS)
def test_offsets_of_blocks_and_comments_point_at_their_text(text: str) -> None:
    record = cleaner.clean(text, kind="text")
    for block in record.body:
        assert text[block.start : block.end] == block.text
    for comment in record.comments:
        assert all(line in text[comment.start : comment.end] for line in comment.text.split("\n"))


@given(TEXTS)
def test_every_removal_says_why(text: str) -> None:
    for segment in cleaner.clean(text, kind="text").removed:
        assert segment.rule
        assert segment.evidence
        assert 0 < segment.confidence <= 1


@given(articles())
def test_the_same_text_gives_the_same_record(text: str) -> None:
    assert cleaner.clean(text, kind="text").to_json() == Cleaner().clean(text, kind="text").to_json()


@given(
    st.tuples(
        st.lists(st.sampled_from(STORY[:4]), min_size=3, max_size=12),
        st.lists(st.sampled_from(ASIDES), max_size=4),
        st.lists(st.sampled_from(STORY[:4]), max_size=6),
        st.lists(st.sampled_from(ASIDES), max_size=6),
    )
)
@settings(max_examples=200)
def test_cleaning_the_body_again_changes_nothing(parts: tuple[list[str], ...]) -> None:
    body = cleaner.clean("\n".join(line for part in parts for line in part), kind="text").text
    assert cleaner.clean(body, kind="text").text == body


@given(articles(), st.randoms())
def test_the_order_of_rules_does_not_matter(text: str, random: object) -> None:
    rules = list(cleaner.DEFAULT_RULES)
    random.shuffle(rules)  # type: ignore[attr-defined]
    shuffled = Cleaner(rules=tuple(rules))
    assert shuffled.clean(text, kind="text").to_json() == cleaner.clean(text, kind="text").to_json()


@given(articles())
@settings(max_examples=25)
def test_a_pickled_cleaner_gives_the_same_record(text: str) -> None:
    other = pickle.loads(pickle.dumps(Cleaner()))
    assert other.clean(text, kind="text") == cleaner.clean(text, kind="text")


@given(articles())
@settings(max_examples=25)
def test_a_pickled_record_is_the_same_record(text: str) -> None:
    record = cleaner.clean(text, kind="text")
    assert pickle.loads(pickle.dumps(record)) == record


@given(st.lists(articles(), min_size=4, max_size=8))
@settings(max_examples=15)
def test_threads_give_the_records_of_one_thread(texts: list[str]) -> None:
    shared = Cleaner()
    alone = [shared.clean(text, kind="text").to_json() for text in texts]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda text: Cleaner.clean(shared, text, "text").to_json(), texts * 3)) == alone * 3


@dataclass(frozen=True)
class TakeEverything:
    """A rule gone wrong: takes every block with the highest confidence."""

    name: ClassVar[str] = "take_everything"
    label: ClassVar[Label] = Label.OTHER
    stage: ClassVar[str] = "local"

    def find(self, document: Document) -> Iterator[Span]:
        for block in document.blocks:
            yield Span(block.start, block.end, self.label, self.name, 1.0, ("everything",))


@given(st.lists(st.sampled_from(STORY[:3]), min_size=3, max_size=12), st.data())
def test_no_rule_can_empty_an_article_that_has_prose(story: list[str], data: st.DataObject) -> None:
    asides = data.draw(st.lists(st.sampled_from(ASIDES), max_size=6))
    record = Cleaner(add=(TakeEverything(),)).clean("\n".join(story + asides), kind="text")  # type: ignore[arg-type]
    assert any(block.text in STORY for block in record.body)
    assert any(span.rule == "take_everything" for span in record.vetoed)


@given(articles(), st.sampled_from(ASIDES))
def test_a_keep_rule_beats_every_remove_rule(text: str, kept: str) -> None:
    record = Cleaner(keep=(Keep(text=kept),)).clean(text + "\n" + kept, kind="text")
    assert kept in record.text


@given(articles())
def test_labels_to_keep_are_not_removed(text: str) -> None:
    record = Cleaner(keep_labels=(Label.NEWSLETTER, Label.DONATION)).clean(text, kind="text")
    assert not {segment.label for segment in record.segments} & {Label.NEWSLETTER, Label.DONATION}


@given(TEXTS)
def test_every_character_of_the_body_stands_in_the_source(text: str) -> None:
    record = cleaner.clean(text, kind="text")
    body = sum(len(s.text.strip()) for s in record.segments if s.label.group is Group.BODY)
    assert sum(len(block.text) for block in record.body) == body
