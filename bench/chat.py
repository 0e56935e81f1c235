"""What a message costs: server CPU for each acknowledged message, next to a server that only echoes.

Ours has checked who writes, screened the text and committed it before it answers; the bare one does none of that.
All run at the same time on the same core, repetition by repetition, so that a slow moment hits them all. With
PostgreSQL and Valkey, their CPU counts as ours. Background work is left to a worker, as in every larger installation.
"""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

from bench import Row
from bench._crowds import SIZES, Rooms, list_handles, named, prepare
from bench._generator import Job, Line, Result
from bench._paced import Job as PacedJob
from bench._processes import CORES, PROJECT, SERVER_CORE, Server, pin_all, resident_kb, server
from tests.support import realservers

REPETITIONS, WARM_UP, SECONDS = 5, 1.0, 3.0
IDLE = 1000
PACE, SIGN_INS, PACED_SECONDS = 100.0, 5.0, 10.0


@dataclass(frozen=True)
class Site:
    """Somewhere to talk: servers that share rooms, and everything whose CPU they cost."""

    ports: list[int]
    pids: list[int]
    rooms: dict[int, Rooms]


def measure(*, quick: bool = False) -> Iterator[Row]:
    """Chat against bare at every room size, one worker against two, an idle line, and answers while many sign in."""
    repetitions, seconds = (2, 1.0) if quick else (REPETITIONS, SECONDS)
    with tempfile.TemporaryDirectory() as folder, realservers.postgres(durable=True) as postgres:
        alone = {"FLOK_DATA": folder, **_SETTINGS}
        grown = {**alone, "DATABASE_URL": postgres}
        rooms, grown_rooms = prepare(alone), prepare(grown)
        results: dict[tuple[str, int], list[Result]] = defaultdict(list)
        for _ in range(repetitions):
            # Fresh servers each time: what one repetition leaves behind is not the next one's burden.
            with _sites(alone, grown, postgres, rooms, grown_rooms) as sites:
                for size in SIZES:
                    for name, site in sites.items():
                        results[name, size].append(_run(site, size, seconds))
        yield from _compare(results)
        with server("backend.serve", **alone) as ours:
            yield _idle(ours, rooms[2], IDLE // 5 if quick else IDLE)
        yield _sign_ins(alone, prepare(alone)[10], list_handles(), repetitions, 3.0 if quick else PACED_SECONDS)


_SETTINGS = {
    "HOST": "127.0.0.1",
    "PORT": "0",
    "LOG_LEVEL": "warning",
    "TASKS": "separate",
    "MESSAGES_PER_MINUTE": "1000000",
}


@contextmanager
def _sites(
    alone: dict[str, str], grown: dict[str, str], postgres: str, rooms: dict[int, Rooms], grown_rooms: dict[int, Rooms]
) -> Iterator[dict[str, Site]]:
    """The bare server, ours on SQLite, ours on PostgreSQL, and two of ours on PostgreSQL and Valkey."""
    with ExitStack() as stack:
        redis = stack.enter_context(realservers.redis())
        database, broker = realservers.process_of(postgres), realservers.process_of(redis)
        for pid in (database, broker):
            pin_all(pid, SERVER_CORE)
        bare = stack.enter_context(server("bench._bare"))
        ours = stack.enter_context(server("backend.serve", **alone))
        grown_ours = stack.enter_context(server("backend.serve", **grown))
        pair = [stack.enter_context(server("backend.serve", **grown, REDIS_URL=redis)) for _ in range(2)]
        yield {
            "bare": Site([bare.port], [bare.pid], {size: named(rooms[size]) for size in SIZES}),
            "sqlite": Site([ours.port], [ours.pid], rooms),
            "postgres": Site([grown_ours.port], [grown_ours.pid, database], grown_rooms),
            "pair": Site([one.port for one in pair], [*(one.pid for one in pair), database, broker], grown_rooms),
        }


def _compare(results: dict[tuple[str, int], list[Result]]) -> Iterator[Row]:
    for row, name, against in (("vs_bare", "sqlite", "bare"), ("postgres_vs_bare", "postgres", "bare")):
        for size in SIZES:
            pairs = list(zip(results[name, size], results[against, size], strict=True))
            ratio = median(_cost(theirs) / _cost(ours) for ours, theirs in pairs)
            value = median(1 / _cost(ours) for ours, _ in pairs)
            yield Row(row=f"{row}_r{size}", value=value, unit="msg/cpu-s", n=len(pairs), ratio=ratio)
    for size in SIZES:
        pairs = list(zip(results["pair", size], results["postgres", size], strict=True))
        ratio = median(_cost(two) / _cost(one) for two, one in pairs)
        value = median(_cost(two) * 1e3 for two, _ in pairs)
        yield Row(row=f"two_workers_cost_r{size}", value=value, unit="ms/msg", n=len(pairs), ratio=ratio)
    shares = [result.generator_share for runs in results.values() for result in runs]
    # Near 1, the figures would be the generator's own.
    yield Row(row="generator_share", value=max(shares), unit="cores", n=len(shares))


def _cost(result: Result) -> float:
    return result.server_seconds / result.acknowledged


def _run(site: Site, size: int, seconds: float) -> Result:
    job = Job(ports=site.ports, pids=site.pids, rooms=site.rooms[size], warm_up=WARM_UP, seconds=seconds)
    return Result(**_ask("bench._generator", asdict(job)))


def _ask(module: str, job: dict[str, Any]) -> Any:
    done = subprocess.run(
        [sys.executable, "-m", module],
        cwd=PROJECT,
        input=json.dumps(job),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def _idle(ours: Server, rooms: Rooms, lines: int) -> Row:
    (someone, *_), *_ = rooms.values()
    warm = [Line(ours.port, someone) for _ in range(20)]
    before = resident_kb(ours.pid)
    idle = [Line(ours.port, someone) for _ in range(lines)]
    kb = (resident_kb(ours.pid) - before) / lines
    for line in (*warm, *idle):
        line.socket.close()
    return Row(row="idle_kb", value=kb, unit="KB", n=1)


def _sign_ins(environ: dict[str, str], rooms: Rooms, handles: list[str], repetitions: int, seconds: float) -> Row:
    """The slowest of a hundred answers while people sign in, against the same without them; on all cores there are."""
    awaited: list[tuple[float, float]] = []
    for _ in range(repetitions):
        job = PacedJob(0, rooms, PACE, handles, 0.0, WARM_UP, seconds)
        with server("backend.serve", CORES, **environ) as ours:
            calm, busy = (
                _ask("bench._paced", {**asdict(job), "port": ours.port, "sign_ins": rate}) for rate in (0.0, SIGN_INS)
            )
        awaited.append((_p99(calm), _p99(busy)))
    ratio = median(busy / calm for calm, busy in awaited)
    value = median(busy for _, busy in awaited)
    return Row(row="p99_with_logins", value=value, unit="ms", n=len(awaited), ratio=ratio)


def _p99(times: list[float]) -> float:
    return sorted(times)[len(times) * 99 // 100]
