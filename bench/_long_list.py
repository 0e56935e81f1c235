"""The first page of a very long list of events."""

from collections.abc import Iterator
from datetime import timedelta
from statistics import median
from time import perf_counter

from sqlalchemy import insert, inspect

from backend.accounts import queries as accounts
from backend.core.db import session, unit_of_work
from backend.core.ids import new_id
from backend.core.pagination import Window
from backend.events.models import Event
from backend.events.queries import list_events
from bench import Row
from tests.events.making import make_event
from tests.factories import make_community, make_youth
from tests.support.statements import counted_statements

TIMES = 50


def first_page(name: str, upcoming: int) -> Iterator[Row]:
    """How long it takes, and how many statements, beside the same of a list of one page."""
    short, few = _look(upcoming=Window().limit)
    long, many = _look(upcoming=upcoming)
    yield Row(row=f"list_{name}_ms", value=long, unit="ms", n=TIMES, ratio=long / short)
    yield Row(row=f"list_{name}_statements", value=many, unit="", n=upcoming, ratio=many / few)


def _look(upcoming: int) -> tuple[float, int]:
    with unit_of_work():
        community = make_community()
        event = make_event(community=community)
        facts = {column.key: getattr(event, column.key) for column in inspect(Event).columns}
        later = [
            {
                **facts,
                "id": new_id(),
                "room_id": None,
                "starts_at": event.starts_at + timedelta(minutes=number),
                "ends_at": event.ends_at + timedelta(minutes=number),
            }
            for number in range(1, upcoming)
        ]
        session().execute(insert(Event), later)
        youth = make_youth(community=community).id
    _ask(youth)
    with counted_statements() as statements:
        _ask(youth)
    return median(_ask(youth) for _ in range(TIMES)), len(statements)


def _ask(youth: str) -> float:
    begin = perf_counter()
    with unit_of_work(readonly=True):
        list_events(accounts.actors_by_id([youth])[youth], Window())
    return 1000 * (perf_counter() - begin)
