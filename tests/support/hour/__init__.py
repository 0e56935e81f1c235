"""The hour at which tests run, whatever the machine's clock says: an ordinary afternoon, which goes on from there.

It holds for the process of the tests, for browsers, and for every process that is started with `environ()`.
FLOK_TEST_HOUR names another, to see that the hour does not matter: FLOK_TEST_HOUR=2026-06-16T23:05+02:00.
"""

import os
from datetime import datetime, timedelta
from pathlib import Path

from backend.core import clock

AFTERNOON = "2026-06-16T14:00+02:00"
AHEAD = "FLOK_TEST_AHEAD"  # in seconds, for the processes that tests start
_PATH = os.pathsep.join(map(str, (Path(__file__).parent, Path(__file__).parents[3])))
_machine = clock._machine


def begin() -> None:
    """Live at the hour of the tests, or at that of the process that started this one."""
    ahead = timedelta(seconds=float(os.environ[AHEAD])) if AHEAD in os.environ else _chosen() - _machine()
    clock._machine = lambda: _machine() + ahead


def ahead_seconds() -> float:
    """How far this process is ahead of the machine's clock; less than nothing when behind."""
    return round((clock._machine() - _machine()).total_seconds(), 3)


def on_the_machine() -> datetime:
    """What the machine's clock says, for what goes by that: files, certificates, the real calendar."""
    return _machine()


def environ() -> dict[str, str]:
    """What lets a Python that is started with it live at the same hour as this process."""
    return {AHEAD: str(ahead_seconds()), "PYTHONPATH": _PATH}


def _chosen() -> datetime:
    return datetime.fromisoformat(os.environ.get("FLOK_TEST_HOUR", AFTERNOON))
