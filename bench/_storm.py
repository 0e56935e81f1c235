"""Too many people for five seats, all at once over HTTP, half pressing twice: as two other systems were measured.

Everybody first reads the event, then waits at the gate, then presses. Two requests for a sign-up, whatever comes of it.
"""

import tempfile
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field
from threading import Barrier
from time import perf_counter
from typing import Any

import requests

from backend.app import create_app
from backend.core.config import Settings
from backend.core.db import Base, database, unit_of_work
from backend.events.models import Event
from bench import Row
from bench._processes import CORES, Server, cpu_seconds, server
from tests.events.making import make_event
from tests.factories import make_community, make_token, make_youth
from tests.support import realservers

SEATS, SIZES, PATIENCE_SECONDS = 5, (24, 32, 48, 64), 60
_SETTINGS = {"HOST": "127.0.0.1", "PORT": "0", "TASKS": "separate", "LOG_LEVEL": "warning"}


@dataclass
class Storm:
    """What became of everybody."""

    people: int = 0
    given: int = 0
    rounds: int = 0
    odd_rounds: int = 0
    failed: int = 0
    refused: int = 0
    listed: int = 0
    twice: int = 0
    same: int = 0
    waits: list[float] = field(default_factory=list)
    cpu_seconds: float = 0.0


def storms(*, rounds: int, workers: tuple[int, ...]) -> Iterator[Row]:
    """A storm on PostgreSQL with so many workers."""
    for count in workers:
        with tempfile.TemporaryDirectory() as folder, realservers.postgres(durable=True) as url:
            yield from _rows(count, _rage(folder, url, count, rounds))


def _rage(folder: str, url: str, workers: int, rounds: int) -> Storm:
    environ = {"FLOK_DATA": folder, "DATABASE_URL": url, **_SETTINGS}
    create_app(Settings.from_environment(environ))
    Base.metadata.create_all(database().engine)
    postgres, storm = realservers.process_of(url), Storm()
    with ExitStack() as stack:
        running = [stack.enter_context(server("backend.serve", CORES, **environ)) for _ in range(workers)]
        _round(running, Storm(), SIZES[0])  # so that nobody pays for what is loaded once
        before = _cpu(running, postgres)
        for number in range(rounds):
            _round(running, storm, SIZES[number % len(SIZES)])
        storm.cpu_seconds = _cpu(running, postgres) - before
    return storm


def _cpu(running: list[Server], postgres: int) -> float:
    return sum(cpu_seconds(one.pid) for one in running) + cpu_seconds(postgres)


def _round(running: list[Server], storm: Storm, size: int) -> None:
    with unit_of_work():
        community = make_community()
        event_id = make_event(community=community, capacity=SEATS).id
        tokens = [make_token(make_youth(community=community).id) for _ in range(size)]
    presses = [number for number in range(size) for _ in range(2 - number % 2)]
    gate = Barrier(len(presses))

    def press(number: int) -> tuple[int, str, float]:
        with requests.Session() as web:
            web.headers["Authorization"] = f"Bearer {tokens[number]}"
            url = f"http://127.0.0.1:{running[number % len(running)].port}/api/v1/events/{event_id}"
            web.get(url, timeout=PATIENCE_SECONDS)
            gate.wait(PATIENCE_SECONDS)
            begin = perf_counter()
            return number, _said(web.post(f"{url}/sign-ups", json={}, timeout=PATIENCE_SECONDS)), perf_counter() - begin

    with ThreadPoolExecutor(len(presses)) as threads:
        _tally(storm, list(threads.map(press, presses)), event_id)


def _said(answer: requests.Response) -> str:
    told: dict[str, Any] = answer.json()
    return str(told.get("status")) if answer.ok else "failed"


def _tally(storm: Storm, pressed: list[tuple[int, str, float]], event_id: str) -> None:
    by_person: dict[int, list[str]] = {}
    for number, said, seconds in pressed:
        by_person.setdefault(number, []).append(said)
        storm.waits.append(seconds)
    first = Counter(said[0] for said in by_person.values())
    with unit_of_work(readonly=True) as session:
        taken = session.get_one(Event, event_id).taken
    storm.people += len(by_person)
    storm.rounds += 1
    storm.given += first["going"]
    storm.odd_rounds += not first["going"] == taken == SEATS
    storm.failed += sum(said.count("failed") for said in by_person.values())
    storm.refused += len(by_person) - first["going"]
    storm.listed += first["waiting"]
    twice = [said for said in by_person.values() if len(said) > 1]
    storm.twice += len(twice)
    storm.same += sum(len(set(said)) == 1 for said in twice)


def _rows(workers: int, storm: Storm) -> Iterator[Row]:
    def row(name: str, value: float, unit: str, n: int, ratio: float | None = None) -> Row:
        return Row(row=f"storm{workers}_{name}", value=value, unit=unit, n=n, ratio=ratio)

    waits = sorted(storm.waits)
    yield row("odd_rounds", storm.odd_rounds, "rounds", storm.rounds)
    yield row("failed", storm.failed, "presses", len(waits))
    yield row("refused_listed", storm.listed, "people", storm.refused, storm.listed / storm.refused)
    yield row("twice_same_answer", storm.same, "people", storm.twice, storm.same / storm.twice)
    yield row("p50_s", waits[len(waits) // 2], "s", len(waits))
    yield row("p95_s", waits[int(0.95 * len(waits))], "s", len(waits))
    yield row("cpu_s_each", storm.cpu_seconds / storm.people, "s", storm.people)
