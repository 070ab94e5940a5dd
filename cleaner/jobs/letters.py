"""Dead letters: the rows that failed, as they came, one a line of JSON, so that they can be cleaned again."""

import json
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

from cleaner.jobs.inputs import Content, Unread
from cleaner.jobs.rows import dumps


def letter(number: int, record: dict[str, Any], content: Content) -> bytes:
    """The line that keeps a failed row.

    number   place of the row in its shard, from 0
    record   what was written for it
    content  the row as it was read
    """
    return dumps({"row": number, "id": record["id"], "error": record["error"], **_kept(content)}).encode() + b"\n"


def _kept(content: Content) -> dict[str, Any]:
    if isinstance(content, Unread):
        return {"head": content.head}
    if isinstance(content, bytes):
        try:
            return {"line": content.decode()}
        except UnicodeDecodeError:
            return {"line_base64": b64encode(content).decode()}
    binary = {name: value for name, value in content.items() if isinstance(value, bytes)}
    plain = {name: value for name, value in content.items() if name not in binary}
    return {"columns": plain, "binary": {name: b64encode(value).decode() for name, value in binary.items()}}


def first_reason(folder: Path) -> str:
    """Id and message of the first row that failed, of a folder of letters that holds some."""
    for path in sorted(folder.glob("*.jsonl")):
        with path.open("rb") as lines:
            data = json.loads(next(lines))
        return f"{data['id']}: {data['error']['message']}"
    raise FileNotFoundError(folder)


def content_of(line: bytes) -> tuple[int, str, Content]:
    """Place in the shard, id and content of a row from its letter."""
    data = json.loads(line)
    content: Content
    if "head" in data:
        content = Unread(data["error"]["code"], data["error"]["message"], data["head"])
    elif "line" in data:
        content = data["line"].encode()
    elif "line_base64" in data:
        content = b64decode(data["line_base64"])
    else:
        content = data["columns"] | {name: b64decode(value) for name, value in data["binary"].items()}
    return data["row"], data["id"], content
