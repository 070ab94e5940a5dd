"""The reviewed folder: nothing is written outside it, and no file is left half written."""

from pathlib import Path

from cleaner.errors import ConfigError


class Folder:
    """Writes below one folder."""

    def __init__(self, path: Path) -> None:
        self.path = path.resolve()

    def inside(self, name: str) -> Path:
        """A path below the folder. Raises ConfigError for one that leads out of it, through a link too."""
        path = self.path / name
        if not path.resolve().is_relative_to(self.path):
            raise ConfigError(f"{name}: leads out of {self.path}; nothing was written")
        return path

    def write(self, path: Path, content: str | bytes) -> None:
        """Write a file whole or not at all."""
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")
        part.write_bytes(content.encode() if isinstance(content, str) else content)
        part.replace(path)
