"""A real browser: Debian's chromium, driven by playwright. Without one the tests say so and are skipped."""

import shutil
from collections.abc import Iterator
from typing import Any

import pytest

OFFLINE = (
    "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """One chromium for all tests."""
    api = pytest.importorskip("playwright.sync_api", reason="no playwright: pip install '.[browser]'")
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not path:
        pytest.skip("no chromium: apt-get install chromium")
    with api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=OFFLINE)
        yield chromium
        chromium.close()


@pytest.fixture
def tab(browser: Any) -> Iterator[Any]:
    """A window that fails the test if a page raises, complains, or asks for anything from elsewhere."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("dialog", lambda dialog: (wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: None if _own(request.url) else wrong.append(f"request {request.url}"))
    yield page
    page.close()
    assert wrong == []


def _own(url: str) -> bool:
    return url.startswith(("file:", "http://127.0.0.1:", "data:"))
