"""Site files: for which articles they are, what they do, what they may not do."""

import pickle
from datetime import date
from pathlib import Path

import jsonschema
import pytest

import cleaner
from cleaner import Cleaner, ConfigError, Label

STORY = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
MORE = "Divers found a crack below the waterline on Wednesday, and the insurers have been told, a spokesman added."
LINE = "Weather in Wexcombe"
TEXT = f"{STORY}\n{LINE}\n{MORE}"
URL = "https://tide.example/1"


def site(folder: Path, *rows: str, name: str = "tide.toml", domain: str = "tide.example") -> Path:
    path = folder / name
    path.write_text(f'domain = "{domain}"\n' + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def remove(look: str, text: str, *more: str) -> str:
    return "\n".join(("[[remove]]", f"{look} = '{text}'", *more))


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("https://tide.example/1", True),
        ("https://www.tide.example/1", True),
        ("https://NEWS.Tide.example:8080/1?x#y", True),
        ("tide.example/1", True),
        ("https://lowtide.example/1", False),
        ("https://tide.example.org/1", False),
        ("https://example/tide.example", False),
        ("https://[bad/1", False),
        (None, False),
    ],
)
@pytest.mark.parametrize("domain", ["tide.example", "www.tide.example"])
def test_a_file_is_for_its_domain_and_subdomains(tmp_path: Path, domain: str, url: str | None, found: bool) -> None:
    rules = Cleaner(sites=[site(tmp_path, remove("exact", LINE), domain=domain)])
    assert (LINE not in rules.clean(TEXT, url=url).text) is found


def test_a_domain_with_letters_of_any_script_is_that_of_its_address(tmp_path: Path) -> None:
    rules = Cleaner(sites=[site(tmp_path, remove("exact", LINE), domain="müller.example")])
    assert LINE not in rules.clean(TEXT, url="https://xn--mller-kva.example/1").text


def test_a_file_for_every_site_is_for_texts_without_an_address_too(tmp_path: Path) -> None:
    rules = Cleaner(sites=[site(tmp_path, remove("exact", LINE), domain="*")])
    assert LINE not in rules.clean(TEXT).text


@pytest.mark.parametrize("head", ['<link rel="canonical" href="{}">', '<meta property="og:url" content="{}">'])
def test_a_page_is_known_by_the_address_that_it_calls_its_own(tmp_path: Path, head: str) -> None:
    rules = Cleaner(sites=[site(tmp_path, remove("exact", LINE))])
    body = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    page = f"<html><head>{head.format(URL)}</head><body><article>{body}</article></body></html>"
    assert LINE not in rules.clean(page).text
    assert dict(rules.clean(page, url="https://other.example/").site_hits) == {}


@pytest.mark.parametrize(
    ("look", "phrase", "line", "found"),
    [
        ("exact", "weather in  Wexcombe", "Weather in Wexcombe", True),
        ("exact", "Weather in Wexcombe", "Weather in Wexcombe today", False),
        ("exact", "It’s the weather", "It's the weather", True),
        ("starts", "Weather in", "Weather in Wexcombe today", True),
        ("starts", "Weather in", "The Weather in Wexcombe", False),
        ("starts", "Weather in", "Weather in " + "Wexcombe " * 80, False),
        ("contains", "in Wexcombe", "The weather in Wexcombe today", True),
        ("contains", "in Wexcombe", "It rained in Wexcombe, " + "and on and on " * 20, False),
        ("like", "Weather in {}", "Weather in Little Marl, 12 March", True),
        ("like", "Weather in {}", "Weather in the valley", False),
    ],
)
def test_phrases(tmp_path: Path, look: str, phrase: str, line: str, found: bool) -> None:
    rules = Cleaner(sites=[site(tmp_path, remove(look, phrase.replace("'", "’")))], without=tuple(ALL))
    assert (" ".join(line.split()) not in rules.clean(f"{STORY}\n{line}\n{MORE}", url=URL).text) is found


ALL = [rule.name for rule in cleaner.DEFAULT_RULES]


def test_a_keep_beats_every_rule_that_ships(tmp_path: Path) -> None:
    offer = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
    text = f"{STORY}\n{offer}\n{MORE}"
    assert offer not in Cleaner().clean(text, url=URL).text
    kept = Cleaner(sites=[site(tmp_path, '[[keep]]\nstarts = "Sign up"', remove("exact", offer))])
    assert offer in kept.clean(text, url=URL).text


def test_a_label_names_what_is_taken_and_what_stays(tmp_path: Path) -> None:
    rows = ("[[label]]", f'exact = "{LINE}"', 'label = "heading"', "[[remove]]", 'starts = "Divers"', 'label = "media"')
    record = Cleaner(sites=[site(tmp_path, *rows)]).clean(TEXT, url=URL)
    assert [(block.kind, block.text) for block in record.body] == [("paragraph", STORY), ("heading", LINE)]
    taken = record.removed[0]
    assert (taken.label, taken.rule, taken.evidence) == (
        Label.MEDIA,
        'tide.example: starts "Divers"',
        ('site rule: starts "Divers"',),
    )


