"""Votes: one each, changeable, and seen by nobody before they are counted."""

from datetime import datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from backend.core import clock
from backend.core.db import unit_of_work
from backend.crew.models import CHOICES, Vote
from backend.crew.service import count_votes
from backend.crew.service.ideas import VOTING
from tests.conftest import UnitOfWork
from tests.crew.making import POSTED, AsAccount, Board
from tests.support.threads import at_once

OVER = datetime.fromisoformat(POSTED) + VOTING


def _votes() -> int:
    with unit_of_work(readonly=True) as session:
        return len(session.scalars(select(Vote)).all())


def _count() -> int:
    with unit_of_work():
        return count_votes()


def test_nobody_sees_how_it_stands_before_it_is_over(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(POSTED):
        board = Board(unit, as_account, youths=6)
        idea_id = board.idea()
        untouched = board.seen(idea_id, board.youths[5])
        for youth in board.youths[:5]:
            board.vote(youth, idea_id, "perhaps")
        for reader in (board.youths[5], board.organiser, board.coordinator):
            assert {**board.seen(idea_id, reader), "can_answer": None, "can_vote": None} == {
                **untouched,
                "can_answer": None,
                "can_vote": None,
            }
        assert board.seen(idea_id)["my_vote"] == "perhaps"


def test_when_it_is_over_it_is_counted_and_forgotten_who(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(POSTED):
        board = Board(unit, as_account, youths=6)
        idea_id, quiet = board.idea(), board.idea()
        for number, youth in enumerate(board.youths[:5]):
            board.vote(youth, idea_id, CHOICES[number % 2])
        board.vote(board.youths[0], quiet)
    with clock.freeze(OVER):
        late = board.vote(board.youths[5], idea_id)
        assert (_count(), _count()) == (2, 0)
        seen, few = board.seen(idea_id), board.seen(quiet)

    assert late.json["code"] == "vote_over"
    assert seen["tally"] == {"would_come": 3, "perhaps": 2, "not_for_me": 0}
    assert (seen["my_vote"], seen["can_vote"], few["tally"]) == (None, False, None)
    assert _votes() == 0


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pressed=st.lists(st.tuples(st.integers(0, 4), st.sampled_from(CHOICES)), min_size=1, max_size=15))
def test_the_last_word_of_each_counts_once(
    pressed: list[tuple[int, str]], unit: UnitOfWork, as_account: AsAccount
) -> None:
    with clock.freeze(POSTED):
        board = Board(unit, as_account, youths=5)
        idea_id = board.idea()
        for who, choice in pressed:
            board.vote(board.youths[who], idea_id, choice)
    with clock.freeze(OVER):
        _count()
        tally = board.seen(idea_id)["tally"]

    last = dict(pressed)
    counted = {choice: list(last.values()).count(choice) for choice in CHOICES}
    assert tally == (counted if len(last) == 5 else None)


def test_votes_at_once_and_counting_lose_none(unit: UnitOfWork, as_account: AsAccount) -> None:
    """Whoever was told their vote counted is in the tally, and no vote is left behind."""
    with clock.freeze(POSTED):
        board = Board(unit, as_account, youths=6)
        idea_id = board.idea()
        counted: list[Any] = at_once(
            lambda number: (
                board.vote(board.youths[number], idea_id).status_code
                if number < 6
                else board.answer(idea_id).status_code
            ),
            range(7),
        )
        voted = counted[:6].count(200)
        seen = board.seen(idea_id)

    assert counted[6] == 200
    assert set(counted[:6]) <= {200, 409}
    assert sum((seen["tally"] or {}).values()) == (voted if voted >= 5 else 0)
    assert _votes() == 0


def test_two_who_count_at_once_count_once(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(POSTED):
        board = Board(unit, as_account, youths=5)
        idea_id = board.idea()
        for youth in board.youths:
            board.vote(youth, idea_id)

    with clock.freeze(OVER + timedelta(days=1)):
        assert sum(at_once(lambda _: _count(), range(3))) == 1
        assert board.seen(idea_id)["tally"]["would_come"] == 5
