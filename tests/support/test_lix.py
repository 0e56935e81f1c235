"""The measure measures what others measured with it."""

import pytest

from tests.support.lix import lix

EASY = (
    "Du bestemmer selv. Du kan sige nej til et forslag. Ingen får at vide, at du sagde nej. "
    "Du kan altid skrive til en voksen i huset."
)
HARD = (
    "Kommunalbestyrelsen træffer afgørelse om videregivelse af oplysninger i overensstemmelse med "
    "databeskyttelseslovgivningen og forvaltningslovens bestemmelser."
)


@pytest.mark.parametrize(("text", "expected"), [(EASY, 14.2), (HARD, 78.3)])
def test_known_texts(text: str, expected: float) -> None:
    assert lix(text) == pytest.approx(expected, abs=0.05)
