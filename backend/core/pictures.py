"""Pictures from people: read with care, and made anew, so that nothing but the picture itself is left."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TypeVar

from PIL import Image, ImageOps

from .aside import Aside
from .errors import AppError, Busy

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
MOST_PIXELS = 24_000_000
SIDES = (1600, 320)
QUALITY = 80
WAITING_AT_MOST = 8

T = TypeVar("T")
_room = threading.BoundedSemaphore(WAITING_AT_MOST)
_turn = threading.Lock()
_aside = Aside(1)  # one picture at a time, because each takes memory


class NotAPicture(AppError):
    """The bytes are no picture of a kind we take, or a broken one."""

    status, code = 422, "not_a_picture"
    text = {
        "da": "Vi kunne ikke læse billedet. Prøv et andet, eller tag et skærmbillede af det.",
        "en": "We couldn't read that picture. Try another, or take a screenshot of it.",
    }


class PictureTooBig(AppError):
    """The picture has more pixels than we unpack."""

    status, code = 413, "picture_too_big"
    text = {
        "da": "Billedet er for stort. Gør det mindre, og prøv igen.",
        "en": "The picture is too big. Make it smaller and try again.",
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A picture as WebP in two sizes, with the width and height of the larger one."""

    width: int
    height: int
    full: bytes
    small: bytes


def make(content: bytes, *, sides: tuple[int, int] = SIDES, keep: Callable[[Made], object] = lambda _: None) -> Made:
    """Decode `content` and encode it anew: upright, first frame only, without metadata; one picture at a time.

    `sides` are how many pixels its longer side has at most, in full and in small. `keep` is called with it in the same
    thread, away from everybody else. Raises NotAPicture, PictureTooBig, Busy when too many wait.
    """

    def work() -> Made:
        made = _make(content, *sides)
        keep(made)
        return made

    return _take_turn(work)


def _make(content: bytes, longest: int, longest_small: int) -> Made:
    try:
        full = _read(content, longest)
        small = full.copy()
        small.thumbnail((longest_small, longest_small))
        return Made(width=full.width, height=full.height, full=_webp(full), small=_webp(small))
    except AppError:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureTooBig from error
    except Exception as error:  # a broken picture breaks its decoder in any way there is
        raise NotAPicture from error


def _read(content: bytes, longest: int) -> Image.Image:
    with Image.open(BytesIO(content), formats=FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            raise PictureTooBig
        opened.draft("RGB", (longest, longest))  # a JPEG need not be unpacked larger than it is used
        ImageOps.exif_transpose(opened, in_place=True)
        plain = _plain(opened)
        plain.thumbnail((longest, longest), reducing_gap=2.0)
        return _fresh(plain)


def _fresh(image: Image.Image) -> Image.Image:
    """`image` with nothing but what can be seen: no profile, no comment, no place on a map, no colour nobody sees."""
    fresh = Image.new(image.mode, image.size)
    seen = image.getchannel("A").point(lambda alpha: 255 if alpha else 0) if image.mode == "RGBA" else None
    fresh.paste(image, (0, 0), seen)
    return fresh


def _plain(image: Image.Image) -> Image.Image:
    """`image` in eight bits of red, green and blue, with transparency where it has some."""
    if image.mode.startswith("I"):
        # Sixteen bits would not be scaled but cut off.
        image = image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    return image if image.mode == mode else image.convert(mode)


def _webp(image: Image.Image) -> bytes:
    written = BytesIO()
    image.save(written, "WEBP", quality=QUALITY)
    return written.getvalue()


def _take_turn(work: Callable[[], T]) -> T:
    """Run `work` beside the hub; raises Busy when too many wait."""
    if not _room.acquire(blocking=False):
        raise Busy(headers={"Retry-After": "5"})
    try:
        with _turn:
            return _aside.run(work)
    finally:
        _room.release()
