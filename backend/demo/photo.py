"""The living room of the demo's house, drawn: a photo would show a real one."""

from io import BytesIO

from PIL import Image, ImageDraw

from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.core.pictures import make
from backend.events.photos import photo_files, service

from .people import act_as

ALT = "Stuen i huset: en lang rød sofa under et vindue, en lampe, der er tændt, og et lavt bord."
SIZE = (1200, 900)


def give_photo(organiser_id: str) -> str:
    """Hand in the photo; returns its id."""
    made, photo_id = make(_drawn(), sides=photo_files.SIDES), new_id()
    photo_files.store(photo_id, made)
    with unit_of_work():
        owner = act_as(organiser_id)
        return service.keep_photo(actor=owner, client_id="stuen", alt=ALT, photo_id=photo_id, made=made).id


def _drawn() -> bytes:
    image = Image.new("RGB", SIZE, "#e9dcc3")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 640, 1200, 900), fill="#a97f56")  # the floor
    draw.rectangle((420, 90, 840, 400), fill="#22395c", outline="#fbf6ea", width=22)  # the window, at night
    draw.line((630, 90, 630, 400), fill="#fbf6ea", width=14)
    draw.rounded_rectangle((230, 430, 960, 620), 50, fill="#a33b34")  # the sofa
    draw.rounded_rectangle((180, 540, 1010, 720), 46, fill="#b9483f")
    draw.line((1085, 330, 1085, 740), fill="#3d3a36", width=12)  # the lamp
    draw.polygon(((1020, 340), (1150, 340), (1115, 210), (1055, 210)), fill="#f3b53f")
    draw.ellipse((380, 730, 820, 830), fill="#6f4e33")  # the table
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()
