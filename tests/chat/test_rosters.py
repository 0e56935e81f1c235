"""Who is in a room may be kept from before, and is nevertheless what the database holds now, whoever changed it how."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, delete, event, text, update

from backend.accounts.ages import YOUNGEST
from backend.accounts.models import Account, Community, Identity
from backend.chat import rosters
from backend.chat.models import Membership
from backend.chat.rosters import Present, Roster, list_rosters
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import database, session
from tests.chat.making import Gathering, make_gathering
from tests.conftest import UnitOfWork
from tests.factories import make_youth


def _stamp(room_id: str) -> int:
    stamp: int = session().scalars(text("SELECT roster_stamp FROM chat_rooms WHERE id = :id"), {"id": room_id}).one()
    return stamp


def _roster(room_id: str) -> Roster:
    session().flush()
    return list_rosters({room_id: _stamp(room_id)})[room_id]


def _now(room_id: str) -> dict[str, Present]:
    return rosters._read([room_id])[room_id]


def _seat(gathering: Gathering) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (Membership.room_id == gathering.room.id, Membership.account_id == gathering.one.id)


def _newcomer(gathering: Gathering, day: date) -> Actor:
    return make_youth(community=session().get_one(Community, gathering.room.community_id), age=day.year % 9 + 13)


CHANGES: dict[str, Callable[[Gathering, date], object]] = {
    "leaves": lambda g, _: session().execute(update(Membership).where(*_seat(g)).values(left_at=clock.now())),
    "comes back": lambda g, _: session().execute(update(Membership).where(*_seat(g)).values(left_at=None)),
    "is the host": lambda g, _: session().execute(update(Membership).where(*_seat(g)).values(role="host")),
    "is nobody": lambda g, _: session().execute(delete(Membership).where(*_seat(g))),
    "is new": lambda g, day: session().add(Membership(room_id=g.room.id, account_id=_newcomer(g, day).id)),
    "has no birthday": lambda g, _: session().execute(delete(Identity).where(Identity.account_id == g.one.id)),
    "has another": lambda g, day: session().execute(
        update(Identity).where(Identity.account_id == g.other.id).values(birth_date=day)
    ),
    "is an adult": lambda g, _: session().execute(update(Account).where(Account.id == g.one.id).values(kind="adult")),
    "is a youth": lambda g, _: session().execute(update(Account).where(Account.id == g.one.id).values(kind="youth")),
    "reads": lambda g, _: session().execute(update(Membership).where(*_seat(g)).values(read_seq=7)),
}


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(sorted(CHANGES)), st.dates(date(2003, 1, 1), date(2012, 1, 1)), st.booleans()),
        min_size=1,
        max_size=8,
    )
)
def test_it_is_what_the_database_holds(unit: UnitOfWork, steps: list[tuple[str, date, bool]]) -> None:
    with unit():
        gathering = make_gathering()
        for name, day, comes_to_nothing in steps:
            attempt = session().begin_nested()
            CHANGES[name](gathering, day)
            assert _roster(gathering.room.id).people == _now(gathering.room.id), name
            attempt.rollback() if comes_to_nothing else attempt.commit()
            assert _roster(gathering.room.id).people == _now(gathering.room.id), name


def test_it_is_read_once_until_something_changes(unit: UnitOfWork) -> None:
    asked: list[str] = []

    def listen(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        asked.append(statement)

    with unit():
        room_id = make_gathering().room.id
        first = _roster(room_id)
        stamp = _stamp(room_id)
        event.listen(database().engine, "before_cursor_execute", listen)
        try:
            assert list_rosters({room_id: stamp})[room_id] is first
            assert asked == []
            assert list_rosters({room_id: stamp + 1})[room_id] == first
            assert len(asked) == 1
        finally:
            event.remove(database().engine, "before_cursor_execute", listen)


def test_only_so_many_are_kept(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rosters, "KEPT_AT_MOST", len(rosters._kept) + 1)
    with unit():
        for _ in range(3):
            _roster(make_gathering().room.id)

    assert len(rosters._kept) == rosters.KEPT_AT_MOST


def _person(name: str, birth_date: date | None, kind: str = "youth") -> Present:
    return Present("room", name, "member", kind, birth_date)


@given(births=st.dictionaries(st.sampled_from("abcde"), st.none() | st.dates(date(1990, 1, 1), date(2012, 12, 31))))
def test_the_youngest_of_the_others(births: dict[str, date | None]) -> None:
    roster = Roster({name: _person(name, birth) for name, birth in births.items()})
    for name in "abcdef":
        others = [birth for one, birth in births.items() if one != name]
        with clock.freeze("2026-06-01T12:00:00+00:00"):
            ages = [(date(2026, 6, 1) - birth) // timedelta(days=1) for birth in others if birth]
            youngest = roster.youngest_besides(name)
        if None in others:
            assert youngest is not None
            assert youngest <= YOUNGEST
        elif ages:
            assert youngest == pytest.approx(min(ages) / 365.25, abs=1.01)
        else:
            assert youngest is None


def test_adults_of_unknown_age_make_nobody_younger() -> None:
    roster = Roster({"a": _person("a", date(2010, 1, 1)), "b": _person("b", None, "adult")})
    with clock.freeze("2026-06-01T12:00:00+00:00"):
        assert [roster.youngest_besides(one) for one in "abc"] == [None, 16, 16]
