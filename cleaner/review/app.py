"""The requests of the page. All writing is done below the folder, by `Answers` and `SiteRules`."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from flask import Flask, Response, jsonify, request

from cleaner.errors import ConfigError
from cleaner.pipeline import Cleaner
from cleaner.review.answers import Answers
from cleaner.review.guard import refuse_strangers
from cleaner.review.keys import KEYS
from cleaner.review.lines import Lines
from cleaner.review.page import name_of, page
from cleaner.review.questions import Question
from cleaner.review.site_rules import SiteRules

LARGEST_REQUEST = 10_000
"""Bytes."""


class Review(NamedTuple):
    """What a person goes through, and what the answers become."""

    questions: Sequence[Question]
    answers: Answers
    lines: Lines
    cleaner: Cleaner


def review_app(review: Review, token: str) -> Flask:
    """The application. `token` is what every request has to bring."""
    app = Flask("cleaner.review", static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.before_request(lambda: refuse_strangers(token))
    views = _Views(review)
    app.get("/")(views.page)
    app.get("/questions")(views.questions)
    for path, view in (
        ("/answer", views.answer),
        ("/fixtures", views.fixtures),
        ("/rule", views.rule),
        ("/rule/save", views.save_rule),
    ):
        app.post(path, endpoint=path)(_told(view))
    return app


def _told(view: Callable[[], dict[str, Any]]) -> Callable[[], Any]:
    """A request whose errors are one line for the person."""

    def told() -> Any:
        try:
            return jsonify(view())
        except ConfigError as error:
            return jsonify(error=str(error)), 400
        except OSError as error:
            return jsonify(error=f"not saved: {error.strerror}; see that the folder can be read and written"), 500

    return told


class _Views:
    """One method a request."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._known = {question.id: question for question in review.questions}
        self._rules = SiteRules(review.lines, review.answers)

    def page(self) -> Response:
        """The page."""
        return Response(page(), mimetype="text/html", headers={"Cache-Control": "no-store", "X-Frame-Options": "DENY"})

    def questions(self) -> Response:
        """All questions with the answers that were given."""
        given = self._review.answers.given
        rows = [{**q.to_dict(), "answer": given.get(q.article, {}).get(str(q.start))} for q in self._review.questions]
        return jsonify(questions=rows, names={key: name_of(label) for key, label in KEYS.items()}, keys=KEYS)

    def answer(self) -> dict[str, Any]:
        """Keep an answer, or take it back."""
        question, body = self._asked()
        try:
            self._review.answers.give(question.article, question.start, body.get("label"))
        except ValueError as error:
            raise ConfigError("no such label") from error
        return {"ok": True}

    def fixtures(self) -> dict[str, Any]:
        """Save all answers as fixtures."""
        return {"written": self._review.answers.save_fixtures(self._review.cleaner)}

    def rule(self) -> dict[str, Any]:
        """What rules of its site an answered line could become. Writes nothing."""
        return self._rules.preview(self._asked()[0])

    def save_rule(self) -> dict[str, Any]:
        """Save one of these."""
        question, body = self._asked()
        return {"written": [self._rules.save(question, str(body.get("look")), str(body.get("text")))]}

    def _asked(self) -> tuple[Question, dict[str, Any]]:
        """The question that a request is about, and what it says. Raises ConfigError where there is no such one."""
        sent = request.get_json(silent=True)
        body: dict[str, Any] = sent if isinstance(sent, dict) else {}
        question = self._known.get(str(body.get("id")))
        if question is None:
            raise ConfigError("no such question; load the page again")
        return question, body
