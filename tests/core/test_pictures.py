"""Whatever comes in, what goes out is a small WebP with nothing in it but the picture."""

import struct
import threading
import zlib
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, PngImagePlugin

from backend.core import pictures
from backend.core.errors import Busy
from backend.core.pictures import MOST_PIXELS, SIDES, Made, NotAPicture, PictureTooBig, make

SECRET = b"55.7490 N hemmelig"
RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 200, 30), (30, 30, 220), (255, 255, 255)


def _written(image: Image.Image, kind: str = "PNG", **more: Any) -> bytes:
    written = BytesIO()
    image.save(written, kind, **more)
    return written.getvalue()


def _plain(colour: tuple[int, int, int] = RED, size: tuple[int, int] = (60, 40)) -> Image.Image:
    return Image.new("RGB", size, colour)


def _opened(content: bytes) -> Image.Image:
    image = Image.open(BytesIO(content))
    image.load()
    return image


def _colour(made: Made, place: tuple[float, float] = (0.5, 0.5)) -> tuple[int, ...]:
    image = _opened(made.full)
    return image.getpixel((int(place[0] * image.width), int(place[1] * image.height)))  # type: ignore[return-value]


def _near(one: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) <= 24 for a, b in zip(one, other, strict=True))


def _exif(**tags: Any) -> Image.Exif:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()  # ImageDescription
    for number, value in tags.items():
        exif[int(number.removeprefix("tag"))] = value
    places = exif.get_ifd(0x8825)
    places[1], places[2] = "N", (55.0, 44.0, 56.4)
    return exif


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_every_kind_becomes_the_same(kind: str) -> None:
    made = make(_written(_plain(), kind))

    for content in (made.full, made.small):
        image = _opened(content)
        assert (image.format, image.mode, image.size) == ("WEBP", "RGB", (60, 40))
    assert (made.width, made.height) == (60, 40)
    assert _near(_colour(made), RED)


