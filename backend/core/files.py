"""Files of this deployment, in a folder of its data; a name says nothing but which file it is."""

import os
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from .ids import new_id

_NAME = re.compile(r"(?P<id>[a-z0-9]{4,64})(-[a-z]{1,16})?(\.[a-z0-9]{2,32}){1,2}")
_folder: Path | None = None


def configure(folder: Path) -> None:
    """Keep files in `folder`, which is made when the first comes; several servers share one."""
    global _folder
    _folder = folder


def put(name: str, content: bytes) -> None:
    """Keep a whole file, on disk when this returns; nobody ever reads half of one."""
    path = _path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f"{path.suffix}.{new_id()}")
    with draft.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def find(name: str) -> bytes | None:
    """What a file holds, or None for one that is gone."""
    try:
        return _path(name).read_bytes()
    except FileNotFoundError:
        return None


def delete(name: str) -> None:
    """Remove a file; one that is gone already is fine."""
    _path(name).unlink(missing_ok=True)


def list_older(than: datetime) -> Iterator[str]:
    """The names of all files last written before a moment, those that were broken off in the writing too."""
    for path in sorted(_root().glob("??/*")):
        if datetime.fromtimestamp(path.stat().st_mtime, UTC) < than:
            yield path.name


def _path(name: str) -> Path:
    match = _NAME.fullmatch(name)
    if match is None:
        raise ValueError("not the name of a file")
    # Ids begin with the time: their ends are what spreads files over folders.
    return _root() / match["id"][-2:] / name


def _root() -> Path:
    if _folder is None:
        raise RuntimeError("no folder for files is configured")
    return _folder
