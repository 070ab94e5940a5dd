"""Lists of cosmetic filters as a source of labels."""

from pathlib import Path

from cleaner import Cleaner
from cleaner.sites.filters import label_of, parse_filters

LIST = """\
[Adblock Plus 2.0]
! Title: A list
##.newsletter-signup
###promo-of-tide
tide.example,news.example##.share-bar
~m.tide.example##.teaser-list
tide.example#@#.newsletter-signup
||ads.example^$third-party
@@||tide.example/ads.js
tide.example#?#div:-abp-has(> .ad)
tide.example##div:has-text(Sponsored)
tide.example##+js(abort-on-property-read, ads)
tide.example#$#hide-if-contains ads
tide.example##.box { display: none !important; }
##a:hover
tide.*##.wild
"""
STORY = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
BOXES = "".join(f'<div class="{n}"><p>The {n}</p></div>' for n in ("newsletter-signup", "share-bar", "teaser-list"))
PAGE = f"<html><body><article>{f'<p>{STORY}</p>' * 4}{BOXES}<div id='promo-of-tide'>Promo</div></article></body></html>"


def test_lines_are_read_and_those_not_used_are_counted_by_kind() -> None:
    found = parse_filters(LIST, "a")
    assert [each.selector for each in found.filters] == [
        ".newsletter-signup", "#promo-of-tide", ".share-bar", ".teaser-list",
    ]  # fmt: skip
    assert [each.selector for each in found.exceptions] == [".newsletter-signup"]
    assert found.skipped == {
        "domain with a pattern": 1,
        "network filter": 2,
        "procedural": 3,
        "scriptlet": 1,
        "selector with :hover": 1,
        "snippet or style": 1,
    }


def test_filters_hold_where_their_domains_say() -> None:
    found = parse_filters(LIST, "a")
    all_of_them = [each.selector for each in found.filters]

    def on(host: str | None) -> list[str]:
        return [selector for selector in all_of_them if found.holds(selector, host)]

    assert on(None) == [".newsletter-signup", "#promo-of-tide", ".teaser-list"]
    assert on("www.tide.example") == ["#promo-of-tide", ".share-bar", ".teaser-list"]
    assert on("m.tide.example") == ["#promo-of-tide", ".share-bar"]
    assert not found.holds(".other", None)


def test_labels_are_read_off_the_words_of_a_selector() -> None:
    selectors = (".newsletter-signup", ".share-bar", "#relatedPosts", ".cookieConsent", ".xyz", "[id^='ad-']")
    assert [label_of(each).value for each in selectors] == [
        "newsletter", "social", "related", "legal", "advertisement", "advertisement",
    ]  # fmt: skip


def taken(folder: Path, url: str | None) -> dict[str, str]:
    path = folder / "easy.txt"
    path.write_text(LIST, encoding="utf-8")
    record = Cleaner(sites=[folder]).clean(PAGE, url=url)
    assert record.text.count(STORY) == 4
    return {s.text.strip(): s.label.value for s in record.removed if s.rule == "filters: easy"}


def test_a_list_takes_boxes_and_labels_them(tmp_path: Path) -> None:
    everywhere = taken(tmp_path, None)
    assert everywhere == {"The newsletter-signup": "newsletter", "The teaser-list": "related", "Promo": "related"}
    assert taken(tmp_path, "https://tide.example/1").keys() == {"The share-bar", "The teaser-list", "Promo"}


def test_a_list_says_nothing_of_a_text_and_is_not_in_its_rule_set(tmp_path: Path) -> None:
    (tmp_path / "easy.txt").write_text(LIST, encoding="utf-8")
    rules = Cleaner(sites=[tmp_path])
    assert rules.clean(STORY).ruleset == Cleaner().ruleset
    assert rules.clean(PAGE).ruleset == rules.ruleset != Cleaner().ruleset


def test_a_filter_that_names_the_story_does_not_take_it(tmp_path: Path) -> None:
    (tmp_path / "bad.txt").write_text("##article\n##p\n", encoding="utf-8")
    record = Cleaner(sites=[tmp_path]).clean(PAGE)
    assert record.text.count(STORY) == 4
