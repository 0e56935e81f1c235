"""Noticing a missing word, whatever was lost."""

from hypothesis import given
from hypothesis import strategies as st

from backend.core.live.gaps import SILENT_SECONDS, GapDetector


@given(said=st.lists(st.integers(0, 5), min_size=1), lost=st.sets(st.integers(0, 20)))
def test_a_loss_is_noticed_by_the_next_that_comes_and_nothing_else_is(said: list[int], lost: set[int]) -> None:
    gaps, count, missing = GapDetector(), 0, False
    gaps.misses("other", 0, said=0, now=0)
    for place, words in enumerate(said):
        count += words
        if place in lost:
            missing = missing or words > 0
        else:
            assert gaps.misses("other", count, said=words, now=0) is missing
            missing = False


def test_a_newcomer_is_heard_from_its_first_word() -> None:
    assert not GapDetector().misses("other", 2, said=2, now=0)


def test_whoever_spoke_unheard_is_a_loss() -> None:
    assert GapDetector().misses("other", 3, said=2, now=0)


def test_who_falls_silent_is_a_loss_once() -> None:
    gaps = GapDetector()
    gaps.misses("gone", 5, said=5, now=0)
    gaps.misses("here", 5, said=5, now=SILENT_SECONDS)

    assert not gaps.loses(SILENT_SECONDS)
    assert [gaps.loses(SILENT_SECONDS + 1), gaps.loses(SILENT_SECONDS + 1)] == [True, False]
    assert not gaps.misses("here", 6, said=1, now=SILENT_SECONDS + 2)


def test_who_says_goodbye_is_none() -> None:
    gaps = GapDetector()
    gaps.misses("other", 5, said=5, now=0)
    gaps.forget("other")

    assert not gaps.loses(SILENT_SECONDS + 1)


def test_nobody_is_silent_while_nobody_can_be_heard() -> None:
    gaps = GapDetector()
    gaps.misses("other", 5, said=5, now=0)
    gaps.resume(100)

    assert not gaps.loses(100 + SILENT_SECONDS)
    assert gaps.misses("other", 7, said=1, now=100)
