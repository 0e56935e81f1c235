"""Waiting for another process, never longer than it may take."""

import subprocess
import time
from collections.abc import Callable
from pathlib import Path


class NeverReady(Exception):
    """A process ended, or took too long; the message is what it wrote."""


def wait_until(is_ready: Callable[[], bool], process: "subprocess.Popen[bytes]", log: Path, *, seconds: float) -> None:
    """Ask again and again; raises NeverReady with the log when the process ends or the time is up."""
    deadline = time.monotonic() + seconds
    while not is_ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise NeverReady(f"{process.args!r}\n{log.read_text(errors='replace')}")
        time.sleep(0.02)
