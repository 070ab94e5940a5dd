"""The documentation as a site: built strictly, complete in itself, and readable on a phone."""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
PAGES = ("index", "benchmarks", "clean-extracted-text", "design", "record", "rule-reference", "run")
CONTRAST = """([front, back]) => {
    const light = text => {
        const [r, g, b] = text.match(/[\\d.]+/g).map(Number).map(v => v / 255)
            .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const colour = (selector, name) => getComputedStyle(document.querySelector(selector))[name];
    const both = [light(colour(front, "color")), light(colour(back, "backgroundColor"))].sort((a, b) => b - a);
    return (both[0] + 0.05) / (both[1] + 0.05);
}"""
"""How much a text stands out from its ground, 1 to 21 (WCAG 2.2)."""


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder and says nothing."""

    def log_message(self, format: str, *values: object) -> None:
        """No line a request."""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site."""
    pytest.importorskip("material", reason="no mkdocs-material: pip install '.[docs]'")
    folder = tmp_path_factory.mktemp("site")
    words = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(folder)]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    subprocess.run(words, check=True, cwd=ROOT, env=environment)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.mark.parametrize("width", [1280, 390], ids=["wide", "phone"])
@pytest.mark.parametrize("name", PAGES)
def test_a_page_asks_for_nothing_from_elsewhere_and_fits(name: str, width: int, site: str, tab: Any) -> None:
    tab.set_viewport_size({"width": width, "height": 844})
    tab.goto(f"{site}/{name}.html")
    assert tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert tab.evaluate("[...document.images].filter(image => !image.naturalWidth).length") == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_links_and_title_can_be_read(scheme: str, site: str, tab: Any) -> None:
    tab.emulate_media(color_scheme=scheme)
    tab.goto(f"{site}/index.html")
    for front, back in [(".md-content p", "body"), (".md-content p a", "body"), (".md-header__title", ".md-header")]:
        assert tab.evaluate(CONTRAST, [front, back]) >= 4.5
