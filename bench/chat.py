"""What a message costs: acknowledged messages per second of server CPU, next to a server that only echoes.

Ours has checked who writes, screened the text and committed it before it answers; the bare one does none of that.
Both run at the same time on the same core, repetition by repetition, so that a slow moment hits both.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from backend.accounts.models import Community
from backend.app import create_app
from backend.chat import service
from backend.core.config import Settings
from backend.core.db import Base, database, unit_of_work
from bench import Row
from bench._generator import Line, Result
from bench._processes import PROJECT, Server, resident_kb, server
from tests.factories import make_adult, make_community, make_token, make_youth

PEOPLE = 200
SIZES = (2, 10, 50)
REPETITIONS, WARM_UP, SECONDS = 5, 1.0, 3.0
IDLE = 1000

Rooms = dict[str, list[dict[str, str]]]


def measure(*, quick: bool = False) -> Iterator[Row]:
    """Chat against bare at every room size, and the memory of a line on which nothing happens."""
    repetitions, seconds = (2, 1.0) if quick else (REPETITIONS, SECONDS)
    with tempfile.TemporaryDirectory() as folder:
        environ = {"FLOK_DATA": folder, "HOST": "127.0.0.1", "PORT": "0", "LOG_LEVEL": "warning"}
        rooms = _prepare(Path(folder), environ)
        results: dict[int, list[tuple[Result, Result]]] = {size: [] for size in SIZES}
        for _ in range(repetitions):
            # A fresh server each time: nobody starts with a rate already used up.
            with server("backend.serve", **environ) as ours, server("bench._bare") as bare:
                for size in SIZES:
                    pair = _run(ours, rooms[size], seconds), _run(bare, _named(rooms[size]), seconds)
                    results[size].append(pair)
        for size, pairs in results.items():
            yield _compare(size, pairs)
        yield _busiest(results)
        with server("backend.serve", **environ) as ours:
            yield _idle(ours, rooms[2], IDLE // 5 if quick else IDLE)


def _compare(size: int, pairs: list[tuple[Result, Result]]) -> Row:
    value = median(_per_second(ours) for ours, _ in pairs)
    ratio = median(_per_second(ours) / _per_second(bare) for ours, bare in pairs)
    return Row(row=f"vs_bare_r{size}", value=value, unit="msg/cpu-s", n=len(pairs), ratio=ratio)


def _busiest(results: dict[int, list[tuple[Result, Result]]]) -> Row:
    """How much of its core the generator needed at most: near 1, the figures would be its own."""
    runs = [result for pairs in results.values() for pair in pairs for result in pair]
    return Row(row="generator_share", value=max(run.generator_share for run in runs), unit="cores", n=len(runs))


def _idle(ours: Server, rooms: Rooms, lines: int) -> Row:
    (someone, *_), *_ = rooms.values()
    warm = [Line(ours.port, someone) for _ in range(20)]
    before = resident_kb(ours.pid)
    idle = [Line(ours.port, someone) for _ in range(lines)]
    kb = (resident_kb(ours.pid) - before) / lines
    for line in (*warm, *idle):
        line.socket.close()
    return Row(row="idle_kb", value=kb, unit="KB", n=1)


def _per_second(result: Result) -> float:
    return result.acknowledged / result.server_seconds


def _run(target: Server, rooms: Rooms, seconds: float) -> Result:
    job = {"port": target.port, "pid": target.pid, "rooms": rooms, "warm_up": WARM_UP, "seconds": seconds}
    done = subprocess.run(
        [sys.executable, "-m", "bench._generator"],
        cwd=PROJECT,
        input=json.dumps(job),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    return Result(**json.loads(done.stdout))


def _named(rooms: Rooms) -> Rooms:
    """The same rooms for a server that lets everybody in."""
    return {room_id: [{"room": room_id}] * len(people) for room_id, people in rooms.items()}


def _prepare(folder: Path, environ: dict[str, str]) -> dict[int, Rooms]:
    """A database with the same people in rooms of every size, and what lets each of them in."""
    create_app(Settings.from_environment({**environ, "FLOK_DATA": str(folder)}))
    Base.metadata.create_all(database().engine)
    with unit_of_work():
        community = make_community()
        prepared = {size: dict(_room(community, size) for _ in range(PEOPLE // size)) for size in SIZES}
    database().engine.dispose()
    return prepared


def _room(community: Community, size: int) -> tuple[str, list[dict[str, str]]]:
    """Two friends, or an event with its host, its watcher and youths."""
    if size == 2:
        one, other = make_youth(community=community), make_youth(community=community)
        room_id = service.open_direct_room(one_id=one.id, other_id=other.id).id
        return room_id, [{"token": make_token(actor.id)} for actor in (one, other)]
    host = make_adult("organiser", community=community)
    watcher = make_adult("moderator", community=community)
    room = service.open_event_room(event_id=host.id, title="Film", community_id=community.id, host_id=host.id)
    if room is None:
        raise RuntimeError("an event's room needs a moderator")
    youths = [make_youth(community=community) for _ in range(size - 2)]
    for youth in youths:
        service.add_member(room_id=room.id, account_id=youth.id)
    return room.id, [{"token": make_token(actor.id)} for actor in (host, watcher, *youths)]
