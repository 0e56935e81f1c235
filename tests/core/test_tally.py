"""Noticing a missing word, whatever was lost."""

from hypothesis import given
from hypothesis import strategies as st

from backend.core.tally import FORGET_SECONDS, Tally


@given(said=st.lists(st.integers(0, 5), min_size=1), lost=st.sets(st.integers(0, 20)))
def test_a_loss_is_noticed_by_the_next_that_comes_and_nothing_else_is(said: list[int], lost: set[int]) -> None:
    tally, count, missing = Tally(), 0, False
    tally.misses("other", 0, said=0, now=0)
    for place, words in enumerate(said):
        count += words
        if place in lost:
            missing = missing or words > 0
        else:
            assert tally.misses("other", count, said=words, now=0) is missing
            missing = False


def test_a_newcomer_is_heard_from_its_first_word() -> None:
    assert not Tally().misses("other", 2, said=2, now=0)


def test_whoever_spoke_unheard_is_a_loss() -> None:
    assert Tally().misses("other", 3, said=2, now=0)


def test_the_silent_are_forgotten_and_their_return_is_a_loss() -> None:
    tally = Tally()
    tally.misses("other", 5, said=5, now=0)
    tally.misses("third", 0, said=0, now=FORGET_SECONDS + 1)

    assert list(tally._heard) == ["third"]
    assert tally.misses("other", 5, said=0, now=FORGET_SECONDS + 2)
