"""A corrected line as a rule of its site: which kind, what it would take, what is written, and what never is."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from cleaner import Cleaner
from cleaner.errors import ConfigError
from cleaner.review.answers import Answers
from cleaner.review.lines import LONGEST, Lines
from cleaner.review.questions import Question, questions
from cleaner.review.selectors import selectors_around
from cleaner.review.site_rules import SiteRules
from cleaner.sites.examples import check_examples
from cleaner.sites.load import load_sites
from cleaner.sites.site import EVERY_SITE

pytest.importorskip("flask", reason="no Flask: pip install '.[review]'")

STORY = (
    "Ferry {} sinks at its moorings\n\n"
    "The ferry sank on Tuesday night, and nobody was aboard, said the harbour office, which closed the pier at noon.\n"
    "Divers will look at the hull on Friday, if the tide allows it, and the insurer has sent two people of its own.\n"
)
PAGE = (
    '<!doctype html><html lang="en"><head><title>Bridge</title><link rel="canonical" href="https://{site}/{n}"></head>'
    "<body><main><article>\n<h1>Bridge over the Wex</h1>\n"
    "<p>The new bridge over the Wex opened to traffic on Monday morning, two years late and £4m over budget.</p>\n"
    '<div class="x9f3 reader-note wide"><p>{line}</p></div>\n'
    "<p>Tolls start in May. A car will pay £1.20 each way, and cyclists nothing at all, which nobody had planned.</p>\n"
    "</article></main></body></html>"
)
TOKEN = {"X-Token": "t0ken"}


class Made:
    """A folder that is being reviewed."""

    def __init__(self, folder: Path, site: str = EVERY_SITE) -> None:
        self.folder, self.lines, self.answers = folder, Lines(site), Answers(folder)
        self.questions = questions(folder, Cleaner(), self.lines.add)
        self.rules = SiteRules(self.lines, self.answers)

    def asked(self, text: str, label: str | None) -> Question:
        """The first line that holds a text, answered. Lines in no doubt can be asked about, too."""
        for name, article in self.lines.articles.items():
            for start, line in zip(article.starts, article.lines, strict=True):
                if text in line.text:
                    if label:
                        self.answers.give(name, start, label)
                    return Question(name, start, line.text, line.label, "", 1.0, 0.0, (), (), ())
        raise AssertionError(text)

    def preview(self, text: str, label: str | None = "other") -> dict[str, Any]:
        return self.rules.preview(self.asked(text, label))

    def save(self, text: str, label: str = "other", at: int = 0) -> Path:
        question = self.asked(text, label)
        best = self.rules.preview(question)["proposals"][at]
        return self.folder / self.rules.save(question, best["look"], best["text"])


def texts(folder: Path, *lines: str) -> Path:
    for number, line in enumerate(lines):
        (folder / f"{number}.txt").write_text(STORY.format(number) + line + "\n", "utf-8")
    return folder


def pages(folder: Path, *lines: str, site: str = "bell.example") -> Path:
    for number, line in enumerate(lines):
        (folder / f"{number}.html").write_text(PAGE.format(n=number, line=line, site=site), "utf-8")
    return folder


def holds(path: Path) -> bool:
    """Whether a file loads, and every example of it passes."""
    loaded = load_sites([path])
    outcome = check_examples(loaded, "turbohtml")
    return bool(loaded.sites) and not loaded.errors and outcome.examples > 0 and outcome.rows == []


# --- which rule -------------------------------------------------------------------------------------------------------


def best(preview: dict[str, Any]) -> tuple[str, str, str]:
    first = preview["proposals"][0]
    return first["action"], first["look"], first["text"]


def test_a_line_that_repeats_word_for_word_is_found_by_its_text(tmp_path: Path) -> None:
    made = Made(texts(tmp_path, "The Tide, since 1911", "The Tide, since 1911", "The end"))
    assert best(made.preview("The Tide")) == ("remove", "exact", "The Tide, since 1911")


def test_lines_that_begin_alike_are_found_by_their_start(tmp_path: Path) -> None:
    made = Made(texts(tmp_path, "Seen in the Tide: a gull", "Seen in the Tide: two seals", "Seen in the Tide: a whale"))
    assert best(made.preview("a gull")) == ("remove", "starts", "Seen in the Tide:")


@pytest.mark.parametrize("other", ["Seen a seal", "A whale was seen", "Seven"])
def test_a_start_of_one_word_is_no_rule(other: str, tmp_path: Path) -> None:
    assert best(Made(texts(tmp_path, "Seen in the Tide: a gull", other)).preview("a gull"))[1] == "exact"


def test_a_start_that_paragraphs_have_too_is_cut_no_shorter_than_they_allow(tmp_path: Path) -> None:
    prose = (
        "The ferry to the north pier sails at noon, with forty people on board, and it comes back late in the evening."
    )
    made = Made(texts(tmp_path, "The ferry to Oxmoor: all times", "The ferry to Oxmoor: new times", prose))
    assert best(made.preview("all times")) == ("remove", "starts", "The ferry to Oxmoor:")


def test_an_element_of_the_page_is_taken_where_texts_have_nothing_in_common(tmp_path: Path) -> None:
    made = Made(pages(tmp_path, "A gull on the pier", "Two seals and a pony", "Whale ahead"))
    preview = made.preview("A gull")
    assert best(preview) == ("remove", "selector", "div.reader-note")
    assert (preview["site"], preview["proposals"][0]["articles"]) == ("bell.example", 3)


def test_an_element_that_holds_a_story_elsewhere_is_not_the_first_choice(tmp_path: Path) -> None:
    prose = (
        "The ferry to the north pier sails at noon, with forty people on board, and it comes back late in the evening."
    )
    made = Made(pages(tmp_path, "A gull on the pier", prose))
    first, *others = made.preview("A gull")["proposals"]
    assert first["look"] == "exact"
    [selector] = [each for each in others if each["look"] == "selector"]
    assert (selector["others"], selector["prose"]) == (1, 1)
    assert selector["shown"][0]["text"] == prose


def test_only_so_many_pages_are_read_again_and_that_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleaner.review.selectors.MOST_PAGES", 2)
    made = Made(pages(tmp_path, "Whale ahead", "Two seals", "A gull on the pier"))
    first = made.preview("A gull")["proposals"][0]
    assert (first["look"], first["articles"], first["looked"]) == ("selector", 2, 2)


def test_names_that_tools_make_are_no_selectors(tmp_path: Path) -> None:
    source = b'<main><div id="ad-1234"><section class="css-1x2y promo-box"><p id=Note>A line</p></section></div></main>'
    assert selectors_around(source, source.index(b"<p")) == ["#Note", "section.promo-box"]
    assert selectors_around(source, 3) == []
    assert selectors_around(source, -1) == []


@pytest.mark.parametrize(
    ("label", "action"),
    [("newsletter", "remove"), ("paragraph", "keep"), ("heading", "label"), ("byline", "label"), ("comment", "label")],
)
def test_what_a_rule_does_follows_from_the_label_and_its_file_holds(label: str, action: str, tmp_path: Path) -> None:
    made = Made(texts(tmp_path, "Told by the Tide, as ever", "Told by the Tide, as ever"))
    assert best(made.preview("Told by", label))[0] == action
    assert holds(made.save("Told by", label))


def test_other_lines_that_would_go_are_shown_before_anything_is_written(tmp_path: Path) -> None:
    made = Made(texts(tmp_path, "Seen in the Tide: a gull", "Seen in the Tide: a seal"))
    [starts] = [each for each in made.preview("a gull")["proposals"] if each["look"] == "starts"]
    assert (starts["lines"], starts["articles"], starts["looked"]) == (2, 2, 2)
    assert [line["text"] for line in starts["shown"]] == ["Seen in the Tide: a seal"] * starts["others"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["0.txt", "1.txt", "review.json"]


def test_sites_are_kept_apart(tmp_path: Path) -> None:
    pages(tmp_path, "A gull on the pier")
    (tmp_path / "other.html").write_text(PAGE.format(n=1, line="A gull on the pier", site="tide.example"), "utf-8")
    first = Made(tmp_path).preview("A gull")["proposals"][0]
    assert (first["articles"], first["looked"]) == (1, 1)


def test_texts_are_of_the_site_that_is_given_else_of_every_site(tmp_path: Path) -> None:
    texts(tmp_path, "The Tide, since 1911", "The Tide, since 1911")
    assert Made(tmp_path, "tide.example").preview("The Tide")["file"] == "sites/tide.example.toml"
    preview = Made(tmp_path).preview("The Tide")
    assert (preview["file"], preview["unnamed"]) == ("sites/every-site.toml", True)


@pytest.mark.parametrize(
    ("line", "label", "said"),
    [
        ("The Tide, since 1911", None, "say first what the line is"),
        ("The Tide " * LONGEST, "other", "which is no line that sites repeat"),
    ],
)
def test_lines_that_are_no_rule_are_refused_with_the_reason(
    line: str, label: str | None, said: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigError, match=said):
        Made(texts(tmp_path, line)).preview("The Tide", label)


def test_a_part_of_a_line_is_refused(tmp_path: Path) -> None:
    story = STORY.split("\n")[2]
    made = Made(texts(tmp_path, f"{story} Sign up for our free newsletter and get the news in your inbox."))
    assert any(not line.whole for line in made.lines.articles["0.txt"].lines)
    with pytest.raises(ConfigError, match="site rules take whole lines"):
        made.preview("Sign up for", "newsletter")


# --- what is written --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("at", [0, 1])
def test_the_file_of_a_page_holds_and_takes_the_line_out_of_the_page(at: int, tmp_path: Path) -> None:
    made = Made(pages(tmp_path, "A gull on the pier", "Two seals and a pony"))
    path = made.save("A gull", at=at)
    assert holds(path)
    record = Cleaner(sites=[path]).clean((tmp_path / "0.html").read_bytes())
    assert "A gull on the pier" not in record.text
    assert any("bell.example" in segment.rule for segment in record.removed)


HAND = (
    '# mine, by hand\ndomain = ["tide.example", "bell.example"]   # both\n\n[[keep]]\nstarts = "Correction:"\n# the end'
)


@pytest.mark.parametrize("text", [HAND, HAND + "\n", HAND.replace("\n", "\r\n"), "\ufeff" + HAND])
def test_what_is_in_a_file_stays_to_the_byte(text: str, tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    path = tmp_path / "sites" / "mine.toml"
    path.write_bytes(text.encode())
    made = Made(pages(tmp_path, "A gull on the pier", "A gull on the pier"))
    assert made.save("A gull") == path
    content = path.read_bytes()
    assert content.startswith(text.encode())
    assert content.count(b"\r\n") in (0, content.count(b"\n"))
    assert holds(path)
    assert {path.name for path in (tmp_path / "sites").iterdir()} == {"mine.toml"}


def test_a_second_rule_goes_into_the_same_file_and_the_same_one_is_refused(tmp_path: Path) -> None:
    made = Made(
        texts(tmp_path, "The Tide, since 1911\nTold by Ida", "The Tide, since 1911\nTold by Ida"), "tide.example"
    )
    path = made.save("The Tide")
    assert made.save("Told by") == path
    assert holds(path)
    assert len(tomllib.loads(path.read_text("utf-8"))["remove"]) == 2
    before = path.read_bytes()
    with pytest.raises(ConfigError, match="has this rule already"):
        made.save("The Tide")
    assert path.read_bytes() == before


def test_a_broken_file_is_named_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    path = tmp_path / "sites" / "bell.example.toml"
    path.write_text('domain = "bell.example"\n[[remove]]\nselektor = "x"\n')
    made = Made(pages(tmp_path, "A gull on the pier"))
    with pytest.raises(ConfigError, match=r"bell\.example\.toml:3: \[\[remove\]\] selektor: no such key"):
        made.save("A gull")
    assert "gull" not in path.read_text()


def test_a_file_for_some_dates_alone_gets_no_rule(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    (tmp_path / "sites" / "bell.example.toml").write_text('domain = "bell.example"\nvalid_until = 2025-12-31\n')
    with pytest.raises(ConfigError, match="is for other sites or for some dates"):
        Made(pages(tmp_path, "A gull on the pier")).preview("A gull")


def test_a_rule_that_breaks_an_example_of_the_file_is_not_saved(tmp_path: Path) -> None:
    (tmp_path / "sites").mkdir()
    path = tmp_path / "sites" / "bell.example.toml"
    story = STORY.format(1).strip().replace("\n\n", "\n").split("\n")
    keep = ", ".join(f'"{line}"' for line in (*story, "A gull on the pier"))
    path.write_text(f'domain = "bell.example"\n\n[[example]]\nmust_keep = [{keep}]\n')
    before = path.read_bytes()
    with pytest.raises(ConfigError, match=r"not saved: must_keep: was taken as other by bell\.example"):
        Made(pages(tmp_path, "A gull on the pier", "A gull on the pier")).save("A gull")
    assert path.read_bytes() == before
    assert [path.name for path in (tmp_path / "sites").iterdir()] == ["bell.example.toml"]


@pytest.mark.parametrize("link", ["sites", "sites/bell.example.toml"])
def test_nothing_is_written_outside_the_folder_through_a_link(link: str, tmp_path: Path, tmp_path_factory: Any) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "bell.example.toml").write_text('domain = "bell.example"\n')
    (tmp_path / link).parent.mkdir(exist_ok=True)
    (tmp_path / link).symlink_to(outside if link == "sites" else outside / "bell.example.toml")
    with pytest.raises(ConfigError, match="leads out of"):
        Made(pages(tmp_path, "A gull on the pier")).save("A gull")
    assert [path.name for path in outside.iterdir()] == ["bell.example.toml"]
    assert (outside / "bell.example.toml").read_text() == 'domain = "bell.example"\n'


@pytest.mark.parametrize(
    "line",
    [
        '"]]\n[[keep]]\nexact = "x',
        "\u202eTold by the Tide\u202c and \u200b others",
        '<script>alert("1")</script> \\u0041 \\" \'\'\' """',
        "Told \x07 by \x7f the \ud800 Tide",
    ],
)
def test_hostile_text_is_a_string_and_nothing_else(line: str, tmp_path: Path) -> None:
    text = line.encode("utf-8", "replace").decode()
    made = Made(texts(tmp_path, text, text), "tide.example")
    path = made.save(text.split("\n")[0])
    assert holds(path)
    written = path.read_text("utf-8")
    assert set(tomllib.loads(written)) == {"domain", "remove", "example"}
    assert not set("\u202e\u202c\u200b\x07\x7f") & set(written)


