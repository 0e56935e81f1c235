"""The files of pictures: two sizes of each, named by its id."""

from collections.abc import Iterable

from backend.core import files
from backend.core.pictures import Made

SIZES = ("full", "small")


def store(picture_id: str, made: Made) -> None:
    """Write the files of a picture; they are on disk when this returns."""
    for size in SIZES:
        files.put(_name(picture_id, size), getattr(made, size))


def find(picture_id: str, size: str) -> bytes | None:
    """A picture in one of SIZES, or None for one that is gone and for any other size."""
    return files.find(_name(picture_id, size)) if size in SIZES else None


def drop(picture_ids: Iterable[str]) -> None:
    """Remove the files of pictures, at once and for good."""
    for picture_id in picture_ids:
        for size in SIZES:
            files.delete(_name(picture_id, size))


def picture_of(name: str) -> str:
    """The id of the picture a file belongs to."""
    return name.partition("-")[0]


def _name(picture_id: str, size: str) -> str:
    return f"{picture_id}-{size}.webp"
