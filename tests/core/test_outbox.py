from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select
from structlog.testing import capture_logs

from backend.core import clock, db, outbox
from backend.core.outbox import OutboxEntry, deliver_due, deliver_outside, put
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


def test_what_is_done_is_forgotten_after_some_days_and_what_is_not_is_kept(unit: UnitOfWork, heard: list[str]) -> None:
    with clock.freeze("2026-11-22T18:00:00Z"):
        with unit():
            put("told", {"what": "gjort"})
            put("told", {"what": "senere"}, due_at=clock.now() + timedelta(days=90))
        assert (deliver_due(), heard) == (1, ["gjort"])
        clock.advance(outbox.KEPT)
        outbox.forget_done()
        with unit() as opened:
            assert len(opened.scalars(select(OutboxEntry)).all()) == 2
        clock.advance(timedelta(seconds=1))
        outbox.forget_done()
        assert _entry(unit).payload == {"what": "senere"}


class TestOutside:
    """What goes to servers of others: no transaction open, nothing of ours waiting, given up in the end."""

    @pytest.fixture
    def called(self, monkeypatch: pytest.MonkeyPatch) -> list[str]:
        calls: list[str] = []

        def call(payload: dict[str, str]) -> None:
            with pytest.raises(RuntimeError, match="no unit of work"):
                db.session()
            calls.append(payload["what"])
            if payload["what"] == "nej":
                raise ConnectionError

        monkeypatch.setattr(outbox, "_outside", {"outside": (call, 3)})
        return calls

    def test_each_way_delivers_its_own(self, unit: UnitOfWork, heard: list[str], called: list[str]) -> None:
        with unit():
            put("told", {"what": "her"})
            put("outside", {"what": "ude"})
        assert (deliver_due(), heard, called) == (1, ["her"], [])
        assert (deliver_outside(), deliver_outside(), called) == (1, 0, ["ude"])

    def test_some_at_once_and_each_once(self, unit: UnitOfWork, called: list[str]) -> None:
        with unit():
            for number in range(30):
                put("outside", {"what": str(number)})
        with ThreadPoolExecutor(3) as pool:
            assert sum(pool.map(lambda _: deliver_outside(), range(3))) == 30
        assert sorted(called, key=int) == [str(number) for number in range(30)]

    def test_it_is_tried_again_until_it_is_given_up(self, unit: UnitOfWork, called: list[str]) -> None:
        with clock.freeze("2026-11-22T18:00:00Z"), capture_logs() as logs:
            with unit():
                put("outside", {"what": "nej"})
            for _ in range(6):
                assert deliver_outside() == 0
                clock.advance(timedelta(minutes=1))
            assert called == ["nej"] * 3
            assert [(entry["event"], entry["attempts"], entry["given_up"]) for entry in logs] == [
                ("outside_delivery_failed", 1, False),
                ("outside_delivery_failed", 2, False),
                ("outside_delivery_failed", 3, True),
            ]
            assert _entry(unit).done_at is not None

    def test_it_can_wait_for_its_time(self, unit: UnitOfWork, called: list[str]) -> None:
        with clock.freeze("2026-11-22T18:00:00Z"):
            with unit():
                put("outside", {"what": "senere"}, due_at=clock.now() + timedelta(hours=9))
            assert deliver_outside() == 0
            clock.advance(timedelta(hours=9))
            assert (deliver_outside(), called) == (1, ["senere"])
