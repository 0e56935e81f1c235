from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from backend.core import clock, outbox
from backend.core.outbox import OutboxEntry, deliver_due, put
from tests.conftest import UnitOfWork


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(outbox, "_handlers", {"told": [lambda payload: told.append(payload["what"])]})
    return told


def _entry(unit: UnitOfWork) -> OutboxEntry:
    with unit() as opened:
        return opened.scalars(select(OutboxEntry)).one()


def test_what_rolls_back_is_never_told(unit: UnitOfWork, heard: list[str]) -> None:
    with pytest.raises(ZeroDivisionError), unit():
        put("told", {"what": "løgn"})
        raise ZeroDivisionError

    assert (deliver_due(), heard) == (0, [])


def test_what_commits_is_told_once(unit: UnitOfWork, heard: list[str]) -> None:
    with unit():
        put("told", {"what": "sandt"})

    assert (deliver_due(), deliver_due(), heard) == (1, 0, ["sandt"])


def test_many_workers_share_the_work_without_doubling(unit: UnitOfWork, heard: list[str]) -> None:
    with unit():
        for number in range(40):
            put("told", {"what": str(number)})

    with ThreadPoolExecutor(6) as pool:
        delivered = list(pool.map(lambda _: deliver_due(), range(6)))

    assert sum(delivered) == 40
    assert sorted(heard, key=int) == [str(number) for number in range(40)]


def test_a_failing_delivery_is_kept_and_tried_again_later(unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts: list[str] = []

    def fail_once(payload: dict[str, str]) -> None:
        attempts.append(payload["what"])
        if len(attempts) == 1:
            raise ZeroDivisionError

    monkeypatch.setattr(outbox, "_handlers", {"told": [fail_once]})
    with clock.freeze("2026-11-22T18:00:00Z"):
        with unit():
            put("told", {"what": "sandt"})
        assert deliver_due() == 0
        assert deliver_due() == 0
        assert _entry(unit).done_at is None
        clock.advance(timedelta(seconds=5))
        assert deliver_due() == 1
    assert attempts == ["sandt", "sandt"]


def test_a_worker_that_died_holding_an_entry_is_followed_by_another(unit: UnitOfWork, heard: list[str]) -> None:
    with clock.freeze("2026-11-22T18:00:00Z"):
        with unit():
            put("told", {"what": "sandt"})
        assert outbox._claim(outbox._is_ours()) is not None  # and then its process is gone
        assert deliver_due() == 0
        clock.advance(outbox.LEASE + timedelta(seconds=1))
        assert deliver_due() == 1
    assert heard == ["sandt"]
