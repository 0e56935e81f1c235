"""Shifts: who plans them, that nobody is in two places, and that a promise is taken back with the right to keep it."""

from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.accounts.models import RoleGrant
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from backend.core.pagination import Window
from moderation.roster import queries, service
from moderation.roster.models import Shift
from moderation.roster.service import AlreadyOnShift, ShiftNotBegun
from tests import factories
from tests.conftest import UnitOfWork
from tests.moderation.making import audited
from tests.moderation.people import Cast

NOW = "2026-11-23T16:00:00+01:00"


def on(hours: float) -> datetime:
    return clock.now() + timedelta(hours=hours)


def plan(actor: Actor, who: Actor, begins: float = 0, ends: float = 6, kind: str = "moderator") -> Shift:
    return service.plan_shift(actor=actor, account_id=who.id, kind=kind, starts_at=on(begins), ends_at=on(ends))


def test_a_coordinator_plans_and_it_counts(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        assert queries.watch(cast.community.id) == (False, None, None)
        shift = plan(cast.coordinator, cast.moderator)
        assert queries.watch(cast.community.id) == (True, on(6), None)
        service.cancel_shift(actor=cast.moderator, shift_id=shift.id)
        assert queries.watch(cast.community.id) == (False, None, None)
        assert [entry.action for entry in audited("shift.planned") + audited("shift.cancelled")] == [
            "shift.planned",
            "shift.cancelled",
        ]


def test_a_shift_of_somebody_who_may_no_longer_counts_for_nothing(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW):
        with unit():
            plan(cast.coordinator, cast.moderator)
            plan(cast.coordinator, cast.colleague, 8, 10)
            grant = session().query(RoleGrant).filter_by(account_id=cast.moderator.id).one()
            grant.screened_until = clock.today() - timedelta(days=1)
        with unit():
            assert queries.watch(cast.community.id) == (False, None, on(8))
            assert set(queries.list_on_shift(cast.community.id, "moderator", clock.now())) == set()


def test_being_on_call_is_not_watching(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        duty = factories.make_adult("duty", community=cast.community)
        plan(cast.coordinator, duty, kind="duty")
        assert not queries.watch(cast.community.id).watching
        assert set(queries.list_on_shift(cast.community.id, "duty", clock.now())) == {duty.id}


def test_who_may_plan_for_whom(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        plan(cast.moderator, cast.moderator)
        for actor, who in ((cast.moderator, cast.colleague), (cast.author, cast.author)):
            with pytest.raises(Forbidden):
                plan(actor, who, 10, 12)
        far = factories.make_adult("moderator", community=factories.make_community())
        for who, kind in ((far, "moderator"), (cast.author, "moderator"), (cast.moderator, "duty")):
            with pytest.raises(Invalid):
                plan(cast.coordinator, who, 10, 12, kind)


@pytest.mark.parametrize(("begins", "ends"), [(0, 0), (2, 1), (0, 0.1), (0, 26), (-3, -1), (24 * 200, 24 * 200 + 1)])
def test_times_that_make_no_sense(unit: UnitOfWork, cast: Cast, begins: float, ends: float) -> None:
    with clock.freeze(NOW), unit(), pytest.raises(Invalid):
        plan(cast.coordinator, cast.moderator, begins, ends)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(1, 6)), min_size=1, max_size=6))
def test_nobody_is_in_two_places(unit: UnitOfWork, cast: Cast, asked: list[tuple[int, int]]) -> None:
    with clock.freeze(NOW):
        for begins, length in asked:
            try:
                with unit():
                    plan(cast.coordinator, cast.moderator, begins, begins + length)
            except AlreadyOnShift:
                pass
        with unit():
            rows = queries.list_shifts(cast.coordinator, Window(limit=50)).items
            assert rows
            assert all(one.ends_at <= other.starts_at for one, other in pairwise(rows))
            session().query(Shift).delete()


def test_leaving_word_for_the_next(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        now, later = plan(cast.moderator, cast.moderator), plan(cast.moderator, cast.moderator, 8, 9)
        assert service.hand_over(actor=cast.moderator, shift_id=now.id, note="To sager venter.").noted_at == clock.now()
        with pytest.raises(ShiftNotBegun):
            service.hand_over(actor=cast.moderator, shift_id=later.id, note="For tidligt.")
        with pytest.raises(NotFound):
            service.hand_over(actor=cast.colleague, shift_id=now.id, note="Ikke min.")
        seen = queries.list_shifts(cast.colleague, Window()).items
        assert [row.note for row in seen] == ["To sager venter.", None]


def test_the_roster_of_others_is_nobodys_business(unit: UnitOfWork, cast: Cast) -> None:
    with clock.freeze(NOW), unit():
        shift = plan(cast.coordinator, cast.moderator)
        far = factories.make_adult("coordinator", community=factories.make_community())
        with pytest.raises(NotFound):
            service.cancel_shift(actor=far, shift_id=shift.id)
        assert queries.list_shifts(far, Window()).items == []
        with pytest.raises(Forbidden):
            queries.list_shifts(cast.author, Window())
