"""The page of the review on this machine alone."""

import secrets
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from cleaner.errors import ConfigError
from cleaner.pipeline import Cleaner
from cleaner.sites.site import EVERY_SITE, domain_of

ADDRESS = "127.0.0.1"


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: addresses hold the token."""


def served(folder: Path, port: int = 0, site: str | None = None) -> tuple[WSGIServer, str]:
    """A server of the page that is bound, and its address with a new token. Raises ConfigError.

    site  the domain of articles that name none

    What the site rules of the folder settle is not asked. A file of them that is broken is a SiteWarning.
    """
    try:
        from cleaner.review.app import Review, review_app
    except ImportError as error:
        raise ConfigError("review needs Flask: pip install flask") from error
    from cleaner.review.answers import Answers
    from cleaner.review.lines import Lines
    from cleaner.review.questions import questions
    from cleaner.review.site_file import SITES

    domain = domain_of(site) if site else EVERY_SITE
    if domain is None:
        raise ConfigError(f"--site {site}: is no domain; give a name such as paper.example")
    cleaner, answers, lines = Cleaner(), Answers(folder), Lines(domain)
    token = secrets.token_urlsafe(24)
    asking = Cleaner(sites=(folder / SITES,)) if (folder / SITES).is_dir() else cleaner
    found = questions(folder, asking, lines.add, None if domain == EVERY_SITE else domain)
    app = review_app(Review(found, answers, lines, cleaner), token)
    try:
        server = make_server(ADDRESS, port, app, handler_class=_Quiet)
    except OSError as error:
        raise ConfigError(f"port {port}: {error.strerror}; leave --port out to get a free one") from error
    return server, f"http://{ADDRESS}:{server.server_port}/?token={token}"
