"""Running one rule, whoever wrote it."""

from cleaner.document import Document, Span
from cleaner.errors import CleanerError, RuleError
from cleaner.labels import Label
from cleaner.rules.base import Rule


def run_rule(rule: Rule, document: Document) -> list[Span]:
    """The proposals of one rule, checked."""
    try:
        spans = list(rule.find(document))
    except CleanerError:
        raise
    except Exception as error:  # a user's rule may raise anything; it is reported with its name and place
        raise RuleError(f"rule {rule.name!r} raised {type(error).__name__}: {error} ({_place(error)})") from error
    for span in spans:
        whole = isinstance(span, Span) and isinstance(span.start, int) and isinstance(span.end, int)
        if not whole or not 0 <= span.start < span.end <= len(document.text):
            raise RuleError(f"rule {rule.name!r} proposed {span!r}, which is no span inside the document")
        sure = isinstance(span.confidence, int | float) and 0 <= span.confidence <= 1
        if not isinstance(span.label, Label) or not sure:
            raise RuleError(f"rule {rule.name!r} proposed {span!r}: it needs a Label and a confidence from 0 to 1")
    return spans


def _place(error: BaseException) -> str:
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    return f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else "place unknown"
