"""Site files and filter lists from files, folders and installed packages."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib.metadata import entry_points
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

from cleaner.errors import ConfigError
from cleaner.sites.filters import FilterList, parse_filters
from cleaner.sites.parse import parse_site
from cleaner.sites.site import Site

INSTALLED = "@installed"
"""Stands for the site files of all installed packages that ship some."""
ENTRY_POINTS = "cleaner.sites"
"""The group of entry points; each names a package (or module) whose folder holds site files."""
SUFFIXES = (".toml", ".txt")
"""Site files, and lists of filters."""


class Loaded(NamedTuple):
    """What was read, and one error for each file that is broken."""

    sites: tuple[Site, ...] = ()
    lists: tuple[FilterList, ...] = ()
    errors: tuple[ConfigError, ...] = ()


def load_sites(places: Iterable[str | Path]) -> Loaded:
    """Read files and folders, and `INSTALLED`. A broken file is an error, the others still load.

    Raises ConfigError for a place that does not exist.
    """
    sites: list[Site] = []
    lists: list[FilterList] = []
    errors: list[ConfigError] = []
    for place in places:
        for path in _named(place):
            try:
                text = path.read_text("utf-8-sig")
                if path.name.endswith(SUFFIXES[0]):
                    sites.append(parse_site(text, str(path)))
                else:
                    lists.append(parse_filters(text, path.name.removesuffix(SUFFIXES[1])))
            except ConfigError as error:
                errors.append(error)
            except UnicodeDecodeError as error:
                errors.append(ConfigError(f"{path}:1: byte {error.start} is not UTF-8: save the file as UTF-8"))
            except OSError as error:
                errors.append(ConfigError(f"{path}:1: cannot be read ({error.strerror}): check that you may read it"))
    return Loaded(tuple(sites), tuple(lists), tuple(errors))


def _named(place: str | Path) -> Iterator[Path | Traversable]:
    """The files that a place stands for, sorted."""
    if str(place) == INSTALLED:
        for folder in installed_folders():
            yield from sorted((p for p in folder.iterdir() if p.name.endswith(SUFFIXES)), key=lambda p: p.name)
        return
    path = Path(place)
    if path.is_dir():
        yield from sorted(p for p in path.rglob("*") if p.suffix in SUFFIXES and not p.name.startswith("."))
    elif path.suffix not in SUFFIXES:
        raise ConfigError(f"sites: {place}: give a folder, a .toml file of a site, or a .txt list of filters")
    elif not path.exists():
        raise ConfigError(f"sites: {place}: no such file; check the name")
    else:
        yield path


@lru_cache(maxsize=1)
def installed_folders() -> tuple[Traversable, ...]:
    """The folders that installed packages name under the entry points `cleaner.sites`, by name of the entry point."""
    points = sorted(entry_points(group=ENTRY_POINTS), key=lambda point: (point.name, point.value))
    folders = []
    for point in points:
        try:
            folders.append(files(point.value.partition(":")[0]))
        except (ImportError, TypeError) as error:
            raise ConfigError(f"sites: entry point {point.name} = {point.value}: {error}; reinstall it") from error
    return tuple(folders)
