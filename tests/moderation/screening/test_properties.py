"""What holds for every text: no exception, offsets inside, evasions in vain, adults never more lightly."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.screening import Context, screen

CLEAR = [
    "jeg vil dø",
    "jeg vil ikke leve mere",
    "jeg tænker på selvmord",
    "jeg skærer i mig selv",
    "i want to die",
    "i want to kill myself",
    "jeg hader mig selv",
    "mit nummer er 20 12 34 56",
]
PLAIN = [text for text in CLEAR if not any(map(str.isdigit, text))]
_FULL_WIDTH = {code: code + 0xFEE0 for code in range(ord("!"), ord("~") + 1)}
_LEET = str.maketrans("eio", "310")
_CYRILLIC = str.maketrans("aeo", "аео")
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})


def _zero_width(text: str) -> str:
    return "\u200b".join(text)


def _spaced(text: str) -> str:
    return "  ".join(" ".join(word) for word in text.split())


EVASIONS: list[Callable[[str], str]] = [
    str.upper,
    str.title,
    _zero_width,
    lambda text: text.translate(_FULL_WIDTH),
    lambda text: text.translate(_CYRILLIC),
    lambda text: text.translate(_DANISH),
    lambda text: text.replace(" ", " \n"),
    lambda text: text.replace("i", "iiii"),
]
WORD_EVASIONS: list[Callable[[str], str]] = [
    lambda text: text.translate(_LEET),
    _spaced,
    lambda text: ".".join(text.split()),
]


@pytest.mark.parametrize("evade", EVASIONS)
@pytest.mark.parametrize("text", CLEAR)
def test_disguising_letters_does_not_help(text: str, evade: Callable[[str], str]) -> None:
    assert screen(evade(text)).severity.rank >= screen(text).severity.rank > 0


@pytest.mark.parametrize("evade", WORD_EVASIONS)
@pytest.mark.parametrize("text", PLAIN)
def test_disguising_words_does_not_help(text: str, evade: Callable[[str], str]) -> None:
    assert screen(evade(text)).severity.rank >= screen(text).severity.rank > 0


@given(st.text(max_size=300), st.lists(st.text(max_size=40), max_size=5))
def test_any_text_gets_a_verdict_with_offsets_inside_it(text: str, recent: list[str]) -> None:
    verdict = screen(text, Context(recent=tuple(recent)))
    assert all(reason.label is not None for reason in verdict.reasons)
    assert all(0 <= reason.start <= reason.end <= len(text) for reason in verdict.reasons)


_PIECES = st.sampled_from(
    [*CLEAR, "hvad er dit nummer", "snap: kai123", "haha", "2", "0 12", ".", "\n", "dø", "@", "å"]
)


@given(st.lists(_PIECES, max_size=6).map(" ".join), st.integers(0, 120))
def test_an_adult_is_never_screened_more_lightly(text: str, age: int) -> None:
    youth, adult = screen(text), screen(text, Context(sender_role="volunteer", sender_age=age))
    assert adult.severity.rank >= youth.severity.rank
    assert adult.action.rank >= youth.action.rank


@pytest.mark.parametrize(
    "piece", ["112 ", "ring 1 2 3 ", "add mig ", "snap er ", "a@", "k1ll ", "jeg vil ikke ", "vej 1 ", "("]
)
def test_long_hostile_texts_are_read_without_failing(piece: str) -> None:
    verdict = screen(piece * (10_000 // len(piece)))
    assert all(reason.label is not None for reason in verdict.reasons)
