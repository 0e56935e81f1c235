from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import bindparam, select, update

from backend.accounts.models import Community
from backend.core.db import after_commit, run, session, unit_of_work
from tests.conftest import UnitOfWork
from tests.factories import make_account, make_community


def test_what_raises_leaves_nothing_and_tells_nobody(unit: UnitOfWork) -> None:
    told: list[str] = []
    with pytest.raises(ZeroDivisionError), unit():
        make_community(name="Væk")
        after_commit(lambda: told.append("Væk"))
        raise ZeroDivisionError

    with unit() as opened:
        assert opened.scalars(select(Community)).all() == []
    assert told == []


def test_the_world_is_told_after_the_commit_and_one_failure_stops_no_other(unit: UnitOfWork) -> None:
    told: list[bool] = []

    def tell() -> None:
        with unit_of_work(readonly=True) as other:
            told.append(other.scalar(select(Community.name)) == "Her")

    def fail() -> None:
        raise ZeroDivisionError

    with unit():
        make_community(name="Her")
        after_commit(fail)
        after_commit(tell)

    assert told == [True]


def test_units_do_not_nest_and_a_session_needs_one(unit: UnitOfWork) -> None:
    with unit(), pytest.raises(RuntimeError, match="nest"), unit():
        pass
    with pytest.raises(RuntimeError, match="no unit"):
        session()


def test_a_prepared_statement_sees_what_this_unit_has_changed(unit: UnitOfWork) -> None:
    names = select(Community.name).where(Community.id == bindparam("community_id"))
    with unit():
        community = make_community(name="Før")
        community.name = "Efter"

        assert run(names, community_id=community.id).scalars().all() == ["Efter"]
    with pytest.raises(RuntimeError, match="no unit"):
        run(names, community_id=community.id)


def test_moments_come_back_aware_in_utc_whatever_they_went_in_as(unit: UnitOfWork) -> None:
    moment = datetime(2026, 11, 22, 18, 0, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
    with unit():
        account = make_account(community=make_community())
        account.created_at = moment
    with unit() as opened:
        read = opened.get_one(type(account), account.id).created_at

    assert read == moment
    assert read.tzinfo is UTC
    with pytest.raises(Exception, match="aware"), unit() as opened:
        opened.get_one(type(account), account.id).created_at = moment.replace(tzinfo=None)


def test_writers_take_turns_and_lose_no_update(unit: UnitOfWork) -> None:
    with unit():
        community = make_community(name="0")

    def add_one(_number: int) -> None:
        with unit_of_work() as opened:
            found = opened.scalar(select(Community).where(Community.id == community.id).with_for_update())
            assert found is not None
            opened.execute(update(Community).where(Community.id == found.id).values(name=str(int(found.name) + 1)))

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(add_one, range(40)))

    with unit() as opened:
        assert opened.scalar(select(Community.name)) == "40"
