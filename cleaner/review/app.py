"""The page and its four requests, for one person on this machine.

Whoever asks must know the token that the command printed, and must ask 127.0.0.1 by that name, so that no page on
another site can (DNS rebinding included). All writing is done by `Answers`, inside the folder.
"""

import hmac
from collections.abc import Sequence
from typing import Any

from flask import Flask, Response, abort, jsonify, request

from cleaner.errors import ConfigError
from cleaner.pipeline import Cleaner
from cleaner.report.escape import safe
from cleaner.report.frame import frame_that_asks
from cleaner.review.answers import Answers
from cleaner.review.keys import KEYS, NAMES
from cleaner.review.questions import Question

LARGEST_REQUEST = 10_000
REFUSAL = "Open the address that `cleaner review` printed, with its token.\n"
HOSTS = frozenset(("127.0.0.1", "localhost"))


def review_app(found: Sequence[Question], answers: Answers, cleaner: Cleaner, token: str) -> Flask:
    """The application. `token` is what every request has to bring."""
    app = Flask("cleaner.review", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    known = {question.id: question for question in found}

    @app.before_request
    def _check() -> None:
        given = request.headers.get("X-Token") or request.args.get("token", "")
        if request.host.partition(":")[0] not in HOSTS or not hmac.compare_digest(given.encode(), token.encode()):
            abort(
                Response(
                    "Open the address that `cleaner review` printed, with its token.\n", 403, mimetype="text/plain"
                )
            )

    @app.get("/")
    def _page() -> Response:
        return Response(page(), mimetype="text/html", headers={"Cache-Control": "no-store", "X-Frame-Options": "DENY"})

    @app.get("/questions")
    def _questions() -> Response:
        given = answers.given
        rows = [{**q.to_dict(), "answer": given.get(q.article, {}).get(str(q.start))} for q in found]
        return jsonify(questions=rows, names={key: _name(label) for key, label in KEYS.items()}, keys=KEYS)

    @app.post("/answer")
    def _answer() -> Any:
        sent = request.get_json(silent=True)
        body: dict[str, Any] = sent if isinstance(sent, dict) else {}
        question = known.get(str(body.get("id")))
        if question is None:
            return jsonify(error="no such question; load the page again"), 400
        try:
            answers.give(question.article, question.start, body.get("label"))
        except ValueError:
            return jsonify(error="no such label"), 400
        except OSError as error:
            return jsonify(error=f"not saved: {error.strerror}; see that the folder can be written"), 500
        return jsonify(ok=True)

    @app.post("/fixtures")
    def _fixtures() -> Any:
        try:
            return jsonify(written=answers.save_fixtures(cleaner))
        except ConfigError as error:
            return jsonify(error=str(error)), 400
        except OSError as error:
            return jsonify(error=f"not saved: {error.strerror}; see that the folder can be written"), 500

    return app


def page() -> str:
    """The page; what it shows it asks for."""
    buttons = "".join(
        f'<button type="button" data-label="{label}" aria-keyshortcuts="{key}">'
        f"<kbd>{key}</kbd> {safe(_name(label))}</button>"
        for key, label in KEYS.items()
    )
    body = (
        '<header><h1>Review</h1><p id="progress" role="status"></p></header><main>'
        '<p id="where" class="soft" dir="auto"></p><div id="before" class="around"></div>'
        '<div id="line" tabindex="-1" aria-live="polite"></div>'
        '<div id="after" class="around"></div>'
        '<div class="decide"><button type="button" id="right"><kbd>Enter</kbd> right as it is</button>'
        '<button type="button" id="undo"><kbd>u</kbd> take back</button>'
        '<button type="button" id="back"><kbd>←</kbd> back</button>'
        '<button type="button" id="on"><kbd>→</kbd> on</button></div>'
        f'<div class="labels" role="group" aria-label="It is …">{buttons}</div>'
        '<div class="save"><button type="button" id="fixtures">Save answers as fixtures</button>'
        '<p id="saved" role="status"></p></div></main>'
    )
    return frame_that_asks("Review", body, "review")


def _name(label: Any) -> str:
    return NAMES.get(label, str(label).replace("_", " "))
