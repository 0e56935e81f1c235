"""Doing together what comes at the same time gives what doing it one by one would, whatever goes wrong on the way."""

import threading
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select
from sqlalchemy.exc import OperationalError

from backend.core import batching, clock
from backend.core.batching import Writer
from backend.core.db import after_commit, database, session, unit_of_work
from backend.core.errors import AppError, Busy, Conflict
from backend.core.outbox import OutboxEntry
from tests.conftest import UnitOfWork
from tests.support.outsider import wait_for

PATIENCE = 60
ENOUGH_TO_STOP = 0.5  # for a writer that has nothing left to do


class Answers:
    """What was answered to whom, in order."""

    def __init__(self) -> None:
        self.given: list[tuple[str, Any]] = []
        self._changed = threading.Condition()

    def to(self, item: str) -> Any:
        def note(result: Any) -> None:
            with self._changed:
                self.given.append((item, result))
                self._changed.notify_all()

        return note

    def wait_for(self, count: int) -> dict[str, Any]:
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.given) >= count, PATIENCE)
        return dict(self.given)


def _store(topics: Sequence[str]) -> list[str]:
    """Keep each topic; one that begins with "bad" spoils the whole batch, "no" is refused by itself."""
    for topic in topics:
        if topic.startswith("bad"):
            raise ZeroDivisionError
        if not topic.startswith("no"):
            session().add(OutboxEntry(topic=topic, payload={}, due_at=clock.now()))
    session().flush()
    return [Conflict() if topic.startswith("no") else topic.upper() for topic in topics]  # type: ignore[misc]


def _stored() -> set[str]:
    with unit_of_work(readonly=True) as unit:
        return set(unit.scalars(select(OutboxEntry.topic)))


@contextmanager
def _started(writer: Writer[str, str]) -> Iterator[Writer[str, str]]:
    writer.start()
    try:
        yield writer
    finally:
        writer.stop(PATIENCE)
        batching._writers.remove(writer)


@contextmanager
def _gated(work: Any = _store, **how: int) -> Iterator[tuple[Writer[str, str], threading.Event, list[int]]]:
    """A writer whose first batch waits for the gate, so that a test can choose what waits behind it."""
    gate, sizes = threading.Event(), list[int]()

    def wait_and_work(items: Sequence[str]) -> Sequence[str]:
        sizes.append(len(items))
        assert gate.wait(PATIENCE)
        result: Sequence[str] = work(items)
        return result

    with _started(Writer(wait_and_work, **how)) as writer:
        try:
            yield writer, gate, sizes
        finally:
            gate.set()


def _put_behind_a_first(writer: Writer[str, str], sizes: list[int], items: Sequence[str], answers: Answers) -> None:
    writer.put("first", answers.to("first"))
    wait_for(lambda: sizes, seconds=PATIENCE)
    for item in items:
        writer.put(item, answers.to(item))


def test_what_waits_is_done_together_and_answered_in_order(app: Flask) -> None:
    answers = Answers()
    items = [f"t{number}" for number in range(25)]
    with _gated(at_once=10) as (writer, gate, sizes):
        _put_behind_a_first(writer, sizes, items, answers)
        gate.set()
        answers.wait_for(26)

    assert sizes == [1, 10, 10, 5]
    assert answers.given == [(item, item.upper()) for item in ["first", *items]]
    assert _stored() == {"first", *items}


def test_one_that_fails_spoils_nobody_elses(app: Flask) -> None:
    answers = Answers()
    items = ["a", "no", "b", "bad", "c", "bad too", "d"]
    with _gated() as (writer, gate, sizes):
        _put_behind_a_first(writer, sizes, items, answers)
        gate.set()
        given = answers.wait_for(8)

    assert {item: result for item, result in given.items() if isinstance(result, str)} == {
        item: item.upper() for item in ("first", "a", "b", "c", "d")
    }
    assert isinstance(given["no"], Conflict)
    assert {type(given[name]) for name in ("bad", "bad too")} == {AppError}
    assert _stored() == {"first", "a", "b", "c", "d"}
    assert [item for item, _ in answers.given] == ["first", *items]


