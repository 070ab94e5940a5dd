"""The page of the review on this machine alone."""

import secrets
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from cleaner.errors import ConfigError
from cleaner.pipeline import Cleaner

ADDRESS = "127.0.0.1"


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: addresses hold the token."""


def served(folder: Path, port: int = 0) -> tuple[WSGIServer, str]:
    """A server of the page that is bound, and its address with a new token. Raises ConfigError."""
    try:
        from cleaner.review.app import review_app
    except ImportError as error:
        raise ConfigError("review needs Flask; install it with: pip install 'cleaner[review]'") from error
    from cleaner.review.answers import Answers
    from cleaner.review.questions import questions

    cleaner = Cleaner()
    answers = Answers(folder)
    token = secrets.token_urlsafe(24)
    app = review_app(questions(folder, cleaner), answers, cleaner, token)
    try:
        server = make_server(ADDRESS, port, app, handler_class=_Quiet)
    except OSError as error:
        raise ConfigError(f"port {port}: {error.strerror}; leave --port out to get a free one") from error
    return server, f"http://{ADDRESS}:{server.server_port}/?token={token}"
