"""The command `cleaner review`."""

import secrets
import webbrowser
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import click

from cleaner.errors import ConfigError
from cleaner.pipeline import Cleaner

ADDRESS = "127.0.0.1"


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Print nothing: addresses hold the token."""


@click.command(epilog="Exit status: 0 ended with Ctrl-C, 2 wrong usage.")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on this machine. [default: a free one]")
@click.option("--open/--no-open", "opens", default=True, help="Open a browser.", show_default=True)
def review(folder: Path, port: int, opens: bool) -> int:
    """Go through the lines of the articles below DIR that the cleaner is least sure of, and correct their labels.

    Serves a page on this machine alone until Ctrl-C. Answers are kept in DIR/review.json as they are given; the page
    saves them as fixtures below DIR/fixtures. Nothing outside DIR is written.
    """
    server, address = served(folder, port)
    click.echo(f"{address}\nCtrl-C ends it; every answer is saved at once")
    if opens:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 0
    finally:
        server.server_close()
    return 0


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
