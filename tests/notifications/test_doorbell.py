"""Somebody at the door is announced, and somebody let in is welcomed."""

from backend.accounts import service
from backend.core import outbox
from backend.notifications.models import Notice
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community


def _told(unit: UnitOfWork) -> list[tuple[str, str]]:
    outbox.deliver_due()
    with unit() as opened:
        return sorted((notice.kind, notice.account_id) for notice in opened.query(Notice))


def test_coordinators_hear_who_waits_and_the_youth_hears_of_being_let_in(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        one, other = (make_adult("coordinator", community=community) for _ in range(2))
        make_adult("coordinator", community=make_community())
        make_adult("moderator", community=community)
        _, code = service.invite(actor=one, invites="adult")
        joined = service.join(
            code=code,
            handle="ny",
            nickname="Ny",
            avatar="blad",
            tone="plum",
            language="da",
            password_hash="!",
            consent={"version": service.CONSENT_VERSION, "yes": True},
        )
    waiting = sorted(("accounts.waiting", coordinator.id) for coordinator in (one, other))
    assert _told(unit) == waiting

    with unit():
        service.confirm(actor=one, account_id=joined.id, legal_name="Ny Opdigtet", birth_date=None)

    assert _told(unit) == [("accounts.let_in", joined.id), *waiting]
