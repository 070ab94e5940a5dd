"""Who may ask: one person on this machine, from the page that the command opened.

Whoever asks must know the token that the command printed, and must ask 127.0.0.1 by that name, so that no page on
another site can (DNS rebinding included). What changes anything is asked by POST, with the token in a header, which a
page of another origin cannot set, and never by a page that says it is from elsewhere.
"""

import hmac
from urllib.parse import urlsplit

from flask import Response, abort, request

REFUSAL = "Open the address that `cleaner review` printed, with its token.\n"
HOSTS = frozenset(("127.0.0.1", "localhost"))
OWN = frozenset(("", "same-origin", "none"))
"""What browsers say of requests by the page itself (Sec-Fetch-Site), or nothing."""


def refuse_strangers(token: str) -> None:
    """End the request with 403 if it is not from the one who may ask."""
    header = request.headers.get("X-Token", "")
    given = header or (request.args.get("token", "") if request.method == "GET" else "")
    known = hmac.compare_digest(given.encode(), token.encode())
    if not known or request.host.partition(":")[0] not in HOSTS or not _same_origin():
        abort(Response(REFUSAL, 403, mimetype="text/plain"))


def _same_origin() -> bool:
    """Whether the request is not from the page of another origin, as far as it says."""
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        return False
    return request.method == "GET" or request.headers.get("Sec-Fetch-Site", "") in OWN
