"""A record as a page to look at: the text as it stood, where each stretch went, and why."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from cleaner.labels import Group, Label
from cleaner.report.escape import safe, shown
from cleaner.report.evidence import found_words
from cleaner.report.frame import frame
from cleaner.report.rows import Article, Row

RUN_LENGTH = 200
"""Rows that a browser lays out together: those far from the screen cost next to nothing."""
LONG_OUTSIDE = 20
"""Lines before or behind the article from which on they are folded."""
GROUP_NAMES = {
    Group.BODY: "body",
    Group.COMMENT: "comments",
    Group.ABOUT: "about the article",
    Group.BOILERPLATE: "removed",
}
_TAGS = {Label.TITLE: "h3", Label.STANDFIRST: "p", Label.HEADING: "h3", Label.QUOTE: "blockquote", Label.CODE: "pre"}


def explain_page(articles: Sequence[Article], title: str = "", back: tuple[str, str] | None = None) -> str:
    """One self-contained HTML document about one or more records. `back` is the address and name of a page above."""
    title = title or (articles[0].name if len(articles) == 1 else f"{len(articles)} articles")
    rows = [row for article in articles for row in article.rows]
    parts = [_head(title, articles, back), _controls(rows), "<main>"]
    for number, article in enumerate(articles):
        heading = article.name if len(articles) > 1 or title != article.name else "The text as it stood"
        parts += _article(article, number, heading)
    parts.append("</main>")
    return frame(f"{title} – explained", "\n".join(parts), "explain")


def _head(title: str, articles: Sequence[Article], back: tuple[str, str] | None) -> str:
    up = f'<nav aria-label="Report"><a href="{safe(back[0])}">← <bdi>{safe(back[1])}</bdi></a></nav>' if back else ""
    links = "".join(f'<li><a href="#a{n}">{safe(article.name)}</a></li>' for n, article in enumerate(articles))
    contents = f'<nav aria-label="Articles"><ol>{links}</ol></nav>' if len(articles) > 1 else ""
    return f'<header>{up}<h1 dir="auto">{safe(title)}</h1>{contents}</header>'


def _controls(rows: Sequence[Row]) -> str:
    """Views, filters by label and rule, steps: they work by script, so a page without one shows everything."""
    if not rows:
        return ""
    views = "".join(
        f'<label><input type="radio" name="view" value="{view}"{" checked" if view == "all" else ""}> {name}</label>'
        for view, name in (("all", "Everything"), ("body", "Body only"), ("beside", "Side by side"))
    )
    return (
        '<div class="controls" role="region" aria-label="What is shown" hidden>'
        f'<fieldset class="views"><legend>View</legend>{views}</fieldset>'
        '<div class="steps"><button type="button" id="previous">Previous <kbd>p</kbd></button>'
        '<button type="button" id="next">Next <kbd>n</kbd></button>'
        '<output id="place" aria-live="polite"></output></div>'
        f'<details><summary>Filter</summary><div class="filters">{_filters(rows)}</div></details></div>'
    )


def _filters(rows: Sequence[Row]) -> str:
    """A box a label, by group, and a choice of one rule."""
    labels = Counter(row.label for row in rows)
    boxes = []
    for group, name in GROUP_NAMES.items():
        items = sorted((label, count) for label, count in labels.items() if label.group is group)
        found = "".join(
            f'<label><input type="checkbox" name="label" value="{label}" checked> {_name(label)} '
            f'<span class="count">{count}</span></label>'
            for label, count in items
        )
        if found:
            boxes.append(f'<fieldset class="{_css(group)}"><legend>{name}</legend>{found}</fieldset>')
    rules = Counter(row.rule for row in rows if row.rule)
    options = "".join(f'<option value="{safe(rule)}">{safe(rule)} ({n})</option>' for rule, n in sorted(rules.items()))
    rule = f'<select id="rule"><option value="">all rules</option>{options}</select>'
    return f'{"".join(boxes)}<label class="rule">Rule {rule}</label>'


def _article(article: Article, number: int, heading: str) -> Iterator[str]:
    yield f'<article id="a{number}" aria-labelledby="h{number}"><h2 id="h{number}" dir="auto">{safe(heading)}</h2>'
    yield f'<p class="status">{_summary(article)}</p>'
    if article.error:
        yield f'<p class="error" role="note">{shown(article.error)}</p>'
    if article.facts:
        facts = "".join(
            f'<div><dt>{name}</dt><dd dir="auto">{shown(value)}</dd></div>' for name, value in article.facts
        )
        yield f"<details class=facts><summary>What is known of it</summary><dl>{facts}</dl></details>"
    first, end = _extent(article.rows)
    yield from _fold("Before the article", article.rows[:first], 0)
    yield from _runs(article.rows[first:end], first)
    yield from _fold("Behind the article", article.rows[end:], end)
    if not article.rows:
        yield '<p class="empty">There is no text.</p>'
    if article.vetoed:
        yield f'<h3>Kept by the guard: {len(article.vetoed)}</h3><p class="hint">Rules proposed to take these. The '
        yield 'guard refused, because no prose would have been left.</p><ol class="run" role="list">'
        yield "".join(_row(row, "vetoed") for row in article.vetoed)
        yield "</ol>"
    yield "</article>"


def _extent(rows: Sequence[Row]) -> tuple[int, int]:
    """First row and end of what is open at once: long menus before the article and long footers behind it are not."""
    kept = [n for n, row in enumerate(rows) if row.group in (Group.BODY, Group.COMMENT)]
    if not kept:
        return 0, len(rows)
    first, end = kept[0], kept[-1] + 1
    while first and rows[first - 1].group is Group.ABOUT:
        first -= 1
    return first if _lines(rows[:first]) >= LONG_OUTSIDE else 0, end if _lines(rows[end:]) >= LONG_OUTSIDE else len(
        rows
    )


def _lines(rows: Sequence[Row]) -> int:
    return sum(row.text.count("\n") + 1 for row in rows)


def _fold(place: str, rows: Sequence[Row], number: int) -> Iterator[str]:
    """Rows behind a line that says how many there are of each label."""
    if not rows:
        return
    labels = ", ".join(f"{_name(label)} {count}" for label, count in Counter(row.label for row in rows).most_common())
    yield f'<details class="outside"><summary>{place}: {_lines(rows)} lines ({labels})</summary>'
    yield from _runs(rows, number)
    yield "</details>"


def _runs(rows: Sequence[Row], number: int) -> Iterator[str]:
    """Rows as lists of a length that a browser lays out at once; `number` rows stand before them."""
    css = "run long" if len(rows) > RUN_LENGTH else "run"
    for first in range(0, len(rows), RUN_LENGTH):
        yield f'<ol class="{css}" role="list" start="{number + first + 1}">'
        yield "".join(map(_row, rows[first : first + RUN_LENGTH]))
        yield "</ol>"


def _summary(article: Article) -> str:
    groups = Counter(row.group for row in article.rows)
    characters = Counter[Group]()
    for row in article.rows:
        characters[row.group] += len(row.text) if row.start >= 0 else 0
    whole = sum(characters.values())
    parts = [f"<b>{safe(article.status)}</b>"]
    for group, name in GROUP_NAMES.items():
        if groups[group]:
            share = 100 * characters[group] / max(whole, 1)
            parts.append(f'<span class="{_css(group)}">{groups[group]} {name} ({share:.0f} % of the text)</span>')
    return " ".join(parts)


def _row(row: Row, extra: str = "") -> str:
    places, words = found_words(row.text, row.evidence)
    tag = _TAGS.get(row.label, "p")
    depth = f" d{min(row.depth, 6)}" if row.depth else ""
    css = extra or f"{_css(row.group)}{depth}"
    text = f'<{tag} class="text" dir="auto">{_marked(row.text, places)}</{tag}>'
    return f'<li class="{css}" data-label="{row.label}" data-rule="{safe(row.rule)}">{text}{_why(row, words)}</li>\n'


def _why(row: Row, words: Sequence[str]) -> str:
    """Label, rule, confidence and evidence; folded where the text stayed, nothing where nobody doubted it."""
    note = f'<span class="note" dir="auto">{shown(row.note)}</span>' if row.note else ""
    label = f'<b class="label">{_name(row.label)}</b>'
    if not row.rule:
        return f'<div class="why">{label}{note}</div>' if note else ""
    where = f'<code class="where">{shown(row.where)}</code>' if row.where else ""
    sure = f'<span class="sure c{round(row.confidence * 10)}">{row.confidence:.2f}</span>'
    because = "; ".join(map(shown, words))
    reason = f'<span class="name">{safe(row.rule)}</span> {sure}{note}<span class="because">{because}</span>{where}'
    if row.group is Group.BODY:
        return f'<details class="why"><summary>{_name(row.label)}</summary>{reason}</details>'
    return f'<div class="why">{label} {reason}</div>'


def _marked(text: str, places: Iterable[tuple[int, int]]) -> str:
    parts, done = [], 0
    for start, end in places:
        parts += [shown(text[done:start]), "<mark>", shown(text[start:end]), "</mark>"]
        done = end
    return "".join([*parts, shown(text[done:])])


def _css(group: Group) -> str:
    return {Group.BODY: "body", Group.ABOUT: "about", Group.COMMENT: "comment", Group.BOILERPLATE: "removed"}[group]


def _name(label: Label) -> str:
    return label.value.replace("_", " ")
