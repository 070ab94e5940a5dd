"""The file of a site, with a rule more: what was in it stays as it is, and nothing is written that does not hold."""

from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple

from cleaner.errors import ConfigError
from cleaner.readers.source import PARSERS
from cleaner.review.folder import Folder
from cleaner.review.lines import Article
from cleaner.review.proposals import Proposal
from cleaner.sites.examples import check_examples
from cleaner.sites.load import load_sites
from cleaner.sites.parse import parse_site
from cleaner.sites.site import EVERY_SITE, Site, SiteRule
from cleaner.sites.toml import listed, quoted

SITES = "sites"
KEPT, LONGEST_KEPT = 2, 300
"""Paragraphs of the article that an example says must stay, and characters of one."""
HEAD = """\
# Site rules for {name}, saved by cleaner review. What may stand here: docs/sites.md
# Check with: cleaner sites test {file}
domain = {domain}
"""


class Target(NamedTuple):
    """The file that a rule is saved in, and what is in it."""

    path: Path
    content: bytes
    """Empty for a new file."""
    site: Site | None

    @property
    def is_new(self) -> bool:
        """Whether it is not there yet."""
        return self.site is None

    def holds(self, rule: SiteRule) -> bool:
        """Whether the rule is in it already."""
        return self.site is not None and rule in self.site.rules


def target_of(folder: Folder, site: str) -> Target:
    """The file for a site below the folder: the first without dates that is for it, else a new one.

    Raises ConfigError where that file is broken, or its name is taken.
    """
    name = "every-site.toml" if site == EVERY_SITE else f"{site}.toml"
    root = folder.inside(SITES)
    loaded = load_sites([root]).sites if root.is_dir() else ()
    own = next((each for each in loaded if site in each.domains and not each.dated), None)
    path = folder.inside(str((Path(own.path) if own else root / name).relative_to(folder.path)))
    if own:
        return Target(path, path.read_bytes(), own)
    if path.exists():
        parse_site(path.read_bytes().decode("utf-8-sig", "replace"), str(path))
        raise ConfigError(
            f"{path}: is there, and is for other sites or for some dates; move it, or add the rule by hand"
        )
    return Target(path, b"", None)


def added(target: Target, proposal: Proposal, article: Article, line: str) -> str:
    """What is added to the file: the head of a new one, the rule, and an example that it has to hold on."""
    return _head(target, article.site) + "\n" + _rule(proposal, article) + "\n" + _example(proposal, article, line)


def save(folder: Folder, target: Target, proposal: Proposal, addition: str) -> None:
    """Write the file. Raises ConfigError, with nothing written, where the rule is there or does not hold."""
    if target.holds(proposal.rule):
        raise ConfigError(f"{target.path.name}: has this rule already")
    between = "\n" if target.content and not target.content.endswith(b"\n") else ""
    line_end = "\r\n" if b"\r\n" in target.content else "\n"
    content = target.content + (between + addition).replace("\n", line_end).encode()
    parse_site(content.decode("utf-8-sig"), str(target.path))
    part = folder.inside(f"{SITES}/.{target.path.stem}.part.toml")
    folder.write(part, content)
    try:
        before = _failures(target.path) if target.site else []
        wrong = [row for row in _failures(part) if row not in before]
        if wrong:
            raise ConfigError(f"not saved: {wrong[0]}; the rule does not hold as it is, write it by hand")
        folder.write(target.path, content)
    finally:
        part.unlink()


def _failures(path: Path) -> list[str]:
    """What of the examples of a file does not hold, without its name and line."""
    rows = check_examples(load_sites([path]), PARSERS[0]).rows
    return [row.removeprefix(str(path)).partition(": ")[2] for row in rows]


def _head(target: Target, site: str) -> str:
    if not target.is_new:
        return ""
    name = "all sites" if site == EVERY_SITE else site
    return HEAD.format(name=name, file=target.path.name, domain=quoted(site))


def _rule(proposal: Proposal, article: Article) -> str:
    rule = proposal.rule
    rows = [f"[[{rule.action}]]", f"{rule.look} = {quoted(rule.text)}"]
    if rule.label:
        rows.append(f"label = {quoted(rule.label.value)}")
    note = f"review of {article.name}: found in {proposal.articles} of {proposal.looked} articles"
    return "\n".join((*rows, f"note = {quoted(note)}")) + "\n"


def _example(proposal: Proposal, article: Article, line: str) -> str:
    """Two paragraphs of the article and the line, as a text, or as a page for a selector."""
    text = " ".join(line.split())
    prose = [
        " ".join(each.text.split()) for each in article.lines if each.is_prose and each.whole and each.text != line
    ]
    kept = sorted(dict.fromkeys(each for each in prose if len(each) <= LONGEST_KEPT), key=len)[-KEPT:]
    rule = proposal.rule
    rows = ["[[example]]"]
    if rule.look == "selector":
        rows.append(f"html = {quoted(_page(rule.text, text, kept))}")
    keep, drop = ([*kept, text], []) if proposal.stays else (kept, [text])
    rows += [f"{key} = {listed(texts)}" for key, texts in (("must_keep", keep), ("must_drop", drop)) if texts]
    return "\n".join(rows) + "\n"


def _page(selector: str, text: str, kept: Sequence[str]) -> str:
    """A page in which the element of a selector holds the line, among paragraphs that stay."""
    tag, _, css = selector.partition(".")
    tag, attribute = ("div", f'id="{selector[1:]}"') if selector.startswith("#") else (tag, f'class="{css}"')
    body = "".join(f"<p>{escape(each)}</p>\n" for each in kept)
    return f"<article>\n{body}<{tag} {attribute}>{escape(text)}</{tag}>\n</article>"
