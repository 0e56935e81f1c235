"""Pictures made of nothing."""

from io import BytesIO

from PIL import Image


def tiny_picture(colour: str = "red", size: tuple[int, int] = (60, 40)) -> bytes:
    """A PNG of one colour."""
    written = BytesIO()
    Image.new("RGB", size, colour).save(written, "PNG")
    return written.getvalue()
