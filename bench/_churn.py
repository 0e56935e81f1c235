"""Many attempts at once while seats come and go: people press, stay away, press again, and organisers change sizes."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from random import Random

from sqlalchemy import func, select

from backend.accounts import queries as accounts
from backend.app import create_app
from backend.core.config import Settings
from backend.core.db import unit_of_work
from backend.core.errors import AppError
from backend.events import service
from backend.events.models import Event, SignUp
from bench import Row
from tests.events.making import make_event
from tests.factories import make_community, make_youth

PROCESSES, THREADS, EVENTS, PEOPLE = 4, 8, 10, 60
STAYS_AWAY, CHANGES_SIZE = 0.3, 0.03
Part = tuple[int, int, list[str], list[str], list[str]]


def churn(name: str, settings: dict[str, str], attempts: int) -> Iterator[Row]:
    """How often an event was not as its rows say afterwards; `settings` lead to an open database."""
    with unit_of_work():
        community = make_community()
        events = [make_event(community=community, capacity=5) for _ in range(EVENTS)]
        event_ids, hosts = [event.id for event in events], [event.host_id for event in events]
        people = [make_youth(community=community).id for _ in range(PEOPLE)]
    spawning = multiprocessing.get_context("spawn")
    parts = [(seed, attempts // PROCESSES, event_ids, hosts, people) for seed in range(PROCESSES)]
    with ProcessPoolExecutor(PROCESSES, mp_context=spawning, initializer=_open, initargs=(settings,)) as pool:
        failed = sum(pool.map(_live, parts))
    wrong = _look(event_ids)
    yield Row(row=f"churn_{name}_failed", value=failed, unit="tries", n=attempts)
    yield Row(row=f"churn_{name}_wrong_events", value=wrong, unit="events", n=EVENTS)


def _open(settings: dict[str, str]) -> None:
    create_app(Settings.from_environment(settings))


def _live(part: Part) -> int:
    """How many tries ended in something nobody should see."""
    seed, attempts, *rest = part
    with ThreadPoolExecutor(THREADS) as threads:
        return sum(threads.map(lambda number: _try(Random(1_000_003 * seed + number), *rest), range(attempts)))  # noqa: S311


def _try(chance: Random, event_ids: list[str], hosts: list[str], people: list[str]) -> bool:
    number = chance.randrange(len(event_ids))
    try:
        with unit_of_work():
            if chance.random() < CHANGES_SIZE:
                host = accounts.actors_by_id([hosts[number]])[hosts[number]]
                changes = {"capacity": chance.randint(1, 12)}
                service.change_event(actor=host, event_id=event_ids[number], changes=changes)
                return False
            who = chance.choice(people)
            actor = accounts.actors_by_id([who])[who]
            come = service.cancel_sign_up if chance.random() < STAYS_AWAY else service.sign_up
            come(actor=actor, event_id=event_ids[number])
    except AppError:
        return False
    except Exception:  # noqa: BLE001  # whatever it is, this person was lost
        return True
    return False


def _look(event_ids: list[str]) -> int:
    """Events whose seats are not their rows, with a free seat while somebody waits, or with two rows of one person."""
    wrong = 0
    with unit_of_work(readonly=True) as session:
        for event_id in event_ids:
            event = session.get_one(Event, event_id, populate_existing=True)
            rows = session.execute(
                select(SignUp.status, func.count()).where(SignUp.event_id == event_id).group_by(SignUp.status)
            )
            count = {row[0]: row[1] for row in rows}
            everybody = session.scalars(select(SignUp.account_id).where(SignUp.event_id == event_id)).all()
            idle = event.capacity is not None and event.taken < event.capacity and count.get("waiting", 0) > 0
            wrong += event.taken != count.get("going", 0) or idle or len(everybody) != len(set(everybody))
    return wrong
