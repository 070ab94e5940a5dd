"""Which pages hold no article, and which hold a short one."""

import pytest

import cleaner

PROSE = (
    "The ferry to Oxmoor sailed again on Saturday morning, with forty people and a pony on board, after nine years.",
    "Its captain, Brenna Lusk, said that the engine was rebuilt by a school class that had learned from a manual.",
    "“We thought that nobody would come,” she said on the deck. “Then the queue went around the harbour office twice.”",
    "The council pays for the fuel until autumn. Then the islanders want to run the boat, with a pass for each house.",
)
STORY = "".join(f"<p>{line}</p>" for line in PROSE)
CONSENT = (
    "<p>We and our partners store and read information on your device in order to measure how our pages are used.</p>"
    "<p>You can accept or refuse this at any time in the settings, where you also find the list of our partners.</p>"
)
CARD = (
    "<div><h2><a href=/{0}>Headline number {0} of the day is linked</a></h2><p>Summary number {0} tells in a sentence"
)


@pytest.mark.parametrize(
    "title",
    [
        "The forbidden island opens its harbour",
        "Just a moment: the ferry that waits for everybody",
        "A ferry for 500 people returns",
        "Missing pony not found on the ferry after all",
    ],
)
def test_a_short_story_is_no_error_page(title: str) -> None:
    record = cleaner.clean(f"<html><head><title>{title}</title></head><body><h1>{title}</h1>{STORY}</body></html>")
    assert record.text == "\n\n".join(PROSE)


def test_a_story_above_many_teasers_is_an_article() -> None:
    teasers = "".join(CARD.format(number) for number in range(12))
    record = cleaner.clean(f"<html><body><main><article><h1>Ferry</h1>{STORY}</article>{teasers}</main></body></html>")
    assert PROSE[0] in record.text


@pytest.mark.parametrize("name", ["consent-dialog", "cookie-wall", ""])
def test_a_consent_wall_is_no_article(name: str) -> None:
    page = (
        f"<html><body><div class='{name}'><h1>Your privacy</h1>{CONSENT}<button>Accept all</button></div></body></html>"
    )
    record = cleaner.clean(page)
    assert record.status == "no_article"


@pytest.mark.parametrize("page", ["", "<html><title>Lantern</title><body><div id=root></div><script>start()</script>"])
def test_an_empty_page_says_why_it_is_no_article(page: str) -> None:
    record = cleaner.clean(page, kind="html")
    assert record.status == "no_article"
    assert record.error is not None


@pytest.mark.parametrize("name", ["consent-dialog", "cookie-wall", "gdpr"])
def test_a_story_in_an_element_named_after_consent_is_an_article(name: str) -> None:
    record = cleaner.clean(f"<html><body><div class='{name}'><h1>Ferry</h1>{STORY}<button>Accept all</button></div>")
    assert record.text == "\n\n".join(PROSE)


def test_a_brief_about_consent_is_an_article() -> None:
    brief = (
        "<p>The data protection board has fined a network of news sites for cookies that were set before anybody had"
        " given consent, it said on Tuesday.</p><p>Partners of the network had read advertising identifiers off"
        " devices for two years. Its privacy settings could not be found, the board said.</p>"
    )
    consent = f"<div class='cookie-banner'>{CONSENT}<button>Accept all</button></div>"
    record = cleaner.clean(f"<html><body><main><h1>Network is fined</h1>{brief}</main>{consent}</body></html>")
    assert record.status == "ok"
    assert "identifiers off devices" in record.text
    assert "our partners" not in record.text


GERMAN = (
    "<p>Wir und unsere Partner speichern Informationen auf Ihrem Gerät und verarbeiten Daten, um Ihnen personalisierte"
    " Werbung zu zeigen.</p><p>Ihre Einwilligung können Sie jederzeit in den Einstellungen widerrufen.</p>"
)


def test_a_consent_wall_in_another_language_is_no_article() -> None:
    record = cleaner.clean(f"<html><body><h1>Willkommen</h1>{GERMAN}<button>Akzeptieren und weiter</button>")
    assert (record.status, record.error and record.error.message) == (
        "no_article",
        "a consent notice and nothing else",
    )
