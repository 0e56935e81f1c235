"""The files of pictures: two sizes of each, named by its id and by whose kind of picture it is."""

import re
from collections.abc import Callable, Collection, Iterable
from datetime import datetime

from . import files
from .pictures import Made

SIZES = ("full", "small")
AT_ONCE = 500


class PictureFiles:
    """The files of one feature's pictures; features share a folder, and each touches its own alone."""

    def __init__(self, kind: str = "") -> None:
        self._kind = kind
        # Also what was broken off in the writing, which has something after its name.
        self._own = re.compile(rf"(?P<id>[a-z0-9]+)-{kind}(?:{'|'.join(SIZES)})\.webp(?:\..*)?")

    def store(self, picture_id: str, made: Made) -> None:
        """Write the files of a picture; they are on disk when this returns."""
        for size in SIZES:
            files.put(self._name(picture_id, size), getattr(made, size))

    def find(self, picture_id: str, size: str) -> bytes | None:
        """A picture in one of SIZES, or None for one that is gone and for any other size."""
        return files.find(self._name(picture_id, size)) if size in SIZES else None

    def drop(self, picture_ids: Iterable[str]) -> None:
        """Remove the files of pictures, at once and for good."""
        for picture_id in picture_ids:
            for size in SIZES:
                files.delete(self._name(picture_id, size))

    def drop_lost(self, than: datetime, list_known: Callable[[set[str]], Collection[str]]) -> None:
        """Remove files older than a moment that no known picture has: the process stopped between the two."""
        old = [(match["id"], name) for name in files.list_older(than) if (match := self._own.fullmatch(name))]
        for start in range(0, len(old), AT_ONCE):
            several = old[start : start + AT_ONCE]
            known = list_known({picture_id for picture_id, _ in several})
            for picture_id, name in several:
                if picture_id not in known:
                    files.delete(name)

    def _name(self, picture_id: str, size: str) -> str:
        return f"{picture_id}-{self._kind}{size}.webp"
