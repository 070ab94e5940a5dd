"""What a cleaner takes, refuses, reports and promises."""

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import FrozenInstanceError, dataclass, replace
from typing import Any, ClassVar

import pytest

import cleaner
from cleaner import Cleaner, ConfigError, Document, InputError, Keep, Label, RuleError, Span
from cleaner.rules.newsletter_signup import NewsletterSignup
from cleaner.rules.phrase_files import languages

STORY = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
OFFER = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
TEXT = f"{STORY}\n{OFFER}\n"
CLEANER = Cleaner()


@dataclass(frozen=True)
class ByHand:
    """A rule of the user: yields what a function gives."""

    name: ClassVar[str] = "by_hand"
    label: ClassVar[Label] = Label.OTHER
    stage: ClassVar[str] = "local"

    spans: Callable[[Document], Iterable[Any]]

    def find(self, document: Document) -> Iterator[Span]:
        yield from self.spans(document)


def with_rule(spans: Callable[[Document], Iterable[Any]]) -> Cleaner:
    return Cleaner(add=(ByHand(spans),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "source",
    [
        None, 3, 3.5, [TEXT], {"text": TEXT}, object(),
        b"\x89PNG\r\n\x1a\n\xff\xd8", b"\x00\x01" * 400, b"\xff\xfea", b"caf\xe9",
    ],
)  # fmt: skip
def test_what_is_no_text_is_an_input_error(source: Any) -> None:
    with pytest.raises(InputError) as caught:
        cleaner.clean(source)
    assert "\n" not in str(caught.value)
    assert (caught.value.code, caught.value.stage) == ("bad_input", "read")


@pytest.mark.parametrize("kind", ["pdf", "", "TEXT"])
def test_a_kind_that_is_not_read_is_an_input_error(kind: str) -> None:
    with pytest.raises(InputError):
        cleaner.clean(TEXT, kind=kind)


def test_a_page_that_is_said_to_be_text_is_taken_as_text() -> None:
    page = "<html>\n" + STORY
    assert cleaner.clean(page, kind="text").source_text == page


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_bytes_of_text_are_text(encoding: str) -> None:
    record = cleaner.clean(("Żółć. " + TEXT).encode(encoding))
    assert record.source_text == "Żółć. " + TEXT
    assert record == cleaner.clean("Żółć. " + TEXT)


def test_url_and_language_are_carried() -> None:
    record = cleaner.clean(TEXT, url="https://example.org/a", language="en")
    assert (record.url, record.language, record.status) == ("https://example.org/a", "en", "ok")


@pytest.mark.parametrize("text", ["", " ", "\n\n\t\n", "\ufeff", "\u2028"])
def test_a_text_without_a_letter_is_no_article(text: str) -> None:
    record = cleaner.clean(text.replace("\ufeff", ""))
    assert (record.status, record.text, record.error) == ("no_article", "", None)


def test_boilerplate_alone_is_no_article() -> None:
    assert cleaner.clean("Sign up for our free newsletter and get the stories in your inbox!").status == "no_article"


def test_the_budget_ends_reading() -> None:
    within = Cleaner(max_chars=len(STORY) + 1).clean(TEXT)
    assert within.status == "budget_exceeded"
    assert within.text == STORY
    assert within.unread == len(TEXT) - len(STORY) - 1
    assert within.source_text == TEXT
    last = within.segments[-1]
    assert (last.start, last.end, last.text) == (len(STORY) + 1, len(TEXT), OFFER + "\n")
    assert Cleaner(max_chars=len(TEXT)).clean(TEXT).status == "ok"


def test_a_text_of_100_megabytes_is_not_read_to_its_end() -> None:
    def look(document: Document) -> Iterator[Span]:
        assert len(document.text) == CLEANER.max_chars
        assert sum(map(len, document.lines)) <= CLEANER.max_chars
        yield from ()

    record = with_rule(look).clean("word " * 20_000_000)
    assert record.status == "budget_exceeded"
    assert record.unread == 100_000_000 - CLEANER.max_chars
    assert record.segments[-1].end == 100_000_000


def test_a_rule_that_raises_is_named_with_its_place() -> None:
    def spans(document: Document) -> list[Span]:
        return [Span(1 // 0, 1, Label.OTHER, "by_hand", 1.0)]

    with pytest.raises(RuleError, match=r"by_hand.*ZeroDivisionError.*test_pipeline\.py:\d+") as caught:
        with_rule(spans).clean(TEXT)
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


@pytest.mark.parametrize(
    "span",
    [
        (0, 5, Label.OTHER, "by_hand", 0.9, ()),
        None,
        Span(0, len(TEXT) + 1, Label.OTHER, "by_hand", 0.9),
        Span(-1, 5, Label.OTHER, "by_hand", 0.9),
        Span(5, 5, Label.OTHER, "by_hand", 0.9),
        Span(9, 5, Label.OTHER, "by_hand", 0.9),
        Span(0, 5, "nonsense", "by_hand", 0.9),  # type: ignore[arg-type]
        Span(0.0, 5.0, Label.OTHER, "by_hand", 0.9),  # type: ignore[arg-type]
        Span(0, 5, Label.OTHER, "by_hand", "high"),  # type: ignore[arg-type]
        Span(0, 5, Label.OTHER, "by_hand", 2.0),
        Span(0, 5, Label.OTHER, "by_hand", float("nan")),
    ],
    ids=[
        "a tuple", "nothing", "beyond the end", "before the start", "empty", "backwards",
        "a label that is none", "offsets with points", "confidence in words", "confidence over 1", "no number",
    ],
)  # fmt: skip
def test_an_impossible_span_names_its_rule(span: Any) -> None:
    with pytest.raises(RuleError, match="by_hand"):
        with_rule(lambda document: [span]).clean(TEXT)


def test_a_span_in_what_the_budget_left_unread_is_outside() -> None:
    def spans(document: Document) -> list[Span]:
        return [Span(len(STORY), len(TEXT), Label.OTHER, "by_hand", 0.9)]

    with pytest.raises(RuleError, match="by_hand"):
        replace(with_rule(spans), max_chars=len(STORY)).clean(TEXT)


def test_bad_sources_are_records_and_the_rest_goes_on() -> None:
    records = list(CLEANER.clean_many([TEXT, None, b"\xff", 3, {}, "", TEXT.encode()]))
    assert [record.status for record in records] == ["ok", "error", "error", "error", "error", "no_article", "ok"]
    assert records[0] == records[-1] == cleaner.clean(TEXT)
    for record in records[1:5]:
        assert record.error
        assert (record.error.code, record.error.stage) == ("bad_input", "read")
        assert record.error.message
        assert record.to_dict()["error"]
        assert record.ruleset == CLEANER.ruleset
    assert all(record.error is None for record in records if record.status != "error")


def test_a_rule_that_fails_on_one_source_fails_on_that_alone() -> None:
    def spans(document: Document) -> list[Span]:
        if "bad" in document.text:
            raise KeyError("bad")
        return []

    records = list(with_rule(spans).clean_many([STORY, "A bad text.", STORY]))
    assert [record.status for record in records] == ["ok", "error", "ok"]
    assert records[1].error
    assert (records[1].error.code, records[1].error.stage) == ("rule_failed", "rules")
    assert records[1].source_text == "A bad text."


def test_an_impossible_span_does_not_raise_out_of_many() -> None:
    span = Span(0, 5, Label.OTHER, "by_hand", "high")  # type: ignore[arg-type]
    records = list(with_rule(lambda document: [span]).clean_many([TEXT, TEXT]))
    assert [record.status for record in records] == ["error", "error"]


def test_many_are_cleaned_lazily() -> None:
    taken = []

    def sources() -> Iterator[str]:
        for number in range(1000):
            taken.append(number)
            yield f"{STORY} {number}"

    records = CLEANER.clean_many(sources())
    assert taken == []
    assert next(records).text == f"{STORY} 0"
    assert next(records).text == f"{STORY} 1"
    assert taken == [0, 1]


def test_many_may_be_said_to_be_text() -> None:
    assert [record.status for record in CLEANER.clean_many(["<html>"], kind="text")] == ["ok"]


def test_kept_text_stays() -> None:
    assert OFFER not in CLEANER.clean(TEXT).text
    assert OFFER in Cleaner(keep=(Keep(text="free newsletter"),)).clean(TEXT).text
    assert OFFER in Cleaner(keep=(Keep(pattern=r"(?i)FREE\s\w+"),)).clean(TEXT).text


def test_a_part_of_a_block_may_be_kept() -> None:
    record = Cleaner(keep=(Keep(text="our free newsletter", whole_block=False),)).clean(TEXT)
    assert [block.text for block in record.body] == [STORY, "our free newsletter"]
    assert [s.text.strip() for s in record.removed] == [OFFER[:12].strip(), OFFER[31:].strip()]


def test_rules_may_be_left_out() -> None:
    used = {segment.rule for segment in CLEANER.clean(TEXT).removed}
    names = tuple(rule.name for rule in cleaner.DEFAULT_RULES)
    assert Cleaner(without=names).clean(TEXT).removed == ()
    assert used <= set(names)
    for name in used:
        assert name not in {segment.rule for segment in Cleaner(without=(name,)).clean(TEXT).segments}


def test_rules_may_be_added() -> None:
    def spans(document: Document) -> list[Span]:
        return [Span(0, 9, Label.LEGAL, "by_hand", 0.99, ("a test",))]

    (first, *_) = with_rule(spans).clean(TEXT).removed
    assert first[:6] == (0, 9, Label.LEGAL, "by_hand", ("a test",), 0.99)


@pytest.mark.parametrize("labels", [(Label.NEWSLETTER,), ("newsletter",), ("donation", "newsletter")])
def test_labels_may_be_kept(labels: tuple[Label, ...]) -> None:
    record = Cleaner(keep_labels=labels).clean(TEXT)
    assert record.text == f"{STORY}\n\n{OFFER}"
    assert record.removed == ()


def test_phrases_of_other_languages_may_be_left_out() -> None:
    german = f"{STORY}\nMelden Sie sich jetzt kostenlos für unseren Newsletter an.\nJetzt Newsletter abonnieren"
    rules = (NewsletterSignup(),)
    assert Cleaner(rules=rules, languages=("de",)).clean(german).removed
    assert Cleaner(rules=rules, languages=("fr",)).clean(german).removed == ()


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"without": ("newsletter",)}, "'newsletter'.*newsletter_signup"),
        ({"keep_labels": ("newsletters",)}, "'newsletters'.*newsletter"),
        ({"max_chars": 0}, "max_chars=0"),
        ({"max_chars": -5}, "max_chars=-5"),
        ({"max_chars": "5"}, "max_chars='5'"),
        ({"site_date": "2025-03-01"}, "site_date='2025-03-01'"),
        ({"add": (3,)}, "3.*name, label, stage"),
        ({"rules": ("newsletter_signup",)}, "newsletter_signup.*name, label, stage"),
        ({"languages": ("xx",)}, "'xx'.*en"),
        ({"languages": "en"}, "languages"),
        ({"keep": ("free newsletter",)}, "keep"),
        ({"add": (NewsletterSignup,)}, "NewsletterSignup"),
        ({"add": NewsletterSignup()}, "add=NewsletterSignup.*give a tuple"),
        ({"without": "byline"}, "without='byline': give a tuple, such as .'byline',."),
    ],
    ids=[
        "no rule", "no label", "no budget", "a budget below nothing", "a text for a budget", "a text for a day",
        "a number for a rule", "a name for a rule",
        "no language", "a code for codes", "a text for a Keep", "a class for a rule",
        "a rule without its comma", "a name without its comma",
    ],
)  # fmt: skip
def test_a_wrong_configuration_is_an_error_that_helps(options: dict[str, Any], named: str) -> None:
    with pytest.raises(ConfigError, match=named) as caught:
        Cleaner(**options)
    assert "\n" not in str(caught.value)
    assert caught.value.code == "bad_config"


