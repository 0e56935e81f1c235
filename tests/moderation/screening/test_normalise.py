import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.screening.normalise import Folded


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("DØ", "doe"),
        ("doe", "doe"),
        ("på", "paa"),
        ("pa\u030a", "paa"),
        ("ｄｉｅ", "die"),
        ("d\u200bi\u200de", "die"),
        ("кill", "kill"),
        ("２０", "20"),
        ("2️⃣0️⃣", "20"),
        ("𝐤𝐢𝐥𝐥", "kill"),
        ("d̶i̶e̶", "die"),
        ("👻kai", " emojisnap kai"),
    ],
)
def test_folds_to_one_spelling(raw: str, folded: str) -> None:
    assert Folded(raw).text == folded


def test_a_stretch_leads_back_to_the_raw_text() -> None:
    folded = Folded("så ｄø\u200bｒ jeg")
    start = folded.text.index("doer")
    first, last = folded.raw_span(start, start + 4)
    assert folded.raw[first:last] == "ｄø\u200bｒ"


@given(st.text())
def test_every_stretch_lies_inside_the_raw_text(raw: str) -> None:
    folded = Folded(raw)
    for start in range(len(folded.text)):
        first, last = folded.raw_span(start, start + 1)
        assert 0 <= first < last <= len(raw)