def test_beyond_its_room_it_is_busy_and_nothing_is_half_done(app: Flask) -> None:
    answers = Answers()
    with _gated(waiting_at_most=3) as (writer, gate, sizes):
        _put_behind_a_first(writer, sizes, ["a", "b", "c"], answers)
        with pytest.raises(Busy) as refusal:
            writer.put("d", answers.to("d"))
        gate.set()
        answers.wait_for(4)
        writer.put("e", answers.to("e"))
        answers.wait_for(5)

    assert refusal.value.headers == {"Retry-After": "2"}
    assert [item for item, _ in answers.given] == ["first", "a", "b", "c", "e"]
    assert _stored() == {"first", "a", "b", "c", "e"}


def test_a_commit_that_fails_is_nobodys_yes(app: Flask) -> None:
    answers, told = Answers(), list[str]()

    def work(items: Sequence[str]) -> list[str]:
        after_commit(lambda: told.append("announced"))
        return _store(items)

    def fail(_connection: object) -> None:
        raise OperationalError("COMMIT", None, Exception("disk full"))

    with _gated(work) as (writer, gate, sizes):
        _put_behind_a_first(writer, sizes, ["a", "b"], answers)
        event.listen(database().engine, "commit", fail)
        try:
            gate.set()
            given = answers.wait_for(3)
        finally:
            event.remove(database().engine, "commit", fail)

    assert {name: type(result) for name, result in given.items()} == {"first": Busy, "a": Busy, "b": Busy}
    assert (told, _stored()) == ([], set())


def test_the_world_hears_before_the_one_who_asked(app: Flask) -> None:
    order: list[str] = []

    def work(items: Sequence[str]) -> list[str]:
        for item in items:
            after_commit(partial(order.append, f"told {item}"))
        return _store(items)

    plain: Writer[str, str] = Writer(work)
    plain.put("a", lambda result: order.append(f"answered {result}"))
    batching._writers.remove(plain)

    assert order == ["told a", "answered A"]
    assert _stored() == {"a"}


def test_stopping_finishes_what_waits_and_takes_no_more(app: Flask) -> None:
    answers = Answers()
    with _gated() as (writer, gate, sizes):
        _put_behind_a_first(writer, sizes, ["a", "b"], answers)
        stopping = threading.Thread(target=writer.stop, args=[PATIENCE])
        stopping.start()
        wait_for(lambda: not writer._open, seconds=PATIENCE)
        with pytest.raises(Busy):
            writer.put("late", answers.to("late"))
        gate.set()
        stopping.join(PATIENCE)

    assert _stored() == {"first", "a", "b"}
    assert len(answers.given) == 3


def test_what_is_put_while_it_stops_is_not_forgotten(app: Flask) -> None:
    answers = Answers()
    with _started(Writer(_store)) as writer:
        writer._waiting = _Interrupted(writer)
        writer.put("a", answers.to("a"))

        assert answers.wait_for(1) == {"a": "A"}
        with suppress(Busy):  # or done by itself, once it has stopped
            writer.put("b", answers.to("b"))
    assert _stored() == {item for item, _ in answers.given}


class _Interrupted(deque[Any]):
    """What waits for a writer that is stopped just when something is about to join it."""

    def __init__(self, writer: Writer[str, str]) -> None:
        super().__init__()
        self._writer = writer

    def append(self, item: Any) -> None:
        thread = self._writer._thread
        assert thread is not None
        threading.Thread(target=self._writer.stop, args=[PATIENCE]).start()
        thread.join(ENOUGH_TO_STOP)
        super().append(item)


def test_an_answer_nobody_waits_for_keeps_no_other_back(app: Flask) -> None:
    answers = Answers()

    def gone(_result: object) -> None:
        raise ConnectionError

    with _gated() as (writer, gate, sizes):
        _put_behind_a_first(writer, sizes, [], answers)
        writer.put("a", gone)
        writer.put("b", answers.to("b"))
        gate.set()
        assert answers.wait_for(2)["b"] == "B"


def test_a_plain_writer_answers_at_once(unit: UnitOfWork) -> None:
    answers = Answers()
    writer: Writer[str, str] = Writer(_store)
    for item in ("a", "no", "bad"):
        writer.put(item, answers.to(item))
    batching._writers.remove(writer)

    assert [type(result) for _, result in answers.given] == [str, Conflict, AppError]
    assert _stored() == {"a"}
