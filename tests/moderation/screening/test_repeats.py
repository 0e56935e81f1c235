from hypothesis import given
from hypothesis import strategies as st

from moderation.screening import screen
from moderation.screening.repeats import shortened


def test_a_short_text_is_read_as_it_is() -> None:
    assert shortened("ha" * 100).text == "ha" * 100


def test_most_of_a_repetition_is_left_out() -> None:
    assert len(shortened("lad mig være " * 800).text) < 1000


@given(st.text(max_size=40), st.text(min_size=1, max_size=12), st.text(max_size=40))
def test_every_place_leads_back_to_the_same_character(before: str, turn: str, after: str) -> None:
    whole = before + turn * (3000 // len(turn)) + after
    short = shortened(whole)
    assert all(whole[short.whole(place)] == letter for place, letter in enumerate(short.text))


def test_what_stands_between_repetitions_is_seen_where_it_stands() -> None:
    text = "ha" * 2000 + " jeg vil dø, mit nummer er 20 12 34 56 " + "la " * 2000
    seen = {text[reason.start : reason.end] for reason in screen(text).reasons}
    assert {"vil dø", "20 12 34 56"} <= seen