@pytest.mark.parametrize(
    ("size", "full", "small"),
    [
        ((4000, 3000), (1600, 1200), (320, 240)),
        ((3000, 4000), (1200, 1600), (240, 320)),
        ((1600, 10), (1600, 10), (320, 2)),
        ((1, 5000), (1, 1600), (1, 320)),
        ((1, 1), (1, 1), (1, 1)),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_nothing_is_larger_than_a_screen(
    kind: str, size: tuple[int, int], full: tuple[int, int], small: tuple[int, int]
) -> None:
    made = make(_written(_plain(size=size), kind))

    assert (_opened(made.full).size, _opened(made.small).size) == (full, small)
    assert (made.width, made.height) == full
    assert max(full) <= SIDES[0]
    assert max(small) <= SIDES[1]


def _with_everything(kind: str) -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes() + SECRET
    xmp = b"<x:xmpmeta><rdf:RDF>" + SECRET + b"</rdf:RDF></x:xmpmeta>"
    if kind == "PNG":
        notes = PngImagePlugin.PngInfo()
        notes.add_text("Comment", SECRET.decode())
        notes.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=False)
        return _written(_plain(), kind, exif=_exif(), icc_profile=profile, pnginfo=notes)
    if kind == "GIF":
        return _written(_plain(), kind, comment=SECRET)
    more = {"comment": SECRET} if kind == "JPEG" else {}
    return _written(_plain(), kind, exif=_exif(), icc_profile=profile, xmp=xmp, **more)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_but_the_picture_is_left(kind: str) -> None:
    content = _with_everything(kind)
    assert SECRET in content

    made = make(content)

    for left in (made.full, made.small):
        image = _opened(left)
        assert SECRET not in left
        assert not any(name in left for name in (b"EXIF", b"XMP ", b"ICCP"))
        assert (dict(image.getexif()), {"icc_profile", "xmp", "exif", "comment"} & set(image.info)) == ({}, set())


def test_what_hangs_on_after_the_picture_is_gone() -> None:
    hidden = b"PK\x03\x04" + SECRET + b"<script>alert(1)</script>"
    for content in (_written(_plain(), "JPEG") + hidden, _written(_plain(), "PNG") + hidden):
        made = make(content)
        assert made.full[:4] + made.full[8:12] == b"RIFFWEBP"
        # RIFF says how long it is, and that is all there is.
        assert struct.unpack("<I", made.full[4:8])[0] + 8 == len(made.full)
        assert SECRET not in made.full


def test_what_is_hidden_under_transparency_is_gone() -> None:
    secret = Image.new("RGBA", (64, 64), (*RED, 0))
    secret.paste((*GREEN, 255), (0, 0, 32, 64))

    image = _opened(make(_written(secret)).full)

    assert image.mode == "RGBA"
    assert _near(image.getpixel((16, 32)), (*GREEN, 255))  # type: ignore[arg-type]
    pixel = image.getpixel((60, 32))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 0
    assert not _near(pixel[:3], RED)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_upright(orientation: int) -> None:
    upright = _plain(WHITE, (60, 40))
    upright.paste(BLUE, (0, 0, 30, 20))  # the upper left corner
    undo = {
        2: [Image.Transpose.FLIP_LEFT_RIGHT],
        3: [Image.Transpose.ROTATE_180],
        4: [Image.Transpose.FLIP_TOP_BOTTOM],
        5: [Image.Transpose.TRANSPOSE],
        6: [Image.Transpose.ROTATE_90],
        7: [Image.Transpose.TRANSVERSE],
        8: [Image.Transpose.ROTATE_270],
    }
    taken = upright
    for step in undo.get(orientation, []):
        taken = taken.transpose(step)

    made = make(_written(taken, "JPEG", quality=95, exif=_exif(tag274=orientation)))

    assert (made.width, made.height) == (60, 40)
    assert _near(_colour(made, (0.2, 0.2)), BLUE)
    assert all(_near(_colour(made, place), WHITE) for place in ((0.8, 0.2), (0.2, 0.8), (0.8, 0.8)))


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
def test_what_moves_stands_still(kind: str) -> None:
    film = [_plain(colour) for colour in (RED, GREEN, BLUE)]
    made = make(_written(film[0], kind, save_all=True, append_images=film[1:], duration=50, loop=0))

    assert getattr(_opened(made.full), "n_frames", 1) == 1
    assert _near(_colour(made), RED)


@pytest.mark.parametrize(
    ("image", "kind", "colour"),
    [
        (_plain().convert("CMYK"), "JPEG", RED),
        (_plain().convert("L"), "JPEG", (87, 87, 87)),
        (_plain().convert("P"), "PNG", RED),
        (_plain().convert("1"), "PNG", None),
        (_plain().convert("LA"), "PNG", (87, 87, 87)),
        (Image.new("I;16", (60, 40), 40_000), "PNG", (156, 156, 156)),
    ],
    ids=["cmyk", "grey", "palette", "black and white", "grey and alpha", "sixteen bits"],
)
def test_every_way_to_write_colours(image: Image.Image, kind: str, colour: tuple[int, int, int] | None) -> None:
    made = make(_written(image, kind))

    assert (made.width, made.height) == (60, 40)
    assert colour is None or _near(_colour(made)[:3], colour)


def test_a_palette_with_a_transparent_colour() -> None:
    image = Image.new("P", (60, 40), 1)
    image.putpalette([*WHITE, *GREEN])
    image.paste(0, (0, 0, 30, 40))

    made = make(_written(image, "PNG", transparency=0))

    assert _colour(made, (0.2, 0.5))[3] == 0
    assert _near(_colour(made, (0.8, 0.5)), (*GREEN, 255))


def _bomb() -> bytes:
    """A kilobyte that says it is as large as a football field."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 50_000, 50_000, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(bytes(9999))) + chunk(b"IEND", b"")
    )


def test_a_bomb_is_not_unpacked() -> None:
    side = int(MOST_PIXELS**0.5)
    for content in (_bomb(), _written(Image.new("1", (side + 1, side + 10)), "PNG")):
        with pytest.raises(PictureTooBig):
            make(content)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_half_a_picture_is_none(kind: str, part: float) -> None:
    content = _written(Image.effect_noise((200, 200), 90).convert("RGB"), kind)
    with pytest.raises(NotAPicture):
        make(content[: int(len(content) * part)])


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"%PDF-1.4",
        b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
        _written(_plain(), "BMP"),
        _written(_plain(), "TIFF"),
        _written(_plain(), "ICO"),
    ],
)
def test_nothing_else_is_read(content: bytes) -> None:
    with pytest.raises(NotAPicture):
        make(content)


@given(kind=st.sampled_from(["JPEG", "PNG", "WEBP", "GIF"]), noise=st.binary(max_size=64), at=st.integers(0, 400))
def test_noise_is_refused_or_made_harmless(kind: str, noise: bytes, at: int) -> None:
    content = _written(_plain(), kind, **({"exif": _exif()} if kind == "JPEG" else {}))
    try:
        made = make(content[:at] + noise + content[at + len(noise) :])
    except (NotAPicture, PictureTooBig):
        return
    assert _opened(made.full).format == "WEBP"
    assert max(made.width, made.height) <= SIDES[0]
    assert SECRET not in made.full


def test_one_at_a_time_and_no_more_than_can_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    at_work, most, go_on = 0, 0, threading.Event()

    def slowly(_content: bytes, *_sides: int) -> None:
        nonlocal at_work, most
        at_work += 1
        most = max(most, at_work)
        assert go_on.wait(10)
        at_work -= 1

    monkeypatch.setattr(pictures, "_make", slowly)
    waiting = [threading.Thread(target=make, args=(b"",)) for _ in range(pictures.WAITING_AT_MOST)]
    for thread in waiting:
        thread.start()
    try:
        with pytest.raises(Busy):
            make(b"")
    finally:
        go_on.set()
        for thread in waiting:
            thread.join()

    assert most == 1
