"""The program serving in a process of its own, on the database the test prepares."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support import hour
from tests.support.waiting import wait_until

PROJECT = Path(__file__).resolve().parents[2]


@contextmanager
def serve(data: Path, *, database_url: str, redis_url: str | None = None, **environ: str) -> Iterator[str]:
    """The address of `python -m backend.serve` on `database_url`; its log stands in `data`."""
    log = data / "server.log"
    settings = {"FLOK_DATA": str(data), "DATABASE_URL": database_url, "HOST": "127.0.0.1", "PORT": "0"}
    if redis_url:
        settings["REDIS_URL"] = redis_url
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "backend.serve"],
            cwd=PROJECT,
            env={**os.environ, **hour.environ(), "LOG_LEVEL": "warning", **settings, **environ},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until(lambda: _address(log) is not None, process, log, seconds=180)
        yield _address(log) or ""
    finally:
        process.terminate()
        process.wait(60)


def _address(log: Path) -> str | None:
    found = re.search(r"http://127\.0\.0\.1:\d+", log.read_text(errors="replace"))
    return found.group() if found else None