def test_a_rule_that_would_empty_the_article_is_vetoed_alone(tmp_path: Path) -> None:
    offer = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
    path = site(tmp_path, remove("contains", "the ", "within = 9000"), remove("exact", LINE))
    record = Cleaner(sites=[path]).clean(f"{TEXT}\n{offer}", url=URL)
    assert record.text == f"{STORY}\n\n{MORE}"
    assert {span.rule for span in record.vetoed} == {'tide.example: contains "the "'}
    assert [segment.rule for segment in record.removed] == [f'tide.example: exact "{LINE}"', "newsletter_signup"]


def test_what_matched_nothing_is_in_the_record(tmp_path: Path) -> None:
    path = site(tmp_path, remove("exact", LINE), remove("exact", "not there"), remove("selector", ".box"))
    record = Cleaner(sites=[path]).clean(TEXT, url=URL)
    assert dict(record.site_hits) == {f'tide.example: exact "{LINE}"': 1, 'tide.example: exact "not there"': 0}
    jsonschema.validate(record.to_dict(), cleaner.json_schema())


DATED = ("valid_from = 2025-03-01", "valid_until = 2025-06-30", remove("exact", LINE))


@pytest.mark.parametrize(
    ("day", "found"),
    [(date(2025, 2, 28), False), (date(2025, 3, 1), True), (date(2025, 6, 30), True), (date(2025, 7, 1), False)],
)
def test_dates_are_those_that_the_caller_gives(tmp_path: Path, day: date, found: bool) -> None:
    rules = Cleaner(sites=[site(tmp_path, *DATED)], site_date=day)
    assert (LINE not in rules.clean(TEXT, url=URL).text) is found


@pytest.mark.parametrize(("said", "found"), [("3 April 2025", True), ("3 April 2024", False)])
def test_dates_are_else_those_of_the_article(tmp_path: Path, said: str, found: bool) -> None:
    rules = Cleaner(sites=[site(tmp_path, *DATED)])
    assert bool(rules.clean(f"Published {said}\n{TEXT}", url=URL).site_hits) is found
    page = f'<meta property="article:published_time" content="{"2025" if found else "2024"}-04-03T10:00:00Z">'
    body = "".join(f"<p>{line}</p>" for line in TEXT.splitlines())
    record = rules.clean(f"<html><head>{page}</head><body><article>{body}</article></body></html>", url=URL)
    assert bool(record.site_hits) is found


def test_without_any_date_a_file_that_has_ended_is_not_used(tmp_path: Path) -> None:
    ended = Cleaner(sites=[site(tmp_path, *DATED)])
    running = Cleaner(sites=[site(tmp_path, DATED[0], DATED[2])])
    assert LINE in ended.clean(TEXT, url=URL).text
    assert LINE not in running.clean(TEXT, url=URL).text


def test_the_rule_set_of_a_record_is_that_of_the_files_that_ran(tmp_path: Path) -> None:
    path = site(tmp_path, remove("exact", LINE))
    plain, one = Cleaner(), Cleaner(sites=[path])
    assert one.clean(TEXT).ruleset == plain.clean(TEXT).ruleset == plain.ruleset
    first = one.clean(TEXT, url=URL).ruleset
    assert first == one.ruleset != plain.ruleset
    site(tmp_path, remove("exact", "else"), name="other.toml", domain="other.example")
    both = Cleaner(sites=[tmp_path])
    assert both.clean(TEXT, url=URL).ruleset == first != both.ruleset
    path.write_text(path.read_text("utf-8") + "# a remark\n", encoding="utf-8")
    assert Cleaner(sites=[tmp_path]).clean(TEXT, url=URL).ruleset == first
    site(tmp_path, remove("exact", LINE), remove("exact", "new"))
    assert Cleaner(sites=[tmp_path]).clean(TEXT, url=URL).ruleset != first


def test_a_cleaner_with_sites_is_pickled_with_what_it_read(tmp_path: Path) -> None:
    path = site(tmp_path, remove("exact", LINE))
    rules = Cleaner(sites=[path])
    record = rules.clean(TEXT, url=URL)
    path.unlink()
    again = pickle.loads(pickle.dumps(rules))
    assert again.clean(TEXT, url=URL) == record
    assert hash(again) == hash(rules)


def test_a_place_that_is_none_is_refused(tmp_path: Path) -> None:
    for sites, said in (([tmp_path / "absent.toml"], "no such file"), ([tmp_path / "absent"], "give a folder")):
        with pytest.raises(ConfigError, match=said):
            Cleaner(sites=sites)
    with pytest.raises(ConfigError, match="give a list"):
        Cleaner(sites="sites")  # type: ignore[arg-type]
