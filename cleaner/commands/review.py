"""cleaner review: correct what the cleaner is least sure of."""

from pathlib import Path

import click

from cleaner.commands.output import say


@click.command(epilog="Exit status: 0 ended with Ctrl-C, 2 wrong usage.")
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="Port on this machine. [default: a free one]")
@click.option(
    "--site", metavar="NAME", help="The site of articles that name none, for site rules. [default: every site]"
)
@click.option("--open/--no-open", "opens", default=True, help="Open a browser.", show_default=True)
def review(folder: Path, port: int, site: str | None, opens: bool) -> int:
    """Go through the lines of the articles below DIR that the cleaner is least sure of, and correct their labels.

    Serves a page on this machine alone until Ctrl-C. Answers are kept in DIR/review.json as they are given; the page
    saves them as fixtures below DIR/fixtures, and lines as rules of their site below DIR/sites. Nothing outside DIR is
    written.
    """
    import webbrowser

    from cleaner.review.server import served

    server, address = served(folder, port, site)
    say(f"{address}\nCtrl-C ends it; every answer is saved at once")
    if opens:
        webbrowser.open(address)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        return 0
    finally:
        server.server_close()
    return 0
