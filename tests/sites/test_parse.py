"""Broken site files: one line with file, line and key; the others still load."""

from pathlib import Path

import pytest

from cleaner import Cleaner, ConfigError
from cleaner.errors import SiteWarning
from cleaner.sites.parse import parse_site
from cleaner.sites.toml import listed, quoted

HEAD = 'domain = "tide.example"\n'
RULE = '[[remove]]\nexact = "Weather"\n'


@pytest.mark.parametrize(
    ("text", "line", "key", "said"),
    [
        ("domain = tide\n", 1, "", "no valid TOML"),
        (HEAD + "\n[[remove]\n", 3, "", "no valid TOML"),
        (RULE, 1, "domain", "is missing"),
        ('\ndomain = "https://tide.example/"\n', 2, "domain", "is no domain"),
        ("domain = 7\n", 1, "domain", "is no text"),
        (HEAD + 'domian = "x"\n', 2, "domian", "no such key"),
        (HEAD + 'valid_from = "2025-03-01"\n', 2, "valid_from", "is no date"),
        (HEAD + "valid_from = 2025-03-01\nvalid_until = 2025-02-01\n", 3, "valid_until", "is before"),
        (HEAD + "[remove]\nexact = 'x'\n", 2, "", "write it as [[remove]]"),
        (HEAD + RULE + "[[remove]]\nselektor = '.a'\n", 5, "selektor", "no such key"),
        (HEAD + RULE + "[[remove]]\nlabel = 'other'\n", 4, "", "finds nothing"),
        (HEAD + "[[remove]]\nexact = 'x'\nstarts = 'y'\n", 4, "starts", "give one of"),
        (HEAD + "[[remove]]\nexact = ''\n", 3, "exact", "is no text"),
        (HEAD + "[[remove]]\nstarts = 'a'\n", 3, "starts", "too short"),
        (HEAD + "[[remove]]\nlike = 'a line'\n", 3, "like", "needs {}"),
        (HEAD + "[[remove]]\nselector = 'p:hover'\n", 3, "selector", ":hover"),
        (HEAD + RULE + "label = 'newsleter'\n", 4, "label", "is no label"),
        (HEAD + RULE + "label = 'paragraph'\n", 4, "label", "stays in the body"),
        (HEAD + RULE + "within = 'x'\n", 4, "within", "number of characters"),
        (HEAD + "[[label]]\nexact = 'x'\n", 2, "label", "is missing"),
        (HEAD + "[[keep]]\nexact = 'x'\nlabel = 'other'\n", 4, "label", "does not go with keep"),
        (HEAD + "[[example]]\ntext = '''\n[[example]]\nlabel = 1'''\n", 2, "", "give must_keep"),
        (HEAD + "[[example]]\nmust_keep = ['a']\nmust_dorp = ['b']\n", 4, "must_dorp", "no such key"),
    ],
)
def test_an_error_has_file_line_and_key(text: str, line: int, key: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_site(text, "sites/tide.toml")
    message = str(caught.value)
    assert message.startswith(f"sites/tide.toml:{line}: ")
    assert key in message
    assert said in message
    assert "\n" not in message


def test_a_broken_file_is_told_and_the_others_are_in_use(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(HEAD + RULE, encoding="utf-8")
    (tmp_path / "b.toml").write_text(HEAD + "[[remove]]\n", encoding="utf-8")
    (tmp_path / "c.toml").write_bytes(b'domain = "caf\xe9.example"')
    with pytest.warns(SiteWarning) as told:
        rules = Cleaner(sites=[tmp_path])
    assert [str(each.message) for each in told] == [str(error) for error in rules.site_errors]
    assert [str(error).removeprefix(str(tmp_path)).split(": ")[0] for error in rules.site_errors] == [
        "/b.toml:2",
        "/c.toml:1",
    ]
    story = "The ferry sank at its moorings on Tuesday night, and nobody was on board, the office said."
    text = f"{story}\nWeather\nIt rained."
    assert "Weather" not in rules.clean(text, url="https://tide.example/").text


@pytest.mark.parametrize("text", ['a "b" \\ c', "tab\t\x7f\x00", "“”\u2028", "half \ud800"])
def test_written_strings_are_read_back(text: str) -> None:
    content = f"{HEAD}[[example]]\nmust_keep = {listed([text])}\nmust_drop = {quoted(text)}\n"
    example = parse_site(content, "x").examples[0]
    assert example.keep == example.drop == (text.replace("\ud800", "?"),)
