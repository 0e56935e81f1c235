"""Other messengers beside ours: the same rooms and words, on one core, in turns. README.md tells how to get them."""

import json
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial
from itertools import islice
from pathlib import Path
from statistics import median

from bench import Row
from bench._crowds import Rooms, prepare
from bench._generator import Job, Result
from bench._processes import GENERATOR_CORE, PROJECT, Server, pin, server
from bench.peers import _ejabberd, _synapse
from bench.peers import _talk as talk

PEERS = (_synapse, _ejabberd)
SIZES, PEOPLE = (2, 10), 100
REPETITIONS, WARM_UP, SECONDS = 5, 1.0, 4.0
SETTINGS = {
    "HOST": "127.0.0.1",
    "PORT": "0",
    "LOG_LEVEL": "warning",
    "TASKS": "separate",
    "MESSAGES_PER_MINUTE": "1000000",
}
Run = Callable[[float], float]


def measure(*, quick: bool = False) -> Iterator[Row]:
    """Acknowledged messages for each CPU second of a server, and how many times a peer's ours are."""
    for peer in PEERS:
        if not peer.find():
            print(f"{peer.NAME} is not on this machine: bench/peers/README.md tells how to get it.", file=sys.stderr)
    repetitions, seconds = (2, 2.0) if quick else (REPETITIONS, SECONDS)
    results: dict[tuple[str, int], list[float]] = defaultdict(list)
    with ExitStack() as stack:
        runs = _prepare(stack)
        for _ in range(repetitions):
            for key, run in runs.items():
                results[key].append(run(seconds))
    for (name, size), values in results.items():
        ours = results["ours", size]
        ratio = None if name == "ours" else median(one / other for one, other in zip(ours, values, strict=True))
        yield Row(row=f"{name}_r{size}", value=median(values), unit="msg/cpu-s", n=len(values), ratio=ratio)


def _prepare(stack: ExitStack) -> dict[tuple[str, int], Run]:
    """Everything that is there, running, its people in their rooms."""
    ours, folder = _ours(stack), Path(stack.enter_context(tempfile.TemporaryDirectory()))
    folder.chmod(0o711)  # a peer may run as an account of its own
    pin(0, GENERATOR_CORE)  # from here on this process is the crowd
    runs: dict[tuple[str, int], Run] = {("ours", size): run for size, run in ours.items()}
    for peer in PEERS:
        if peer.find():
            (folder / peer.NAME).mkdir()
            there = stack.enter_context(peer.serve(folder / peer.NAME))
            for size in SIZES:
                rooms = stack.enter_context(there.rooms(size, PEOPLE))
                runs[peer.NAME, size] = partial(talk.measure, rooms, there.cpu_seconds, WARM_UP)
    return runs


def _ours(stack: ExitStack) -> dict[int, Run]:
    environ = {"FLOK_DATA": stack.enter_context(tempfile.TemporaryDirectory()), **SETTINGS}
    rooms = prepare(environ)
    there = stack.enter_context(server("backend.serve", **environ))
    return {size: partial(_run, there, dict(islice(rooms[size].items(), PEOPLE // size))) for size in SIZES}


def _run(there: Server, rooms: Rooms, seconds: float) -> float:
    job = Job(ports=[there.port], pids=[there.pid], rooms=rooms, warm_up=WARM_UP, seconds=seconds)
    done = subprocess.run(
        [sys.executable, "-m", "bench._generator"],
        cwd=PROJECT,
        input=json.dumps(asdict(job)),
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    result = Result(**json.loads(done.stdout))
    return result.acknowledged / result.server_seconds
