"""A concern on paper, in Danish because a Danish municipality reads it. The same concern gives the same bytes."""

from datetime import date, datetime

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from backend.core import clock
from backend.core.fonts import FONTS

from .models import CONTACT, Concern

FACE = "Atkinson"
MARGIN, LINE = 20.0, 5.6
TITLES = {
    "underretning": "Underretning om et barn eller en ung under 18 år",
    CONTACT: "Henvendelse om en ung over 18 år, med den unges samtykke",
}
WAYS = {
    "digital_post": "Digital Post",
    "form": "kommunens formular",
    "phone": "telefon",
    "in_person": "personligt",
}


class _Sheet(FPDF):
    def __init__(self, made_at: datetime) -> None:
        super().__init__(format="A4")
        for style, name in (("", "regular"), ("B", "bold")):
            self.add_font(FACE, style, FONTS / f"atkinson-next-{name}.ttf")
        self.set_margins(MARGIN, MARGIN)
        self.set_auto_page_break(auto=True, margin=MARGIN)
        self.set_creation_date(made_at)
        self.set_lang("da-DK")

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font(FACE, size=9)
        self.cell(0, 8, f"Fortroligt. Side {self.page_no()} af {{nb}}", align="C")

    def title_line(self, text: str) -> None:
        self.set_font(FACE, "B", 17)
        self.multi_cell(0, 8, text, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(3)

    def part(self, title: str, text: str | None) -> None:
        """A heading with its text; what nobody wrote is said to be missing, never left out."""
        self.set_font(FACE, "B", 11)
        self.multi_cell(0, LINE, title, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.set_font(FACE, size=11)
        self.multi_cell(0, LINE, text or "Ikke oplyst.", new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        self.ln(3)


def as_pdf(concern: Concern, *, writer: str) -> bytes:
    """The concern as PDF; `writer` is what people call who wrote it, who adds name and number by hand."""
    sheet = _Sheet(concern.changed_at)
    sheet.set_title(TITLES[concern.path])
    sheet.add_page()
    sheet.title_line(TITLES[concern.path])
    if concern.danger:
        sheet.part("Der kan være fare nu", "Er der fare for liv, skal der ringes 112 først. Uden for åbningstid: 114.")
    for title, text in _parts(concern):
        sheet.part(title, text)
    sheet.part("Skrevet af", f"{writer}, {_day_of(concern.changed_at)}\n\nNavn: {'_' * 30}   Telefon: {'_' * 18}")
    return bytes(sheet.output())


def _parts(concern: Concern) -> list[tuple[str, str | None]]:
    about = f"{concern.about}, født {_day(concern.birth_date)}" if concern.birth_date else concern.about
    parts = [
        ("Til", concern.municipality),
        ("Det handler om", about),
        ("Hvornår", _day(concern.happened_on)),
        ("Hvad er set, hørt eller fortalt", concern.observed),
        ("Hvem har set, hørt eller fortalt det", concern.source),
        ("Hvad skriveren tænker om det (ikke observeret)", concern.impressions),
        ("Hvad den unge har fået at vide", concern.told_youth),
        ("Hvad den unge selv ønsker", concern.youth_wants),
    ]
    if concern.handed_over_at and concern.way:
        parts.append(("Givet videre", f"{_day_of(concern.handed_over_at)}, {WAYS[concern.way]}"))
    return parts


def _day_of(moment: datetime) -> str:
    return _day(moment.astimezone(clock.COPENHAGEN).date())


def _day(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"