# --- by request -------------------------------------------------------------------------------------------------------


@pytest.fixture
def asked(tmp_path: Path) -> tuple[Any, str]:
    """A client, and the id of a question that is answered."""
    from cleaner.review.app import Review, review_app

    made = Made(texts(tmp_path, "More from the harbour", "More from the harbour"))
    client = review_app(Review(made.questions, made.answers, made.lines, Cleaner()), "t0ken").test_client()
    [question, *_] = [each for each in made.questions if each.text == "More from the harbour"]
    made.answers.give(question.article, question.start, "related")
    return client, question.id


def test_a_rule_is_previewed_and_saved(asked: tuple[Any, str], tmp_path: Path) -> None:
    client, name = asked
    [exact, *_] = client.post("/rule", json={"id": name}, headers=TOKEN).get_json()["proposals"]
    sent = {"id": name, "look": exact["look"], "text": exact["text"]}
    assert client.post("/rule/save", json=sent, headers=TOKEN).get_json() == {"written": ["sites/every-site.toml"]}
    assert exact["toml"] in (tmp_path / "sites" / "every-site.toml").read_text("utf-8")


@pytest.mark.parametrize(
    "sent", [{}, {"look": "exact", "text": "Divers"}, {"look": "starts", "text": "The"}, {"look": ["exact"], "text": 5}]
)
def test_only_a_rule_that_was_shown_can_be_saved(asked: tuple[Any, str], sent: dict[str, Any], tmp_path: Path) -> None:
    client, name = asked
    reply = client.post("/rule/save", json={"id": name, **sent}, headers=TOKEN)
    assert (reply.status_code, reply.get_json()) == (400, {"error": "no such rule any more; look again"})
    assert not (tmp_path / "sites").exists()


@pytest.mark.parametrize("path", ["/rule", "/rule/save", "/answer", "/fixtures"])
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"X-Token": "wrong"},
        {**TOKEN, "Origin": "https://elsewhere.example"},
        {**TOKEN, "Origin": "null"},
        {**TOKEN, "Sec-Fetch-Site": "cross-site"},
        {**TOKEN, "Sec-Fetch-Site": "same-site"},
        {**TOKEN, "Host": "elsewhere.example"},
    ],
)
def test_strangers_change_nothing(asked: tuple[Any, str], path: str, headers: dict[str, str], tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert asked[0].post(path, json={"id": asked[1]}, headers=headers).status_code == 403
    assert asked[0].post(f"{path}?token=t0ken", json={"id": asked[1]}).status_code == 403
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("path", ["/rule", "/rule/save", "/answer", "/fixtures"])
def test_what_changes_anything_is_asked_by_post(asked: tuple[Any, str], path: str) -> None:
    assert asked[0].get(path, headers=TOKEN).status_code == 405


def test_the_page_itself_may_ask(asked: tuple[Any, str]) -> None:
    own = {**TOKEN, "Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}
    assert asked[0].post("/rule", json={"id": asked[1]}, headers=own).status_code == 200
