"""Asking one rule, with its errors named."""

from cleaner.document import Document, Span
from cleaner.errors import CleanerError, RuleError
from cleaner.labels import Label
from cleaner.rules.base import Rule


def proposals_of(rule: Rule, document: Document) -> list[Span]:
    """The proposals of one rule.

    Raises RuleError where the rule raises, and where it proposes what is no span of the document.
    """
    try:
        spans = list(rule.find(document))
    except CleanerError:
        raise
    except Exception as error:  # a user's rule may raise anything; it is reported with its name and place
        raise RuleError(f"rule {rule.name!r} raised {type(error).__name__}: {error} ({_place(error)})") from error
    size = len(document.text)
    for span in spans:
        if type(span) is Span and type(span.confidence) is float and type(span.start) is type(span.end) is int:
            start, end, label, _, confidence, _ = span
            if 0 <= start < end <= size and type(label) is Label and 0 <= confidence <= 1:
                continue  # as all rules that ship propose; what rules of users propose may be of other types
        _check(rule, span, size)
    return spans


def _check(rule: Rule, span: Span, size: int) -> None:
    """Raises RuleError for what is no span of a text of this size."""
    whole = isinstance(span, Span) and isinstance(span.start, int) and isinstance(span.end, int)
    if not whole or not 0 <= span.start < span.end <= size:
        raise RuleError(f"rule {rule.name!r} proposed {span!r}, which is no span inside the document")
    sure = isinstance(span.confidence, int | float) and 0 <= span.confidence <= 1
    if not isinstance(span.label, Label) or not sure:
        raise RuleError(f"rule {rule.name!r} proposed {span!r}: it needs a Label and a confidence from 0 to 1")


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "place unknown"
