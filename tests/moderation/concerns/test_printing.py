"""A concern on paper: the same bytes each time, every letter there, and nothing of the text lost."""

import re
import zlib
from datetime import UTC, date, datetime

import pytest

from backend.core.fonts import FONTS
from moderation.concerns.models import Concern
from moderation.concerns.printing import as_pdf

from .making import FACTS

AT = datetime(2026, 11, 23, 9, tzinfo=UTC)


def concern(**changed: object) -> Concern:
    return Concern(**{**FACTS, "created_at": AT, "changed_at": AT, **changed})


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type /Page\b", pdf))


def test_the_same_concern_gives_the_same_bytes() -> None:
    assert as_pdf(concern(), writer="Ali") == as_pdf(concern(), writer="Ali")
    assert as_pdf(concern(), writer="Ali") != as_pdf(concern(danger=True), writer="Ali")


@pytest.mark.parametrize("changed", [{}, {"danger": True}, {"birth_date": date(2000, 1, 1)}, {"birth_date": None}])
def test_one_page_for_an_ordinary_one(changed: dict[str, object]) -> None:
    assert pages(as_pdf(concern(**changed), writer="Ali")) == 1


def test_a_long_one_goes_on_to_more_pages() -> None:
    assert pages(as_pdf(concern(observed="Hun fortalte om det. " * 190), writer="Ali")) > 1


def test_every_danish_letter_is_in_the_font(caplog: pytest.LogCaptureFixture) -> None:
    as_pdf(concern(observed="Ærø, Åse og Søren. Łódź, Şule, José: »det« – ja!"), writer="Bjørk")
    assert [record for record in caplog.records if "missing" in record.getMessage()] == []


def test_the_text_is_there() -> None:
    pdf = as_pdf(concern(), writer="Ali")
    drawn = b"".join(
        zlib.decompress(stream)
        for stream in re.findall(rb"/FlateDecode[^>]*>>\s*stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
        if stream[:1] == b"\x78"
    )
    assert drawn.count(b"Tj") + drawn.count(b"TJ") > 15


def test_the_licence_of_the_font_comes_along() -> None:
    assert "SIL Open Font License" in (FONTS / "OFL.txt").read_text()
