"""A clock that jumps: numbers keep their order, and nothing is lost or let through for it."""

from datetime import timedelta

import pytest

from backend.chat import queries, service
from backend.chat.errors import EditTooLate
from backend.core import clock, outbox, rates
from backend.core.errors import TooMany
from backend.core.outbox import deliver_due, put
from tests.chat.making import Friends, make_friends, say
from tests.conftest import UnitOfWork

NOON = "2026-06-03T12:00:00+02:00"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
JUMPS = [HOUR, -3 * HOUR, timedelta(0), timedelta(days=400), timedelta(days=-401)]


def _friends(unit: UnitOfWork) -> Friends:
    with unit():
        return make_friends()


def test_messages_keep_the_order_they_were_said_in(unit: UnitOfWork) -> None:
    with clock.freeze(NOON):
        friends = _friends(unit)
        for number, jump in enumerate(JUMPS):
            with unit():
                say(friends.one, friends.room, f"nummer {number}")
            clock.advance(jump)
        with unit():
            caught_up = queries.catch_up(friends.other, {friends.room.id: 0})[friends.room.id]

    said = [message for message in caught_up.messages if message.kind == "text"]
    assert [message.text for message in said] == [f"nummer {number}" for number in range(len(JUMPS))]
    first = said[0].seq or 0
    assert [message.seq for message in said] == list(range(first, first + len(JUMPS)))
    assert said[2].sent_at < said[1].sent_at  # the wall clock tells what it told


def test_a_message_said_in_the_future_is_still_the_same_when_it_is_said_again(unit: UnitOfWork) -> None:
    with clock.freeze(NOON):
        friends = _friends(unit)
        with unit():
            first = say(friends.one, friends.room, client_id="c1")
        clock.advance(-2 * HOUR)
        with unit():
            again = say(friends.one, friends.room, client_id="c1")

    assert (again.id, again.seq) == (first.id, first.seq)


@pytest.mark.parametrize(("jump", "may"), [(14 * MINUTE, True), (16 * MINUTE, False), (-HOUR, True)])
def test_the_time_to_edit_is_counted_from_when_it_was_said(unit: UnitOfWork, jump: timedelta, may: bool) -> None:
    with clock.freeze(NOON):
        friends = _friends(unit)
        with unit():
            message = say(friends.one, friends.room)
        clock.advance(jump)
        with unit():
            try:
                service.edit_message(
                    actor=friends.one, room_id=friends.room.id, message_id=message.id, text="noget andet"
                )
                edited = True
            except EditTooLate:
                edited = False

    assert edited is may


@pytest.mark.parametrize("jump", [HOUR, -HOUR])
@pytest.mark.parametrize("take", [rates.take, rates.take_here])
def test_a_jump_gives_nobody_a_new_allowance(take, jump: timedelta) -> None:  # type: ignore[no-untyped-def]
    rates.configure(None)
    with clock.freeze(NOON):
        for _ in range(3):
            take("somebody", "3/minute")
        clock.advance(jump)

        with pytest.raises(TooMany):
            take("somebody", "3/minute")


def test_what_was_put_in_the_outbox_before_a_jump_back_waits_and_is_not_lost(
    unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(outbox, "_handlers", {"told": [lambda payload: told.append(payload["what"])]})
    with clock.freeze(NOON):
        with unit():
            put("told", {"what": "før"})
        clock.advance(-HOUR)
        with unit():
            put("told", {"what": "efter"})

        assert (deliver_due(), told) == (1, ["efter"])
        clock.advance(HOUR)
        assert (deliver_due(), told) == (1, ["efter", "før"])


def test_who_claimed_an_entry_and_sleeps_through_a_jump_has_lost_it(
    unit: UnitOfWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Delivered at least once: a lease that ran out early means twice, never not at all."""
    monkeypatch.setattr(outbox, "_handlers", {"told": []})
    with clock.freeze(NOON):
        with unit():
            put("told", {"what": "sandt"})
        assert outbox._claim(outbox._is_ours()) is not None
        assert deliver_due() == 0

        clock.advance(outbox.LEASE + MINUTE)

        assert (deliver_due(), deliver_due()) == (1, 0)
