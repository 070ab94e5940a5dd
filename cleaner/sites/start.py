"""The beginning of a site file, from an address or an article. No network: of an address the domain alone is used."""

from pathlib import Path

from cleaner.errors import ConfigError
from cleaner.pipeline import Cleaner
from cleaner.record import ArticleRecord
from cleaner.sites.site import host_of
from cleaner.sites.toml import listed, quoted

MOST_LINES = 5
_PAGES = (".html", ".htm", ".txt")
LONGEST = 300
"""Characters of a line that an example takes over."""
HEAD = """\
# Site rules for {domain}. What may stand here: docs/sites.md. Check with: cleaner sites test {name}
domain = {quoted}
# valid_from = 2025-03-01     # the first day of a layout
# valid_until = 2025-12-31    # its last day

# [[remove]]
# selector = ".signup-box"    # on pages; in texts: exact, starts, contains, or like = "Join {{}} readers of {{}}"
# label = "newsletter"

# [[keep]]                    # beats every rule
# starts = "Correction:"

# [[label]]
# selector = ".standfirst"
# label = "standfirst"
"""


def started(given: str) -> tuple[str, str]:
    """The name of the file to begin with and its text. `given` is an address, or a file with a page or text.

    Raises ConfigError where no domain can be told.
    """
    path = Path(given)
    record = Cleaner().clean(path.read_bytes()) if path.is_file() else None
    domain = host_of(record.url if record else given)
    if domain is None or "." not in domain or (not record and path.suffix in _PAGES):
        named = "the page names no address (canonical, og:url); give the address instead"
        raise ConfigError(f"{given}: {named if record else 'no address and no file; give https://… or a page'}")
    name = f"{domain}.toml"
    text = HEAD.format(domain=domain, name=name, quoted=quoted(domain))
    return name, text + (_example(record) if record else "")


def _example(record: ArticleRecord) -> str:
    """Lines of the article as an example: what stays now, and what goes now."""
    kept = [block.text for block in record.body if len(block.text) <= LONGEST][:MOST_LINES]
    gone = [text for s in record.removed if len(text := " ".join(s.text.split())) <= LONGEST][:MOST_LINES]
    rows = [f"must_keep = {listed(kept)}"] if kept else []
    note = "".join(f"# {quoted(text)}\n" for text in gone)
    return ("\n[[example]]\n" + "\n".join(rows) + "\n" if rows else "") + (
        "\n# what goes already, without a rule for it:\n" + note if note else ""
    )
