"""Noticing a missing word, whatever was lost."""

from hypothesis import given
from hypothesis import strategies as st

from backend.core.tally import SILENT_SECONDS, Tally


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


def test_who_falls_silent_is_a_loss_once() -> None:
    tally = Tally()
    tally.misses("gone", 5, said=5, now=0)
    tally.misses("here", 5, said=5, now=SILENT_SECONDS)

    assert not tally.loses(SILENT_SECONDS)
    assert [tally.loses(SILENT_SECONDS + 1), tally.loses(SILENT_SECONDS + 1)] == [True, False]
    assert not tally.misses("here", 6, said=1, now=SILENT_SECONDS + 2)


def test_who_says_goodbye_is_none() -> None:
    tally = Tally()
    tally.misses("other", 5, said=5, now=0)
    tally.forget("other")

    assert not tally.loses(SILENT_SECONDS + 1)


def test_nobody_is_silent_while_nobody_can_be_heard() -> None:
    tally = Tally()
    tally.misses("other", 5, said=5, now=0)
    tally.resume(100)

    assert not tally.loses(100 + SILENT_SECONDS)
    assert tally.misses("other", 7, said=1, now=100)