def test_a_rule_of_no_stage_is_an_error() -> None:
    rule = ByHand(lambda document: [])
    object.__setattr__(rule, "stage", "loca")
    with pytest.raises(ConfigError, match="by_hand"):
        Cleaner(add=(rule,))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "options", [{}, {"text": ""}, {"pattern": ""}, {"text": "a", "pattern": "b"}, {"pattern": "("}]
)
def test_a_wrong_keep_is_an_error(options: dict[str, str]) -> None:
    with pytest.raises(ConfigError, match="Keep"):
        Keep(**options)


def test_a_cleaner_is_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        CLEANER.max_chars = 3  # type: ignore[misc]


@pytest.mark.parametrize(
    "options",
    [
        {"without": ("newsletter_signup",)},
        {"without": ("newsletter_signup", "caption")},
        {"rules": (NewsletterSignup(),)},
        {"rules": (NewsletterSignup(anchor_score=9.0),)},
        {"rules": (NewsletterSignup(reach_lines=9),)},
        {"rules": (NewsletterSignup(weights={"sure": 9.0}),)},
        {"keep_labels": (Label.LEGAL,)},
        {"keep": (Keep(text="a"),)},
        {"keep": (Keep(pattern="a"),)},
        {"keep": (Keep(text="a", whole_block=False),)},
        {"languages": ("en",)},
        {"languages": ("en", "de")},
    ],
    ids=str,
)
def test_each_change_changes_the_rule_set(options: dict[str, Any]) -> None:
    others = [
        CLEANER,
        Cleaner(rules=(NewsletterSignup(),), without=("newsletter_signup",)),
        Cleaner(keep=(Keep(text="b"),)),
        Cleaner(languages=("de",)),
    ]
    if options.get("rules") != (NewsletterSignup(),):
        others.append(Cleaner(rules=(NewsletterSignup(),)))
    assert Cleaner(**options).ruleset not in {other.ruleset for other in others}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {"rules": cleaner.DEFAULT_RULES[::-1]}),
        ({}, {"languages": languages()}),
        ({}, {"rules": tuple(replace(rule) for rule in cleaner.DEFAULT_RULES)}),  # type: ignore[type-var]
        ({"without": ("caption", "byline")}, {"without": ("byline", "caption")}),
        (
            {"rules": (NewsletterSignup(),)},
            {"without": tuple(r.name for r in cleaner.DEFAULT_RULES if r.name != "newsletter_signup")},
        ),
        ({"keep_labels": ("legal",)}, {"keep_labels": (Label.LEGAL,)}),
        ({"keep_labels": ("app", "legal")}, {"keep_labels": ("legal", "app")}),
        ({"languages": ("en", "de")}, {"languages": ("de", "en")}),
    ],
    ids=[
        "order of rules", "all languages by name", "equal rules", "order of names", "the same rules",
        "a label by name", "order of labels", "order of languages",
    ],
)  # fmt: skip
def test_nothing_else_changes_the_rule_set(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert Cleaner(**one).ruleset == Cleaner(**other).ruleset


def test_the_rule_set_of_a_record_is_that_of_its_cleaner() -> None:
    assert CLEANER.clean(TEXT).ruleset == Cleaner().ruleset


def test_a_used_cleaner_is_sent_without_what_it_made_ready() -> None:
    used = Cleaner()
    record = used.clean(TEXT)
    sent = pickle.dumps(used)
    assert len(sent) < 20_000
    assert pickle.loads(sent).clean(TEXT) == record
