"""Five seats and a crowd, on both databases: all at once and twice each, at an even pace, and while seats come and go.

Then the storm other systems were measured in, over HTTP, the first page of a long list, and an event's page.
"""

import multiprocessing
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from backend.accounts import queries as accounts
from backend.app import create_app
from backend.core.config import Settings
from backend.core.db import Base, database, unit_of_work
from backend.events import service
from backend.events.models import Event, SignUp
from bench import Row
from bench._churn import churn
from bench._event_page import event_page
from bench._long_list import first_page
from bench._reminders import crashed
from bench._storm import storms
from tests.events.making import make_event
from tests.factories import make_community, make_youth
from tests.support import realservers

PEOPLE, SEATS, PROCESSES, ROUNDS = 24, 5, 2, 5
PACED, PER_SECOND = 200, 20
ATTEMPTS, UPCOMING, STORMS, CRASHES = 10_000, 10_000, 20, 1000
Press = tuple[str, str, float]


@dataclass(frozen=True)
class Crowd:
    """An event, and people who all want to come, `pause` seconds apart."""

    event_id: str
    people: list[str]
    pause: float


@dataclass
class Count:
    """What went wrong, and how long nearly everybody waited at most."""

    oversold: int = 0
    lost: int = 0
    doubled: int = 0
    p95_ms: float = 0.0


def measure(*, quick: bool = False) -> Iterator[Row]:
    """What went wrong on either database, and the slower one's wait when people come at an even pace."""
    rounds, paced = (2, 40) if quick else (ROUNDS, PACED)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        urls = [f"sqlite:///{Path(folder) / 'signups.db'}", stack.enter_context(realservers.postgres())]
        counts = [_count_on(folder, url, rounds, paced) for url in urls]
        for name, url in zip(("sqlite", "postgres"), urls, strict=True):
            settings = _settings(folder, url)
            _open(settings)
            yield from churn(name, settings, 400 if quick else ATTEMPTS)
            yield from first_page(name, 500 if quick else UPCOMING)
            yield from crashed(name, 40 if quick else CRASHES)
    rushed = len(counts) * rounds * PROCESSES * PEOPLE
    for name in ("oversold", "lost", "doubled"):
        yield Row(row=name, value=sum(getattr(count, name) for count in counts), unit="people", n=rushed)
    yield Row(row="p95_ms", value=max(count.p95_ms for count in counts), unit="ms", n=len(counts) * paced)
    yield from event_page()
    yield from storms(rounds=2 if quick else STORMS, workers=(2,) if quick else (2, 8))


def _count_on(folder: str, url: str, rounds: int, paced: int) -> Count:
    settings = _settings(folder, url)
    _open(settings)
    Base.metadata.create_all(database().engine)
    count = Count()
    spawning = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(PROCESSES, mp_context=spawning, initializer=_open, initargs=(settings,)) as pool:
        for _ in range(rounds):
            crowd = _gather(PEOPLE)
            _tally(count, crowd, _spread(pool, [crowd] * PROCESSES))
        pressed = _spread(pool, _shared_out(_gather(paced, pause=1 / PER_SECOND)))
    waits = sorted(seconds for _, _, seconds in pressed)
    count.p95_ms = 1000 * waits[int(0.95 * len(waits))]
    return count


def _settings(folder: str, url: str) -> dict[str, str]:
    return {"FLOK_DATA": folder, "DATABASE_URL": url, "LOG_LEVEL": "warning"}


def _shared_out(crowd: Crowd) -> list[Crowd]:
    """A part of the crowd for each process, who together keep the crowd's pace."""
    pause = crowd.pause * PROCESSES
    return [Crowd(crowd.event_id, crowd.people[part::PROCESSES], pause) for part in range(PROCESSES)]


def _spread(pool: ProcessPoolExecutor, crowds: Sequence[Crowd]) -> list[Press]:
    return [press for pressed in pool.map(_press_all, crowds) for press in pressed]


def _gather(size: int, *, pause: float = 0) -> Crowd:
    with unit_of_work():
        community = make_community(name=f"Signups {time.monotonic_ns()}")
        event = make_event(community=community, capacity=SEATS)
        return Crowd(event.id, [make_youth(community=community).id for _ in range(size)], pause)


def _open(settings: dict[str, str]) -> None:
    create_app(Settings.from_environment(settings))


def _press_all(crowd: Crowd) -> list[Press]:
    """Everybody's press in this process, all at once or one after each pause; the other process does the same."""
    begin = time.perf_counter()
    with ThreadPoolExecutor(PEOPLE) as threads:
        dues = [begin + index * crowd.pause for index in range(len(crowd.people))]
        return list(threads.map(_press, [crowd.event_id] * len(dues), crowd.people, dues))


def _press(event_id: str, account_id: str, due: float) -> Press:
    time.sleep(max(0.0, due - time.perf_counter()))
    start = time.perf_counter()
    try:
        with unit_of_work():
            actor = accounts.actors_by_id([account_id])[account_id]
            status = service.sign_up(actor=actor, event_id=event_id).status
    except Exception as error:  # noqa: BLE001  # whatever it is, this person was lost
        status = type(error).__name__
    return account_id, status, time.perf_counter() - start


def _tally(count: Count, crowd: Crowd, pressed: Sequence[Press]) -> None:
    with unit_of_work(readonly=True) as session:
        rows = session.scalars(select(SignUp).where(SignUp.event_id == crowd.event_id)).all()
        taken = session.get_one(Event, crowd.event_id).taken
    kept = {row.account_id: row.status for row in rows}
    told = {(account_id, status) for account_id, status, _ in pressed}
    going = sum(status == "going" for status in kept.values())
    count.oversold += max(0, going - SEATS, taken - SEATS)
    count.lost += sum({(one, kept.get(one, "?"))} != {said for said in told if said[0] == one} for one in crowd.people)
    count.doubled += sum(times - 1 for times in Counter(row.account_id for row in rows).values())
    count.doubled += len(rows) - len({row.turn for row in rows})
