"""Neither sending, opening a room nor looking for whom to tell reads a table from end to end, on both databases."""

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from sqlalchemy import event, text

from backend.accounts import service as accounts
from backend.chat import queries, service, views
from backend.chat.alerts import GRACE, Sweep
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import database, session
from backend.core.pagination import Window
from tests.chat.making import Gathering, make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.factories import make_community

# What the parameters bring along is read from end to end, and nothing else.
SCANS = re.compile(r"(?:^|\n)\s*(?:->)?\s*(SCAN (?!anon|value|drafts|json_each|\d)\S+(?! VIRTUAL)|Seq Scan on \S+)")


def _asked(action: Callable[[], object]) -> list[tuple[str, Any]]:
    """All that `action` asks of the database."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        asked.append((statement, parameters[0] if many else parameters))

    event.listen(database().engine, "before_cursor_execute", note)
    try:
        action()
    finally:
        event.remove(database().engine, "before_cursor_execute", note)
    return asked


def _plans(asked: Sequence[tuple[str, Any]]) -> list[str]:
    """How the database would do that; needs an open unit of work."""
    explain = "EXPLAIN QUERY PLAN " if database().is_sqlite else "EXPLAIN "
    if not database().is_sqlite:
        session().execute(text("SET LOCAL enable_seqscan = off"))  # so few rows would be read from end to end otherwise
    ran = session().connection().exec_driver_sql
    plannable = [one for one in asked if one[0].lstrip().startswith(("SELECT", "UPDATE", "INSERT", "WITH"))]
    return ["\n".join(str(row[-1]) for row in ran(explain + statement, values)) for statement, values in plannable]


def _scans(plans: Sequence[str]) -> list[str]:
    return [found for plan in plans for found in SCANS.findall(plan)]


def _send(gathering: Gathering, author: Actor) -> None:
    answers = [say(author, gathering.room).id for _ in range(2)]
    drafts = [
        service.Draft(actor=one, room_id=gathering.room.id, client_id=f"n{place}", text="hej", reply_to=answers[0])
        for place, one in enumerate((gathering.one, gathering.other, gathering.host))
    ]
    assert len(service.send_messages(drafts)) == 3
    session().flush()


def _open(gathering: Gathering, reader: Actor) -> None:
    membership = queries.get_membership(reader, gathering.room.id)
    views.room_of(membership)
    for where in ({"before_seq": None}, {"before_seq": 3}, {"after_seq": 1}, {"around_seq": 2}):
        asked = {"after_seq": None, "before_seq": None, "around_seq": None, **where}
        views.history(reader, queries.list_history(reader, gathering.room.id, limit=50, **asked))
    views.catch_up(reader, queries.catch_up(reader, {gathering.room.id: 1}, {gathering.room.id: 0}))
    queries.list_memberships(reader, Window(None, 30)).map(views.rooms_of)


@pytest.mark.parametrize("action", [_send, _open])
def test_nothing_is_read_from_end_to_end(unit: UnitOfWork, action: Callable[[Gathering, Actor], None]) -> None:
    with unit():
        community = make_community()
        gathering = make_gathering(community=community)
        make_friends(community=community)
        for author in (gathering.one, gathering.host, gathering.one):
            say(author, gathering.room)

    with unit():
        plans = _plans(_asked(lambda: action(gathering, gathering.other)))

    assert len(plans) > 5
    assert _scans(plans) == []


def test_whom_to_tell_is_found_without_reading_everybody(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        with unit():
            gathering = make_gathering()
            accounts.change_me(actor=gathering.one, nickname="Bølge")
            say(gathering.other, gathering.room, "Kommer du, @Bølge?")
        clock.advance(2 * GRACE)
        told: list[int] = []
        asked = _asked(lambda: told.append(Sweep().run()))
        with unit():
            plans = _plans(asked)

    assert told == [2]
    assert len(plans) > 5
    assert _scans(plans) == []


def test_a_scan_would_be_seen(unit: UnitOfWork) -> None:
    with unit() as opened:
        asked = _asked(lambda: opened.execute(text("SELECT id FROM chat_messages WHERE text = 'hej'")).all())

        assert len(_scans(_plans(asked))) == 1
