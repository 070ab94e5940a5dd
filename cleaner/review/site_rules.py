"""A corrected line as a rule of its site: what could be written, what it would take, and the writing."""

from typing import Any, NamedTuple

from cleaner.errors import ConfigError
from cleaner.labels import Label
from cleaner.review.answers import Answers
from cleaner.review.lines import LONGEST, Article, Line, Lines
from cleaner.review.proposals import Proposal, best_first, phrase_proposals, selector_proposals
from cleaner.review.questions import Question
from cleaner.review.selectors import chosen_by, pages_of, selectors_around
from cleaner.review.site_file import Target, added, save, target_of
from cleaner.sites.site import EVERY_SITE

MOST_SHOWN, SHOWN = 8, 160
"""Lines of other articles that a preview shows, and characters of each."""


class Preview(NamedTuple):
    """What could be written for one line, the best first."""

    article: Article
    line: Line
    target: Target
    proposals: list[Proposal]

    def addition(self, proposal: Proposal) -> str:
        """What a proposal adds to the file."""
        return added(self.target, proposal, self.article, self.line.text)


class SiteRules:
    """Makes rules of corrected lines."""

    def __init__(self, lines: Lines, answers: Answers) -> None:
        self._lines, self._answers = lines, answers

    def preview(self, question: Question) -> dict[str, Any]:
        """What could be written, as plain data for the page. Raises ConfigError where nothing can, and says why."""
        found = self._preview(question)
        site = found.article.site
        return {
            "site": "every site" if site == EVERY_SITE else site,
            "unnamed": site == EVERY_SITE,
            "file": self._relative(found.target),
            "new": found.target.is_new,
            "line": found.line.text,
            "proposals": [self._plain(found, proposal) for proposal in found.proposals],
        }

    def save(self, question: Question, look: str, text: str) -> str:
        """Write the proposal of that kind and text; the path of the file below the folder. Raises ConfigError."""
        found = self._preview(question)
        chosen = next((each for each in found.proposals if (each.rule.look, each.rule.text) == (look, text)), None)
        if chosen is None:
            raise ConfigError("no such rule any more; look again")
        save(self._answers.folder, found.target, chosen, found.addition(chosen))
        return self._relative(found.target)

    def _preview(self, question: Question) -> Preview:
        article = self._lines.articles[question.article]
        at = article.line_at(question.start)
        line = article.lines[at]
        answer = self._answers.given.get(question.article, {}).get(str(question.start))
        if answer is None:
            raise ConfigError("say first what the line is; its answer becomes the rule")
        if not line.whole:
            raise ConfigError("only a part of the line was taken; site rules take whole lines")
        if len(line.text) > LONGEST:
            raise ConfigError(f"the line has more than {LONGEST} characters, which is no line that sites repeat")
        target = target_of(self._answers.folder, article.site)
        return Preview(article, line, target, self._proposals(article, at, Label(answer)))

    def _proposals(self, article: Article, at: int, label: Label) -> list[Proposal]:
        line, others = article.lines[at], self._lines.of(article.site)
        found = list(phrase_proposals(line.text, label, others))
        if article.is_page:
            page = self._read(article.name)
            selectors = selectors_around(page, line.html_start)
            pages = pages_of(others, article.name)
            chosen = chosen_by(selectors, pages, self._read, (article.name, at))
            found += selector_proposals(line.text, label, pages, chosen)
        return best_first(found)

    def _read(self, name: str) -> bytes:
        return self._answers.folder.inside(name).read_bytes()

    def _relative(self, target: Target) -> str:
        return target.path.relative_to(self._answers.folder.path).as_posix()

    def _plain(self, found: Preview, proposal: Proposal) -> dict[str, Any]:
        """What a person has to know of a proposal: what it takes, those first that would not be taken without it."""
        others, same = proposal.others, found.line.plain
        further = [each for each in proposal.found if each[1].plain != same and each[1].is_body == proposal.stays]
        shown = [*sorted(others, key=lambda each: not each[1].is_prose), *further][:MOST_SHOWN]
        return {
            "look": proposal.rule.look,
            "text": proposal.rule.text,
            "action": proposal.rule.action,
            "lines": len(proposal.found),
            "articles": proposal.articles,
            "looked": proposal.looked,
            "stays": proposal.stays,
            "there": found.target.holds(proposal.rule),
            "others": len(others),
            "prose": sum(line.is_prose for _, line in others),
            "shown": [
                {"article": article.name, "text": line.text[:SHOWN], "label": line.label.value}
                for article, line in shown
            ],
            "toml": found.addition(proposal),
        }
