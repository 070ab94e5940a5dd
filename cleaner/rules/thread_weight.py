"""How much speaks for a comment thread where marks stand near one another.

Repetition is the evidence: names with dates and times, "says", replies, votes, again and again. The text between
them has the last word: it talks in a thread and reports in a timeline, a live blog, a list of obituaries.
"""

from cleaner.article.words import word_lists
from cleaner.labels import Label
from cleaner.rules.thread_cluster import Cluster
from cleaner.rules.thread_talk import is_lively, is_titled
from cleaner.rules.tone import tone_at

SURE, SUPPOSED, LIKELY = 2.3, 1.7, 0.9
"""Weight of a thread, of names and dates that may be one, and of other marks that may be one where the text agrees."""
_TRIED = 16
"""Lines of text that are listened to."""
_GUESTS = frozenset(word_lists("thread", "guests"))
_BY_COUNT = ((20, 2.6), (8, 2.0), (4, 1.6), (3, 1.3), (2, 1.1), (1, 0.6))
"""How much the marks count of so many comments or more."""
_LISTED = 3.0
"""What speaks against heads of places with ages or days, as reports and lists have them."""
_UNKNOWN = -8.0
"""What `tone` says of a language that it does not know."""


def weight_of(cluster: Cluster) -> float:
    """How much speaks for a thread; see SURE."""
    count = len(cluster.heads)
    marks = [cluster.marks[i] for i in cluster.anchors]
    says = sum("s" in mark.form for mark in marks) / count
    timed = sum(mark.timed for mark in marks) / count
    age = sum(mark.age for mark in marks) / count
    by = sum(mark.form[0] == "b" for mark in marks) / count
    dated = sum("d" in mark.form and not mark.timed for mark in marks) / count
    voted = sum(mark.voted for mark in cluster.marks.values()) / count
    controls = sum(mark.form == "c" for mark in cluster.marks.values()) / count
    paired = sum(cluster.marks[i].form != "d" for i in cluster.heads) / count
    beside = len(cluster.names) / count
    strength = 1.6 * min(says, 1) + 1.5 * min(timed, 1) + 0.4 * min(age, 1) + 0.6 * min(by, 1) + 0.5 * min(dated, 1)
    strength += 1.1 * min(controls, 1) + 0.4 * min(voted, 1) + 0.8 * any(mark.answer for mark in marks)
    strength += 0.6 * _nicknames(cluster) + 0.4 * paired + (1.0 if dated else 0.5) * min(beside, 1)
    if says and timed:
        strength += 1.0 if count > 1 else 2.4
    strength += 1.2 * sum(mark.form == "un" for mark in marks) / count
    if not paired and not beside and not controls:
        strength -= 1.5
    odd = timed and _nicknames(cluster) and _tone(cluster) > 1.0
    if count == 1 and not (says and timed) and not odd and not _announced(cluster):
        return min(strength, SURE - 0.1)
    factor = next(factor for least, factor in _BY_COUNT if count >= least)
    return strength * factor + 1.5 * _announced(cluster) + _tone(cluster) - _against(cluster, count)


def _nicknames(cluster: Cluster) -> float:
    """Share of the names that nobody is born with."""
    lines = cluster.document.lines
    names = [
        cluster.marks[i].name or lines[cluster.names[i]]
        for i in cluster.heads
        if cluster.marks[i].name or i in cluster.names
    ]
    odd = sum(
        name.lower() in _GUESTS or name[:1].islower() or any(sign.isdigit() or sign in "_@~" for sign in name)
        for name in names
    )
    return odd / max(len(names), 1)


def _announced(cluster: Cluster) -> bool:
    """A count of comments or a call for them stands above."""
    first = min(cluster.marks)
    return any(
        i in cluster.found and cluster.found[i].label is Label.COMMENT_NOTICE
        for i in range(max(first - 8, 0), first + 1)
    )


def _tone(cluster: Cluster) -> float:
    """What the sound of the text adds: much where the tone of its language is known, else the signs of talk."""
    sample = cluster.texts[:: max(1, len(cluster.texts) // _TRIED)][:_TRIED]
    if not sample:
        return 0.0
    tones = [tone_at(cluster.document, i).comment for i in sample]
    known = [tone for tone in tones if tone != _UNKNOWN]
    if len(known) * 2 >= len(tones):
        mean = sum(max(min(tone, 3.0), -6.0) for tone in known) / len(known)
        return max(min((mean + 3.0) * 0.5, 1.5), -2.0)
    lively = sum(is_lively(cluster.document, i) for i in sample)
    return 2.7 * lively / len(sample) - 1.2


def _against(cluster: Cluster, count: int) -> float:
    """What speaks for something else: one or two speakers, quotations below each name, no text between."""
    lines = cluster.document.lines
    names = {cluster.marks[i].name or lines[cluster.names.get(i, i)] for i in cluster.heads}
    plain = not any(cluster.marks[i].timed or cluster.marks[i].form == "c" for i in cluster.marks)
    guests = not _GUESTS.isdisjoint(name.lower() for name in names)
    against = 2.0 if plain and not guests and (len(names) < 2 <= count or len(names) <= 2 < count - 1) else 0.0
    quoted = sum(lines[i].startswith(('"', "“", "„", "«", "»")) for i in cluster.texts[:_TRIED])
    against += 2.5 * quoted / max(len(cluster.texts[:_TRIED]), 1) if plain else 0.0
    if plain or sum(cluster.marks[i].form[0] == "b" for i in cluster.heads) * 2 > count:
        titled = sum(is_titled(cluster.document, i) for i in cluster.texts)
        against += 3.0 if titled > 0.6 * len(cluster.texts) else 0.0
    against += _LISTED if _bare_heads(cluster) else 0.0
    worded = sum(len(lines[i]) > 12 for i in cluster.texts)
    return against + (2.0 if worded * 2 < count else 0.0)


def _bare_heads(cluster: Cluster) -> bool:
    """Whether heads have no word or button of comments, and are "Place, 2 days ago" or dates with titles below them."""
    if any(mark.form == "c" or "s" in mark.form or "b" in mark.form or mark.answer for mark in cluster.marks.values()):
        return False
    if _announced(cluster) or _nicknames(cluster):
        return False
    return all(cluster.form(i) == "d/n" or _is_placed(cluster, i) for i in cluster.anchors)


def _is_placed(cluster: Cluster, index: int) -> bool:
    mark = cluster.marks[index]
    return mark.form == "nd" and (mark.age or not mark.timed) and "," in cluster.document.lines[index]
