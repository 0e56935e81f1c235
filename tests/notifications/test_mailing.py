"""An address counts once its owner has shown the code that came there."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound, TooMany
from backend.core.outbox import OutboxEntry
from backend.notifications import mailing, queries, smtp
from backend.notifications.mailing import CodeWrong, MailNotOffered
from backend.notifications.models import MailAddress
from tests.conftest import UnitOfWork
from tests.moderation.people import Cast
from tests.notifications.mailboxes import confirm
from tests.support.mailserver import MailServer, words

ADDRESS = "nor@example.org"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        yield


def choose(unit: UnitOfWork, actor: Actor, address: str = ADDRESS) -> None:
    with unit():
        mailing.choose_address(actor=actor, address=address)


def try_code(unit: UnitOfWork, actor: Actor, code: str) -> None:
    with unit():
        mailing.confirm_address(actor=actor, code=code)


def is_confirmed(unit: UnitOfWork, actor: Actor) -> bool:
    with unit():
        found = queries.find_mail_address(actor.id)
        return found is not None and found.confirmed_at is not None


def newest_code(mails: MailServer) -> str:
    found = re.search(r"\b\d{6}\b", words(mails.mails[-1]))
    assert found
    return found.group()


def test_the_mail_carries_the_code_and_nothing_else(unit: UnitOfWork, cast: Cast, mails: MailServer) -> None:
    choose(unit, cast.friend)
    assert outbox.deliver_outside() == 1
    (mail,) = mails.mails
    code = newest_code(mails)
    assert {name: mail[name] for name in ("From", "To", "Subject", "Auto-Submitted", "Content-Language")} == {
        "From": "Flok <post@flok.example>",
        "To": ADDRESS,
        "Subject": "Din kode",
        "Auto-Submitted": "auto-generated",
        "Content-Language": "da",
    }
    assert mail["Date"].datetime == clock.now()
    assert mail["Message-ID"].endswith("@flok.example>")
    plain, html = (words(mail, kind) for kind in ("plain", "html"))
    assert plain == (
        f"Skriv denne kode i appen: {code}\n\nDen virker i en halv time. Har du ikke bedt om den, så gør ikke noget.\n"
    )
    assert html == (
        f'<!doctype html><html lang="da"><body><p>Skriv denne kode i appen: {code}</p>'
        "<p>Den virker i en halv time. Har du ikke bedt om den, så gør ikke noget.</p></body></html>\n"
    )
    assert not is_confirmed(unit, cast.friend)
    try_code(unit, cast.friend, code)
    assert is_confirmed(unit, cast.friend)
    try_code(unit, cast.friend, code)


def test_no_table_gives_the_code_away(unit: UnitOfWork, cast: Cast, mails: MailServer) -> None:
    choose(unit, cast.friend)
    outbox.deliver_outside()
    with unit() as opened:
        rows = [opened.execute(text(f"SELECT * FROM {table}")).all() for table in TABLES]  # noqa: S608  # our own names
    assert newest_code(mails) not in str(rows)


TABLES = (MailAddress.__tablename__, OutboxEntry.__tablename__)


def test_a_wrong_an_old_and_anothers_code(unit: UnitOfWork, cast: Cast, mails: MailServer) -> None:
    choose(unit, cast.friend)
    choose(unit, cast.reporter, "sne@example.org")
    outbox.deliver_outside()
    codes = {mail["To"]: re.findall(r"\b\d{6}\b", mail.as_string())[0] for mail in mails.mails}
    with pytest.raises(CodeWrong):
        try_code(unit, cast.friend, codes["sne@example.org"])
    with pytest.raises(NotFound):
        try_code(unit, cast.author, codes[ADDRESS])
    clock.advance(mailing.CODE_LIFE)
    with pytest.raises(CodeWrong):
        try_code(unit, cast.friend, codes[ADDRESS])
    assert not is_confirmed(unit, cast.friend)


def test_a_new_address_makes_the_old_code_worthless(unit: UnitOfWork, cast: Cast, mails: MailServer) -> None:
    choose(unit, cast.friend)
    outbox.deliver_outside()
    old = newest_code(mails)
    choose(unit, cast.friend, "new@example.org")
    with pytest.raises(CodeWrong):
        try_code(unit, cast.friend, old)
    outbox.deliver_outside()
    try_code(unit, cast.friend, newest_code(mails))
    assert is_confirmed(unit, cast.friend)


def test_a_code_that_is_too_late_is_not_mailed(unit: UnitOfWork, cast: Cast, mails: MailServer) -> None:
    choose(unit, cast.friend)
    clock.advance(timedelta(minutes=31))
    outbox.deliver_outside()
    assert mails.mails == []


def test_choosing_the_same_again_changes_nothing(unit: UnitOfWork, cast: Cast, mails: MailServer) -> None:
    confirm(cast.friend, ADDRESS)
    choose(unit, cast.friend)
    assert outbox.deliver_outside() == 0
    assert is_confirmed(unit, cast.friend)


def test_nobody_can_fill_somebody_elses_mailbox(unit: UnitOfWork, cast: Cast, mails: MailServer) -> None:
    for actor, address in ((cast.friend, ADDRESS), (cast.reporter, ADDRESS), (cast.author, ADDRESS.upper())):
        choose(unit, actor, address)
    with pytest.raises(TooMany):
        choose(unit, cast.moderator)


def test_an_address_the_server_refuses_for_good_is_not_trusted(unit: UnitOfWork, cast: Cast, mails: MailServer) -> None:
    confirm(cast.friend, ADDRESS)
    mails.answers["other@example.org"] = "550 no such"
    choose(unit, cast.friend, "other@example.org")
    assert outbox.deliver_outside() == 1  # dealt with: it would be refused again
    clock.advance(timedelta(hours=1))
    assert outbox.deliver_outside() == 0
    assert not is_confirmed(unit, cast.friend)


def test_a_server_in_trouble_is_tried_again_with_the_same_mail(unit: UnitOfWork, cast: Cast, mails: MailServer) -> None:
    mails.answers[ADDRESS] = "451 later"
    choose(unit, cast.friend)
    assert outbox.deliver_outside() == 0
    mails.answers.clear()
    clock.advance(timedelta(seconds=5))
    assert outbox.deliver_outside() == 1
    assert len(mails.mails) == 1


def test_forgetting_and_unsubscribing(unit: UnitOfWork, cast: Cast, mails: MailServer) -> None:
    confirm(cast.friend, ADDRESS)
    confirm(cast.reporter, "sne@example.org")
    with unit():
        mailing.forget_address(actor=cast.friend)
        mailing.forget_address(actor=cast.friend)
        mailing.unsubscribe("unknown")
        assert session().scalars(select(MailAddress.account_id)).all() == [cast.reporter.id]
        token = session().scalars(select(MailAddress.unsubscribe_token)).one()
        mailing.unsubscribe(token)
        mailing.unsubscribe(token)
        assert session().scalars(select(MailAddress)).all() == []


def test_without_a_mail_server_it_is_not_offered(unit: UnitOfWork, cast: Cast) -> None:
    assert not smtp.is_offered()
    with pytest.raises(MailNotOffered):
        choose(unit, cast.friend)
