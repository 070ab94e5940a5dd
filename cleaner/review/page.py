"""The page of the review; what it shows it asks for."""

from cleaner.labels import Label
from cleaner.report.escape import safe
from cleaner.report.frame import frame_that_asks
from cleaner.review.keys import KEYS, NAMES, RULE_KEY

_LINE = (
    '<header><h1>Review</h1><p id="progress" role="status"></p></header><main>'
    '<h2 id="where" class="soft" dir="auto"></h2><div id="before" class="around"></div>'
    '<div id="line" tabindex="-1" aria-live="polite"></div>'
    '<div id="after" class="around"></div>'
)
_DECIDE = (
    '<div class="decide"><button type="button" id="right"><kbd>Enter</kbd> right as it is</button>'
    '<button type="button" id="undo"><kbd>u</kbd> take back</button>'
    '<button type="button" id="back"><kbd>←</kbd> back</button>'
    '<button type="button" id="on"><kbd>→</kbd> on</button></div>'
)
_SAVE = (
    f'<div class="save"><button type="button" id="rule" aria-keyshortcuts="{RULE_KEY}"><kbd>{RULE_KEY}</kbd> '
    'save as a site rule …</button><button type="button" id="fixtures">Save answers as fixtures</button>'
    '<p id="saved" role="status"></p></div></main>'
)
_DIALOG = (
    '<dialog id="rules" aria-labelledby="rules-head"><form method="dialog"><h2 id="rules-head"></h2>'
    '<p id="rules-line" class="text" dir="auto"></p><p id="rules-note"></p><div id="rules-kinds"></div>'
    '<h3 id="rules-file"></h3><pre id="rules-toml" tabindex="0"></pre><p id="rules-wrong" role="alert"></p>'
    '<div class="decide"><button type="button" id="rules-save">Save the rule</button>'
    '<button type="button" id="rules-close"><kbd>Esc</kbd> close</button></div></form></dialog>'
)


def page() -> str:
    """The page."""
    buttons = "".join(
        f'<button type="button" data-label="{label}" aria-keyshortcuts="{key}">'
        f"<kbd>{key}</kbd> {safe(name_of(label))}</button>"
        for key, label in KEYS.items()
    )
    labels = f'<div class="labels" role="group" aria-label="It is …">{buttons}</div>'
    return frame_that_asks("Review", _LINE + _DECIDE + labels + _SAVE + _DIALOG, "review")


def name_of(label: Label) -> str:
    """A label as people call it."""
    return NAMES.get(label, label.value.replace("_", " "))
