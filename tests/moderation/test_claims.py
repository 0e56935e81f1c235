"""Claims: one holder at a time, in the right order, never somebody with a part in it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.ids import new_id
from moderation import claims, service
from moderation.errors import CaseTaken
from moderation.models import Case, CaseParty
from moderation.severity import SEVERITIES
from tests.support.threads import at_once

from .making import CARD, moderator_of

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
MODERATORS = 50
in_database = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(autouse=True)
def at_noon(app: Flask) -> Iterator[None]:
    with clock.freeze(NOON):
        yield


def add_case(community_id: str, *, urgency: int = 2, minutes: int = 60, parties: set[str] | None = None) -> str:
    case = Case(
        community_id=community_id,
        kind=CARD,
        subject_id=new_id(),
        source="technical",
        urgency=urgency,
        deadline_at=clock.now() + timedelta(minutes=minutes),
    )
    session().add(case)
    session().flush()
    for account_id in parties or ():
        session().add(CaseParty(case_id=case.id, account_id=account_id))
    return case.id


def take_next(moderator: Actor) -> str | None:
    with unit_of_work():
        case = service.claim_next(actor=moderator)
        return case.id if case else None


class TestMany:
    def test_fifty_at_once_get_fifty_different_cases(self) -> None:
        community = new_id()
        with unit_of_work():
            expected = {add_case(community) for _ in range(MODERATORS)}
        taken = at_once(take_next, [moderator_of(community) for _ in range(MODERATORS)])
        assert len(taken) == len(set(taken)) == MODERATORS
        assert set(taken) == expected

    def test_fifty_at_once_for_one_case_give_one_holder(self) -> None:
        community = new_id()
        with unit_of_work():
            case_id = add_case(community)
        taken = at_once(take_next, [moderator_of(community) for _ in range(MODERATORS)])
        assert sorted(filter(None, taken)) == [case_id]

    def test_fifty_at_once_claiming_by_id_give_one_holder(self) -> None:
        community = new_id()
        with unit_of_work():
            case_id = add_case(community)

        def take(moderator: Actor) -> bool:
            try:
                with unit_of_work():
                    return service.claim(actor=moderator, case_id=case_id).is_held_by(moderator.id)
            except CaseTaken:
                return False

        assert sum(at_once(take, [moderator_of(community) for _ in range(MODERATORS)])) == 1


class TestOrder:
    @in_database
    @given(st.lists(st.tuples(st.integers(0, len(SEVERITIES) - 1), st.integers(-600, 600)), min_size=1, max_size=8))
    def test_the_most_urgent_first_then_the_nearest_deadline(self, wanted: list[tuple[int, int]]) -> None:
        community = new_id()
        with unit_of_work():
            cases = {add_case(community, urgency=urgency, minutes=minutes): (urgency, minutes)
                     for urgency, minutes in wanted}  # fmt: skip
        taken = [take_next(moderator_of(community)) for _ in range(len(wanted) + 1)]
        assert taken.pop() is None
        assert [cases[str(case_id)] for case_id in taken] == sorted(wanted)

    def test_what_one_holds_comes_first_again(self) -> None:
        community = new_id()
        me = moderator_of(community)
        with unit_of_work():
            mine = add_case(community)
        assert take_next(me) == mine
        with unit_of_work():
            add_case(community, urgency=0)
        assert take_next(me) == mine

    def test_what_one_left_comes_last_for_oneself_only(self) -> None:
        community = new_id()
        me = moderator_of(community)
        with unit_of_work():
            left, other = add_case(community, urgency=0), add_case(community, urgency=3)
        assert take_next(me) == left
        for _ in range(2):  # releasing again changes nothing
            with unit_of_work():
                service.release_claim(actor=me, case_id=left)
        assert take_next(me) == other
        assert take_next(moderator_of(community)) == left

    def test_alone_with_what_one_left_one_meets_it_again(self) -> None:
        community = new_id()
        me = moderator_of(community)
        with unit_of_work():
            only = add_case(community)
        assert take_next(me) == only
        with unit_of_work():
            service.release_claim(actor=me, case_id=only)
        assert take_next(me) == only


@in_database
@given(st.lists(st.sets(st.integers(0, 4)), min_size=1, max_size=6), st.integers(0, 4))
def test_nobody_is_ever_offered_a_case_they_take_part_in(parts: list[set[int]], who: int) -> None:
    community = new_id()
    people = [new_id() for _ in range(5)]
    me = moderator_of(community, people[who])
    with unit_of_work():
        cases = {add_case(community, parties={people[i] for i in part}): part for part in parts}
    offered = set()
    while case_id := take_next(me):
        offered.add(case_id)
        with unit_of_work():  # out of the way, so that the next one shows
            session().get_one(Case, case_id).decided_at = clock.now()
    assert offered == {case_id for case_id, part in cases.items() if who not in part}


class TestLease:
    def test_it_runs_out_by_itself(self) -> None:
        community = new_id()
        first, second = moderator_of(community), moderator_of(community)
        with unit_of_work():
            case_id = add_case(community)
        assert take_next(first) == case_id
        clock.advance(claims.LEASE - timedelta(seconds=1))
        assert take_next(second) is None
        clock.advance(timedelta(seconds=1))
        assert take_next(second) == case_id

    def test_claiming_again_renews_it(self) -> None:
        community = new_id()
        me = moderator_of(community)
        with unit_of_work():
            case_id = add_case(community)
        take_next(me)
        clock.advance(timedelta(minutes=9))
        with unit_of_work():
            assert service.claim(actor=me, case_id=case_id).lease_until == clock.now() + claims.LEASE

    @in_database
    @given(st.lists(st.tuples(st.sampled_from(["next", "claim", "release", "wait"]), st.integers(0, 2)), max_size=25))
    def test_whatever_happens_a_case_has_one_holder(self, steps: list[tuple[str, int]]) -> None:
        """Against a plain model: who holds the case, until when."""
        community = new_id()
        moderators = [moderator_of(community) for _ in range(3)]
        holder, until = None, clock.now()
        with clock.freeze(NOON):
            with unit_of_work():
                case_id = add_case(community)
            for step, who in steps:
                if step == "wait":
                    clock.advance(timedelta(minutes=4))
                    continue
                free = holder in {None, who} or until <= clock.now()
                got = _try(step, moderators[who], case_id)
                if step == "release":
                    holder = None if holder == who else holder
                    continue
                assert got is free
                if free:
                    holder, until = who, clock.now() + claims.LEASE


def _try(step: str, moderator: Actor, case_id: str) -> bool:
    with unit_of_work():
        if step == "release":
            service.release_claim(actor=moderator, case_id=case_id)
            return True
        if step == "next":
            return service.claim_next(actor=moderator) is not None
        try:
            return service.claim(actor=moderator, case_id=case_id).id == case_id
        except CaseTaken:
            return False
