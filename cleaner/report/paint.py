"""Colour on terminals, by rich where it is installed."""

import os
import sys
from collections.abc import Callable

Paint = Callable[[str, str], str]
"""Text and its role to text as it is printed."""

STYLES = {
    "head": "bold",
    "dim": "#6e7682",
    "removed": "#bb5842",
    "about": "#937113",
    "comment": "#288091",
    "veto": "#8466ba",
}
"""Role to style: the hues of the pages, as light as a contrast of 4.5 on black and on white alike allows."""
INSTALL = "colour needs rich: pip install rich"


def plain(text: str, role: str) -> str:
    """Paint without colour."""
    return text


def paint_for(color: bool | None) -> Paint:
    """Colour when asked for (True), none (False), or decided here (None): on a terminal, unless NO_COLOR is set.

    Without rich there is none.
    """
    if color is None:
        refused = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
        color = not refused and sys.stdout is not None and sys.stdout.isatty()
    return _rich_paint() or plain if color else plain


def _rich_paint() -> Paint | None:
    """Colour in as many shades as the terminal has; None without rich."""
    try:
        from rich.color import ColorSystem
        from rich.console import Console
        from rich.style import Style
    except ImportError:
        return None
    shades = {"256": ColorSystem.EIGHT_BIT, "truecolor": ColorSystem.TRUECOLOR}
    system = shades.get(Console(force_terminal=True).color_system or "", ColorSystem.STANDARD)
    # not by Style.parse, whose styles are shared and remember the shades of the first terminal
    styles = {role: Style(bold=True) if style == "bold" else Style(color=style) for role, style in STYLES.items()}

    def painted(text: str, role: str) -> str:
        return styles[role].render(text, color_system=system) if role in styles else text

    return painted
