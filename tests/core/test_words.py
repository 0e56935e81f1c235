import pytest
from hypothesis import given
from hypothesis import strategies as st

from backend.core import words
from backend.core.words import LONGEST_WORD, MOST_ASKED, ask, split


def _finds(question: str, text: str) -> bool:
    asked = ask(question)
    return asked is not None and asked.is_in(text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("hund", "Har du set hundene?"),
        ("hundene", "en hund"),
        ("SKATERBANEN", "vi ses ved skaterbanen"),
        ("skater", "vi ses ved skaterbanen"),
        ("hun", "en hund"),
        ("is", "vil du købe is"),
        ("Aarhus", "toget til Århus"),
        ("århus", "toget til AARHUS"),
        ("koebe", "vil du købe is"),
        ("Malmö", "vi tager til Malmø"),
        ("cafe", "på caféen i aften"),
        ("ﬁlm", "film i aften"),
        ("is købe", "vil du købe is"),
        ("kl. 17!", "vi ses kl 17"),
        ("привет", "Привет, Сне"),
        ("کتاب", "کتاب خوب"),
        ("'; DROP TABLE --", "drop table"),
    ],
)
def test_what_is_found(question: str, text: str) -> None:
    assert _finds(question, text)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("hund kat", "en hund"),
        ("h", "en hund"),
        ("hu", "en hund"),
        ("und", "en hund"),
        ("skater hund", "skaterbanen og en hundehvalp, men ikke det andet ord i enden: skaterban"),
        ("?!…", "hvad?!…"),
        ("", "alt"),
        ("😀", "glad 😀"),
    ],
)
def test_what_is_not_found(question: str, text: str) -> None:
    assert not _finds(question, text)


def test_only_the_last_word_may_be_a_beginning() -> None:
    assert _finds("hund ska", "en hund på skaterbanen")
    assert not _finds("ska hund", "en hund på skaterbanen")


@given(st.text())
def test_any_text_is_words_and_nothing_else(text: str) -> None:
    for word in split(text):
        assert 0 < len(word) <= LONGEST_WORD
        assert word.isalnum() or not word.isascii()
        assert not set(word) & set(" \"'*:|&()_-")
    asked = ask(text)
    assert (asked is None) == (not split(text))
    assert asked is None or len(asked.stems) < MOST_ASKED


@given(st.text(), st.text())
def test_what_was_said_is_found_by_its_own_words(before: str, after: str) -> None:
    said = f"{before} skaterbanen {after}"
    for word in split(said)[:MOST_ASKED]:
        assert _finds(word, said)


def test_folding_is_done_when_it_is_done() -> None:
    for text in ("Ærø", "AEroe", "Öland", "naïve", "İstanbul", "ǅ", "ẞ", "½", "x²"):
        assert [part for word in split(text) for part in split(word)] == split(text)
    assert words.stem("hundene") == words.stem("hund") == "hund"
