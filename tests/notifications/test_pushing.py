"""A push reaches the browser it is for, says nothing, and stops where it should."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from structlog.testing import capture_logs

from backend.accounts import service as accounts
from backend.accounts import signing_in
from backend.accounts.models import AccountSession
from backend.core import clock, outbox
from backend.core.db import session
from backend.notifications import choosing, pushing, rounds, service, subscribing
from backend.notifications.models import PushSubscription, Ring
from backend.notifications.tasks import A_DAY
from tests import factories
from tests.conftest import UnitOfWork
from tests.moderation.people import Cast
from tests.notifications.phones import GivePhone, ring
from tests.support.pushservice import PushService


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        yield


def tell(unit: UnitOfWork, account_id: str, kind: str = "friendbank.proposed", **data: str) -> None:
    with unit():
        service.notify(account_ids=[account_id], kind=kind, data=data)


def count_browsers(unit: UnitOfWork) -> int:
    with unit():
        return session().scalar(select(func.count()).select_from(PushSubscription)) or 0


def test_it_says_that_there_is_something_and_never_what(
    unit: UnitOfWork, cast: Cast, phone: GivePhone, push_host: PushService
) -> None:
    mine, others = phone(cast.friend), phone(cast.reporter, "two")
    tell(unit, cast.friend.id, "events.cancelled", title="Filmaften for anbragte")
    assert ring() == 1
    assert mine.heard() == [
        {"kind": "events", "title": "Flok", "body": "Der er nyt om noget, der sker", "path": "/notices"}
    ]
    assert others.heard() == []
    (push,) = push_host.pushes
    assert push.signer == pushing.public_key()
    assert push.claims["aud"] == push_host.origin
    assert push.claims["exp"] == int((clock.now() + timedelta(hours=12)).timestamp())
    assert {name: push.headers[name] for name in ("TTL", "Topic", "Urgency", "Content-Encoding")} == {
        # Until quiet hours begin at 22, should the telephone be off.
        "TTL": str(10 * 3600),
        "Topic": "news",
        "Urgency": "normal",
        "Content-Encoding": "aes128gcm",
    }
    assert b"Film" not in push.body


def test_every_push_is_of_the_same_length(
    unit: UnitOfWork, cast: Cast, phone: GivePhone, push_host: PushService
) -> None:
    phone(cast.friend)
    for kind in ("friendbank.proposed", "events.removed", "accounts.let_in"):
        tell(unit, cast.friend.id, kind)
        ring()
        clock.advance(timedelta(minutes=11))
    assert len({len(push.body) for push in push_host.pushes}) == 1
    assert len(push_host.pushes) == 3


def test_in_the_language_of_the_reader(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
    with unit():
        english = factories.make_youth(community=cast.community, language="en")
    mine = phone(english)
    tell(unit, english.id, "chat.reply")
    tell(unit, english.id, "friendbank.proposed")
    ring()
    assert [heard["body"] for heard in mine.heard()] == ["There is something you can answer"]


@pytest.mark.parametrize("status", [404, 410])
def test_a_browser_that_is_gone_is_forgotten(
    unit: UnitOfWork, cast: Cast, phone: GivePhone, push_host: PushService, status: int
) -> None:
    phone(cast.friend)
    phone(cast.reporter, "two")
    push_host.status = status
    tell(unit, cast.friend.id)
    assert ring() == 1
    assert count_browsers(unit) == 1
    clock.advance(timedelta(days=1))
    assert outbox.deliver_outside() == 0


@pytest.mark.parametrize("status", [500, 503, 429, 302])
def test_a_push_service_in_trouble_is_asked_again(
    unit: UnitOfWork, cast: Cast, phone: GivePhone, push_host: PushService, status: int
) -> None:
    mine = phone(cast.friend)
    push_host.status = status
    tell(unit, cast.friend.id)
    assert ring() == 0
    push_host.status = 201
    assert outbox.deliver_outside() == 0
    clock.advance(timedelta(seconds=5))
    assert outbox.deliver_outside() == 1
    assert len(mine.heard()) == 2


def test_one_that_refuses_us_is_not_asked_again_and_it_is_logged(
    unit: UnitOfWork, cast: Cast, phone: GivePhone, push_host: PushService
) -> None:
    phone(cast.friend)
    push_host.status = 403
    tell(unit, cast.friend.id)
    with capture_logs() as logs:
        ring()
    assert [(entry["event"], entry["status"]) for entry in logs] == [("push_refused", 403)]
    clock.advance(timedelta(hours=1))
    assert outbox.deliver_outside() == 0


def test_after_a_day_it_is_given_up_and_that_is_logged(
    unit: UnitOfWork, cast: Cast, phone: GivePhone, push_host: PushService
) -> None:
    with unit():
        grown = factories.make_youth(community=cast.community, age=20)
        choosing.change_preferences(actor=grown, quiet={"on": False, "starts": "22:00", "ends": "07:00"})
    own = phone(grown)
    with unit():
        session().get_one(AccountSession, own.session_id).expires_at += timedelta(days=30)
    push_host.status = 500
    tell(unit, grown.id)
    with capture_logs() as logs:
        ring()
        for _ in range(100):
            clock.advance(timedelta(minutes=30))
            outbox.deliver_outside()
    assert {entry["event"] for entry in logs} == {"outside_delivery_failed"}
    assert [entry["attempts"] for entry in logs if entry["given_up"]] == [A_DAY]
    assert len(own.heard()) == A_DAY


class TestWhoIsSignedOut:
    def test_signing_out_forgets_the_browser_at_once(self, unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
        mine, other = phone(cast.friend), phone(cast.friend, "two")
        with unit():
            signing_in.end_session(actor=cast.friend, session_id=mine.session_id)
        assert count_browsers(unit) == 1
        tell(unit, cast.friend.id)
        ring()
        assert (mine.heard(), len(other.heard())) == ([], 1)

    def test_also_when_the_push_is_on_its_way_already(self, unit: UnitOfWork, cast: Cast, phone: GivePhone) -> None:
        mine = phone(cast.friend)
        tell(unit, cast.friend.id)
        assert rounds.ring_due() == 1
        with unit():
            signing_in.end_session(actor=cast.friend, session_id=mine.session_id)
        outbox.deliver_outside()
        assert mine.heard() == []

    def test_a_session_that_runs_out_takes_its_browser_along(
        self, unit: UnitOfWork, cast: Cast, phone: GivePhone
    ) -> None:
        mine = phone(cast.friend)
        clock.advance(timedelta(days=2))
        tell(unit, cast.friend.id)
        assert ring() == 0
        assert mine.heard() == []
        with unit():
            subscribing.forget_ended()
        assert count_browsers(unit) == 0

    def test_a_suspended_account_gets_nothing_also_on_its_way(
        self, unit: UnitOfWork, cast: Cast, phone: GivePhone
    ) -> None:
        mine = phone(cast.friend)
        tell(unit, cast.friend.id)
        ring()
        clock.advance(timedelta(hours=1))
        tell(unit, cast.friend.id)
        rounds.ring_due()
        with unit():
            accounts.suspend(by_id=cast.coordinator.id, account_id=cast.friend.id, reason="en god grund")
        outbox.deliver_outside()
        tell(unit, cast.friend.id, "moderation.answer", fine="yes")
        ring()
        assert len(mine.heard()) == 1


def test_a_shared_browser_rings_only_for_whoever_is_signed_in_last(
    unit: UnitOfWork, cast: Cast, phone: GivePhone
) -> None:
    first = phone(cast.friend, "shared")
    second = phone(cast.reporter, "shared")
    assert first.subscription_id == second.subscription_id
    tell(unit, cast.friend.id)
    assert ring() == 0
    tell(unit, cast.reporter.id)
    assert ring() == 1


def test_what_could_not_be_delivered_before_night_comes_in_the_morning(
    unit: UnitOfWork, cast: Cast, phone: GivePhone, push_host: PushService
) -> None:
    mine = phone(cast.friend)  # sixteen: quiet from 22 to 7
    clock.advance(timedelta(hours=9, minutes=59))
    push_host.status = 503
    tell(unit, cast.friend.id)
    ring()
    push_host.status = 201
    clock.advance(timedelta(minutes=5))
    assert ring() == 1  # handled: put off
    with unit():
        (waiting,) = session().scalars(select(Ring)).all()
        assert waiting.due_at.astimezone(clock.COPENHAGEN).isoformat() == "2026-11-21T07:00:00+01:00"
    clock.advance(timedelta(hours=9))
    assert ring() == 1
    assert len(mine.heard()) == 2  # the one that was answered with 503, and this one
