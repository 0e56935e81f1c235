"""A CV on paper: one page, read in order by those who cannot see it, in whatever letters a name has."""

import io
from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from backend.jobhelp.cv.printing import print_cv
from backend.jobhelp.cv.schemas import MOST_EXPERIENCES, MOST_SAID, MOST_SCHOOLS, MOST_WORDS, CvContent

NOUR = {
    "name": "Nour Abdi Sørensen",
    "phone": "12 34 56 78",
    "about": "Jeg møder til tiden.",
    "experiences": [
        {
            "kind": "helping",
            "title": "Madlavning for ti",
            "place": "Klubben",
            "since": "2024-08",
            "text": "Jeg køber ind.",
        },
        {"kind": "internship", "title": "Bageri", "since": "2025-02", "until": "2025-02"},
    ],
    "schools": [{"school": "Nørrevangskolen", "what": "9. klasse", "since": "2016", "until": "2026"}],
    "languages": [{"language": "da", "level": "native"}, {"language": "ti", "level": "some"}],
    "said": [
        {"name": "Karen", "words": "Man kan regne med Nour.", "agreed": True},
        {"name": "Poul", "words": "Det er ikke aftalt.", "agreed": False},
    ],
    "travel": ["bike"],
}


def read(content: dict[str, Any], language: str = "da") -> PdfReader:
    return PdfReader(io.BytesIO(print_cv(CvContent().load(content), language=language)))


def text_of(page: PdfReader) -> str:
    assert len(page.pages) == 1
    return " ".join(page.pages[0].extract_text().split())


def test_everything_stands_there_in_the_order_it_is_read() -> None:
    assert text_of(read(NOUR)) == (
        "Nour Abdi Sørensen 12 34 56 78 Om mig Jeg møder til tiden. "
        "Det har jeg prøvet Madlavning for ti, Klubben aug. 2024 til nu Jeg køber ind. Bageri feb. 2025 "
        "Skole og uddannelse Nørrevangskolen 2016 til 2026 9. klasse Sprog dansk (modersmål), tigrinya (lidt) "
        "Hvornår og hvordan på cykel Det siger andre “Man kan regne med Nour.” Karen"
    )


def test_it_speaks_the_language_of_its_owner() -> None:
    assert "What I have tried Madlavning for ti, Klubben Aug 2024 to now" in text_of(read(NOUR, "en"))


@pytest.mark.parametrize("style", ["calm", "clear"])
def test_who_cannot_see_it_hears_its_parts(style: str) -> None:
    catalogue = read({**NOUR, "style": style}).trailer["/Root"]

    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/StructTreeRoot"]
    assert catalogue["/Lang"] == "da"


def test_nothing_says_where_it_was_written() -> None:
    told: Mapping[str, Any] = read(NOUR).metadata or {}

    assert {key: value for key, value in told.items() if key in {"/Title", "/Author", "/Subject", "/Keywords"}} == {
        "/Title": NOUR["name"],
        "/Author": NOUR["name"],
    }
    assert b"flok" not in print_cv(CvContent().load(NOUR), language="da").lower()


@pytest.mark.parametrize(
    ("name", "font"),
    [
        ("Åse Ærøskøbing", "AtkinsonHyperlegibleNext"),
        ("Pipaluk Qaĸĸorsuaq", "AtkinsonHyperlegibleNext"),
        ("نور عبدي", "NotoSansArabic"),
        ("ሳራ ተስፋይ", "NotoSansEthiopic"),
    ],
)
def test_a_name_is_printed_in_its_own_letters(name: str, font: str) -> None:
    page = read({"name": name}).pages[0]

    used = {str(one.get_object()["/BaseFont"]) for one in page["/Resources"]["/Font"].values()}
    assert any(font in one for one in used), used


@pytest.mark.parametrize(
    "hostile", ['#read("/etc/passwd")', "*fed* _skrå_ $x$", "= Overskrift", "\\u{41}", '"}]}', "]#panic()"]
)
def test_words_are_words_whatever_they_look_like(hostile: str) -> None:
    assert hostile in text_of(read({"name": "Nor", "about": hostile}))


def test_the_longest_cv_still_fits() -> None:
    def words(length: int) -> str:
        return ("et langt ord " * length)[:length].strip()

    one = {"kind": "job", "title": words(80), "place": words(80), "since": "2020-01", "text": words(300)}
    school = {"school": words(80), "what": words(80), "since": "2020-01"}
    said = {"name": words(80), "relation": words(80), "words": words(200), "agreed": True}
    everything = {
        "name": words(80),
        "about": words(500),
        "experiences": [one] * MOST_EXPERIENCES,
        "schools": [school] * MOST_SCHOOLS,
        "said": [said] * MOST_SAID,
        "strengths": [words(40)] * MOST_WORDS,
        "interests": [words(40)] * MOST_WORDS,
    }
    for style in ("calm", "clear"):
        assert len(read({**everything, "style": style}).pages) == 1


@settings(max_examples=40)
@given(st.text(max_size=500), st.sampled_from(["calm", "clear"]))
def test_no_text_breaks_the_page(text: str, style: str) -> None:
    try:
        content = CvContent().load({"name": "Nor", "about": text, "style": style})
    except Exception:  # noqa: BLE001  # what the schema refuses is never printed
        return
    assert print_cv(content, language="da").startswith(b"%PDF-")
