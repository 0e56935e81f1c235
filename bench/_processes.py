"""Servers on a core of their own, and what they use."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
TICKS = os.sysconf("SC_CLK_TCK")
# Which core is whose, as places among those this machine lets us use.
SERVER_CORE, GENERATOR_CORE = 0, 1
CORES = sorted(os.sched_getaffinity(0))


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    pid: int


@contextmanager
def server(module: str, cores: Sequence[int] = CORES[: SERVER_CORE + 1], /, **environ: str) -> Iterator[Server]:
    """`python -m module`, kept on these cores, the server's own unless said, once it has told its address."""
    with subprocess.Popen(
        [sys.executable, "-m", module],
        cwd=PROJECT,
        env={**os.environ, **environ},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        os.sched_setaffinity(process.pid, cores)
        try:
            told = process.stdout.readline() if process.stdout else ""
            yield Server(int(told.rpartition(":")[2]), process.pid)
        finally:
            process.terminate()


def pin(pid: int, core: int) -> None:
    """Keep a process on one core, where there are two to share out."""
    if len(CORES) > 1:
        os.sched_setaffinity(pid, {CORES[core]})


def pin_all(pid: int, core: int) -> None:
    """Keep a process, and all it has started, on one core."""
    pin(pid, core)
    for child in _children(pid):
        pin_all(child, core)


def cpu_seconds(pid: int) -> float:
    """User and system time of a process and everything it started, to a hundredth."""
    own = _stat(pid)
    return (int(own[11]) + int(own[12])) / TICKS + sum(cpu_seconds(child) for child in _children(pid))


def resident_kb(pid: int) -> int:
    """The memory of a process, what it shares divided among those who share it (PSS)."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))


def _stat(pid: int) -> list[str]:
    # The name stands in brackets and may hold anything, so count from behind it.
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]
