"""Neither sending nor opening a room reads a table from end to end: every step goes by an index, on both databases."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import event, text

from backend.chat import queries, service, views
from backend.core.actor import Actor
from backend.core.db import database, session
from backend.core.pagination import Window
from tests.chat.making import Gathering, make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.factories import make_community

# What the parameters bring along is read from end to end, and nothing else.
SCANS = re.compile(r"(?:^|\n)\s*(?:->)?\s*(SCAN (?!anon|value|drafts|json_each|\d)\S+(?! VIRTUAL)|Seq Scan on \S+)")


def _plans(action: Callable[[], object]) -> list[str]:
    """How the database would do everything that `action` asks of it."""
    asked: list[tuple[str, Any]] = []

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        asked.append((statement, parameters[0] if many else parameters))

    event.listen(database().engine, "before_cursor_execute", note)
    try:
        action()
        session().flush()
    finally:
        event.remove(database().engine, "before_cursor_execute", note)
    explain = "EXPLAIN QUERY PLAN " if database().is_sqlite else "EXPLAIN "
    if not database().is_sqlite:
        session().execute(text("SET LOCAL enable_seqscan = off"))  # so few rows would be read from end to end otherwise
    ran = session().connection().exec_driver_sql
    plannable = [one for one in asked if one[0].lstrip().startswith(("SELECT", "UPDATE", "INSERT", "WITH"))]
    return ["\n".join(str(row[-1]) for row in ran(explain + statement, values)) for statement, values in plannable]


def _send(gathering: Gathering, author: Actor) -> None:
    answers = [say(author, gathering.room).id for _ in range(2)]
    drafts = [
        service.Draft(actor=one, room_id=gathering.room.id, client_id=f"n{place}", text="hej", reply_to=answers[0])
        for place, one in enumerate((gathering.one, gathering.other, gathering.host))
    ]
    assert len(service.send_messages(drafts)) == 3


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
        plans = _plans(lambda: action(gathering, gathering.other))

    assert len(plans) > 5
    assert [found for plan in plans for found in SCANS.findall(plan)] == []


def test_a_scan_would_be_seen(unit: UnitOfWork) -> None:
    with unit() as opened:
        plans = _plans(lambda: opened.execute(text("SELECT id FROM chat_messages WHERE text = 'hej'")).all())

    assert [bool(SCANS.findall(plan)) for plan in plans] == [True]
