"""The program as people start it: script/server in a process of its own. Standard library only.

`python3 -m tests.support.server` starts the one in this folder, asks it a few questions and stops it.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.ports import free_port
from tests.support.waiting import wait_until

PROJECT = Path(__file__).resolve().parents[2]


@contextmanager
def script_server(
    data: Path, *, project: Path = PROJECT, environ: Mapping[str, str] = os.environ, seconds: float = 120
) -> Iterator[str]:
    """The address of a server that keeps its files in `data`, once it answers."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    data.mkdir(parents=True, exist_ok=True)
    log = data / "server.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [project / "script/server"],
            env={**environ, "HOST": "127.0.0.1", "PORT": str(port), "FLOK_DATA": str(data)},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        wait_until(lambda: get(url, "/") == 200, process, log, seconds=seconds)
        yield url
    finally:
        _stop(process)


def get(url: str, path: str) -> int | None:
    """The status of a GET, or None while nobody answers."""
    try:
        with urllib.request.urlopen(url + path, timeout=60) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        return refused.code
    except OSError:
        return None


def _stop(process: "subprocess.Popen[bytes]") -> None:
    """End the script and whatever it started: they share a process group."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(60)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def main() -> None:
    """Start with an empty data folder; exits non-zero when anything but 200 comes back."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as data, script_server(Path(data), seconds=900) as url:
        seconds = time.monotonic() - start
        answers = {path: get(url, path) for path in ("/", "/healthz", "/readyz", "/api/v1/openapi.json")}
    print(f"script/server answered after {seconds:.1f} s: {answers}")
    sys.exit(set(answers.values()) != {200})


if __name__ == "__main__":
    main()
