"""No shortcut changes a verdict: what the quick way says is what is said when nothing is left out."""

from random import Random

import pytest
from hypothesis import given, settings

from moderation.screening import Context, engine, screen
from moderation.screening.detectors.contact import handles, numbers, places
from tests.moderation.screening.disguises import CONTACT, DISGUISES, messages, written
from tests.moderation.screening.long_way import long_way

_TEXTS = written()


def _screened_at_length(text: str, context: Context) -> object:
    with long_way():
        return screen(text, context)


@pytest.mark.parametrize("number", range(len(DISGUISES)))
def test_the_examples_are_judged_alike_in_every_disguise(number: int) -> None:
    chance = Random(number)  # noqa: S311  # the same disguises every time
    texts = [DISGUISES[number](text, chance) for text in _TEXTS[number :: len(DISGUISES)]]
    contexts = [Context(recent=tuple(texts[place - place % 4 : place])) for place in range(len(texts))]
    quick = [screen(text, context) for text, context in zip(texts, contexts, strict=True)]
    with long_way():
        assert quick == [screen(text, context) for text, context in zip(texts, contexts, strict=True)]


@pytest.mark.parametrize("text", CONTACT)
def test_contact_data_split_over_two_messages_is_judged_alike(text: str) -> None:
    split = [(text[place:], Context(recent=(text[:place],))) for place in range(len(text))]
    quick = [screen(*message) for message in split]
    with long_way():
        assert quick == [screen(*message) for message in split]


@settings(max_examples=150)
@given(messages())
def test_any_message_is_judged_alike(message: tuple[str, Context]) -> None:
    assert screen(*message) == _screened_at_length(*message)


def test_nothing_is_left_to_be_built_when_the_first_message_comes() -> None:
    engine()
    built = (numbers._several, numbers.spelled, numbers.fillers, numbers._english_tens, handles._words, places._streets)
    assert all(one.cache_info().currsize == 1 for one in built)
