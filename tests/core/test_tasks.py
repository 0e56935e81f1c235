"""What runs every few seconds goes on after a mistake, and in every process that works the queue."""

from threading import Event

import pytest

from backend.core import tasks


def test_a_failing_round_is_not_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[int] = []
    enough = Event()

    def work() -> None:
        rounds.append(len(rounds))
        if len(rounds) < 3:
            raise ZeroDivisionError
        enough.set()
        Event().wait()  # it would go on for ever

    monkeypatch.setattr(tasks, "_often", [(work, 0.001)])
    tasks._start_often()
    assert enough.wait(10)
    assert rounds == [0, 1, 2]


def test_run_once_does_all_that_the_clock_would(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(tasks, "_often", [(lambda: done.append("often"), 2)])
    monkeypatch.setattr(tasks, "_periodic", [(lambda: done.append("sometimes"), 10)])
    tasks.run_periodic_once()
    assert sorted(done) == ["often", "sometimes"]
