"""What can go wrong.

    CleanerError
    ├── InputError       the source is not something that can be read
    ├── ConfigError      an option, rule set or data file is wrong
    └── RuleError        a rule raised or proposed something impossible

    SiteWarning          a file of site rules is broken and not in use; the others are

Every message is one line: what was wrong, where, what to do. In `clean_many` an error of one
input becomes a record with status "error" whose `error` holds `code`, `stage` and `message`.
"""

from typing import ClassVar


class CleanerError(Exception):
    """Base of all errors that the library raises on purpose."""

    code: ClassVar[str] = "error"
    stage: ClassVar[str] = "clean"


class InputError(CleanerError):
    """The source has the wrong type or is not text."""

    code = "bad_input"
    stage = "read"


class ConfigError(CleanerError):
    """A configuration names something that does not exist or does not fit."""

    code = "bad_config"
    stage = "configure"


class RuleError(CleanerError):
    """A rule raised, or proposed a span outside the document. Names the rule and the place."""

    code = "rule_failed"
    stage = "rules"


class SiteWarning(UserWarning):
    """A file of site rules is broken and not in use. Says file, line, key and what to do."""
