import signal
from pathlib import Path

import pytest

from tests.support.outsider import wait_for
from tests.support.parts import Part
from tests.support.waiting import NeverReady


def _part(folder: Path, commands: str) -> Part:
    log = folder / "log"
    return Part("part", ["sh", "-c", commands], log, lambda: "up" in log.read_text())


def test_it_is_ready_stops_when_asked_and_starts_again(tmp_path: Path) -> None:
    part = _part(tmp_path, "trap 'exit 3' TERM; echo up; while :; do sleep 0.05; done")

    for number in (1, 2):
        part.is_ready = lambda number=number: part.log.read_text() == "up\n" * number  # type: ignore[misc]
        part.start()
        assert not part.has_ended()
        assert part.stop() == 3
        assert part.has_ended()
    assert part.log.read_text() == "up\n" * 2


def test_killing_it_takes_its_children_along(tmp_path: Path) -> None:
    part = _part(tmp_path, "sleep 60 & echo $!; echo up; wait")
    part.start()
    child = int(part.log.read_text().split()[0])

    part.kill()

    assert part.has_ended()
    wait_for(lambda: _is_gone(child))


def _is_gone(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] == "Z"


def test_what_does_not_stop_is_killed(tmp_path: Path) -> None:
    part = _part(tmp_path, "trap '' TERM; echo up; while :; do sleep 0.05; done")
    part.start()

    assert part.stop(patience=0.2) == -signal.SIGKILL


def test_what_ends_too_early_says_why(tmp_path: Path) -> None:
    with pytest.raises(NeverReady, match="no room left"):
        _part(tmp_path, "echo no room left; exit 1").start()


def test_what_was_never_started_cannot_be_ended(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="never started"):
        _part(tmp_path, "true").kill()
