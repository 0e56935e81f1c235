"""Noticing a missing word, whatever was lost."""

from hypothesis import given
from hypothesis import strategies as st

from backend.core.tally import BEGINNING_SECONDS, FORGET_SECONDS, Tally

LATER = BEGINNING_SECONDS + 1


@given(said=st.lists(st.integers(0, 5), min_size=1), lost=st.sets(st.integers(0, 20)))
def test_a_loss_is_noticed_by_the_next_that_comes_and_nothing_else_is(said: list[int], lost: set[int]) -> None:
    tally, count, missing = Tally(0), 0, False
    tally.misses("other", 0, said=0, now=LATER)
    for place, words in enumerate(said):
        count += words
        if place in lost:
            missing = missing or words > 0
        else:
            assert tally.misses("other", count, said=words, now=LATER) is missing
            missing = False


def test_who_was_speaking_before_we_listened_is_no_loss() -> None:
    assert not Tally(0).misses("other", 500, said=2, now=1.0)


def test_a_newcomer_is_heard_from_its_first_word() -> None:
    assert not Tally(0).misses("other", 2, said=2, now=LATER)


def test_a_newcomer_who_has_spoken_unheard_is_a_loss() -> None:
    assert Tally(0).misses("other", 3, said=2, now=LATER)


def test_the_silent_are_forgotten_and_their_return_is_a_loss() -> None:
    tally = Tally(0)
    tally.misses("other", 5, said=5, now=LATER)
    tally.misses("third", 0, said=0, now=LATER + FORGET_SECONDS + 1)

    assert list(tally._heard) == ["third"]
    assert tally.misses("other", 5, said=0, now=LATER + FORGET_SECONDS + 2)
