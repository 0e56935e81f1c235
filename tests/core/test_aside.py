"""Native threads end before the interpreter does: one at work while it goes away kills the process with a signal."""

import subprocess
import sys

import pytest

from backend.core.aside import Aside

# Takes the interpreter's lock a thousand times, so that the going away is bound to be noticed.
PROGRAM = """
from gevent import monkey
breathe = __import__("time").sleep
monkey.patch_all()
import gevent
from backend.core import aside

def work():
    for _ in range(1000):
        breathe(0.0005)
    return "done"

def ask():
    try:
        return one.run(work)
    except Exception as error:
        return type(error).__name__

one = aside.Aside(1)
asking = [gevent.spawn(ask) for _ in range(2)]
gevent.sleep(0.05)
{end}
"""
STOP = """
print(aside.stop({seconds}))
gevent.joinall(asking)
print(*(one.value for one in asking))
"""


def _run(end: str) -> tuple[int, list[str], str]:
    ended = subprocess.run([sys.executable, "-c", PROGRAM.format(end=end)], capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout.splitlines(), ended.stderr


def test_what_is_under_way_is_finished_and_nothing_more_begun() -> None:
    assert _run(STOP.format(seconds=10)) == (0, ["True", "done Busy"], "")


def test_what_takes_too_long_is_told() -> None:
    assert _run("print(aside.stop(0.1), flush=True)\n__import__('os')._exit(0)") == (0, ["False"], "")


def test_without_a_hub_the_caller_works_itself() -> None:
    one = Aside(1)
    assert one.run(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        one.run(lambda: 1 // 0)
    one.stop()
