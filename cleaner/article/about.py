"""Bylines and datelines as fields."""

from collections.abc import Iterable


def authors_of(bylines: Iterable[str]) -> tuple[str, ...]:
    """People named in byline texts, in order, without repetition."""
    return ()


def dates_of(datelines: Iterable[str]) -> tuple[str | None, str | None]:
    """Published and modified date, ISO 8601, or None."""
    return None, None
