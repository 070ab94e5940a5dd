"""Rows of invented news, and how tests of jobs write and read them."""

import hashlib
import json
from pathlib import Path
from typing import Any

STORY = "The ferry {0} sank at its moorings on Tuesday night, and nobody was on board, the harbour office said."
OFFER = "Sign up for our free newsletter and get the best stories in your inbox every morning!"
PLACES = ("Wexmouth", "Port Élan", "Новый Причал", "Ålvik", "浜町", "Tarrow")


def row(number: int, **more: Any) -> dict[str, Any]:
    """One row; no two are equal."""
    text = "\n\n".join(
        (STORY.format(f"{PLACES[number % 6]} {number}"), OFFER, f"Divers found {number} crates of pears.")
    )
    return {"id": f"r{number}", "url": f"https://tide.example/{number}", "text": text, **more}


def write_rows(path: Path, rows: list[Any]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in rows), encoding="utf-8")
    return path


def read_rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().split(b"\n") if line]


def tree(folder: Path) -> dict[str, str]:
    """Hash of each file, by name."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
