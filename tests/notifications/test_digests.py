"""The mail that says how much waits: rarely, about what is old, and about each thing once."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask.testing import FlaskClient

from backend.accounts import service as accounts
from backend.chat import service as chat
from backend.core import clock, outbox
from backend.core.pagination import Window
from backend.notifications import choosing, digests, queries, service
from tests import factories
from tests.chat.making import Friends, make_friends, say
from tests.conftest import UnitOfWork
from tests.notifications.mailboxes import confirm, post
from tests.support.mailserver import MailServer, words
from tests.support.statements import counted_statements
from tests.support.threads import at_once

OLD = timedelta(hours=8, minutes=1)


@pytest.fixture(autouse=True)
def at_seven() -> Iterator[None]:
    with clock.freeze("2026-11-20T07:00:00+01:00"):
        yield


@pytest.fixture
def friends(unit: UnitOfWork, mails: MailServer) -> Friends:
    """Two friends; `one` has mail, and the mail with the code is out of the way."""
    with unit():
        made = make_friends()
    confirm(made.one, "nor@example.org")
    mails.mails.clear()
    clock.advance(timedelta(seconds=1))
    return made


def tell(unit: UnitOfWork, account_id: str, kind: str = "friendbank.proposed", **data: str) -> None:
    with unit():
        service.notify(account_ids=[account_id], kind=kind, data=data)


def lines(mails: MailServer) -> list[list[str]]:
    """What each mail says, line by line."""
    return [words(mail).split("\n\n") for mail in mails.mails]


def test_it_tells_how_much_and_never_what(unit: UnitOfWork, friends: Friends, mails: MailServer) -> None:
    with unit():
        for _ in range(2):
            say(friends.other, friends.room, "Vi ses i huset")
    tell(unit, friends.one.id)
    tell(unit, friends.one.id, "events.cancelled", title="Filmaften for anbragte")
    clock.advance(OLD)
    assert post() == 1
    (mail,) = mails.mails
    assert (mail["Subject"], mail["From"], mail["To"]) == (
        "Der er nyt til dig",
        "Flok <post@flok.example>",
        "nor@example.org",
    )
    assert lines(mails) == [
        [
            "2 nye beskeder",
            "1 ting at svare på",
            "1 nyt om noget, der sker",
            "Se det her: https://flok.example",
            "Vil du ikke have mail? Slå det fra her: https://flok.example/me/notifications\n",
        ]
    ]
    whole = mail.as_string()
    for secret in ("huset", "Film", "anbragt", friends.other.nickname, friends.one.nickname):
        assert secret not in whole


def test_one_click_stops_it(unit: UnitOfWork, friends: Friends, mails: MailServer, client: FlaskClient) -> None:
    """As mail programs do by RFC 8058: a form, no cookie, no token but the one in the address."""
    tell(unit, friends.one.id)
    clock.advance(OLD)
    post()
    (mail,) = mails.mails
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = mail["List-Unsubscribe"].strip("<>").removeprefix("https://flok.example")
    answer = client.post(address, data={"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 204
    tell(unit, friends.one.id)
    clock.advance(timedelta(days=2))
    assert post() == 0


def test_what_is_young_is_not_mailed_nor_what_was_read(unit: UnitOfWork, friends: Friends, mails: MailServer) -> None:
    with unit():
        service.notify(account_ids=[friends.one.id], kind="friendbank.proposed")
        seq = say(friends.other, friends.room).seq
    clock.advance(timedelta(hours=7, minutes=59))
    assert post() == 0
    with unit():
        (notice,) = queries.list_notices(friends.one, Window()).items
        service.read_notice(actor=friends.one, notice_id=notice.id)
        chat.mark_read(actor=friends.one, room_id=friends.room.id, seq=seq or 0)
    clock.advance(timedelta(minutes=2))
    assert post() == 0


def test_each_thing_is_mailed_about_once_and_once_a_day_at_most(
    unit: UnitOfWork, friends: Friends, mails: MailServer
) -> None:
    tell(unit, friends.one.id)
    clock.advance(OLD)
    assert post() == 1
    tell(unit, friends.one.id)
    tell(unit, friends.one.id)
    clock.advance(timedelta(hours=18))  # nine the next morning
    assert post() == 0  # not a day
    clock.advance(timedelta(hours=6))
    assert post() == 1
    clock.advance(timedelta(days=1))
    assert post() == 0
    assert [said[0] for said in lines(mails)] == ["1 ting at svare på", "2 ting at svare på"]


def test_not_in_quiet_hours_and_not_when_its_server_was_down_until_then(
    unit: UnitOfWork, friends: Friends, mails: MailServer
) -> None:
    clock.advance(timedelta(hours=7))
    tell(unit, friends.one.id)
    clock.advance(timedelta(hours=8))  # 22
    assert post() == 0
    clock.advance(timedelta(hours=9))
    mails.answers["nor@example.org"] = "451 later"
    assert post() == 0
    mails.answers.clear()
    clock.advance(timedelta(hours=16))  # 23
    assert post() == 1  # dealt with: put off
    assert mails.mails == []
    clock.advance(timedelta(hours=8))
    assert post() == 1
    assert len(mails.mails) == 1


def test_topics_not_wanted_by_mail_are_not_counted(unit: UnitOfWork, friends: Friends, mails: MailServer) -> None:
    with unit():
        off = [{"topic": topic, "app": True, "push": True, "mail": False} for topic in ("messages", "events")]
        choosing.change_preferences(actor=friends.one, chosen=off)
        say(friends.other, friends.room)
    tell(unit, friends.one.id, "events.removed")
    clock.advance(OLD)
    assert post() == 0
    tell(unit, friends.one.id, "accounts.let_in")
    clock.advance(OLD)
    clock.advance(timedelta(hours=8))
    assert post() == 1
    assert lines(mails)[0][0] == "1 vigtig besked"


@pytest.mark.parametrize("reason", ["suspended", "blocked", "muted", "unconfirmed"])
def test_who_gets_none(unit: UnitOfWork, friends: Friends, mails: MailServer, reason: str) -> None:
    one, other, room = friends.one, friends.other, friends.room
    with unit():
        say(other, room)
        if reason == "suspended":
            accounts.suspend(by_id=other.id, account_id=one.id, reason="en god grund")
        elif reason == "blocked":
            accounts.block(actor=one, account_id=other.id)
        elif reason == "muted":
            chat.mute_room(actor=one, room_id=room.id, muted=True)
        elif found := queries.find_mail_address(one.id):
            found.confirmed_at = None
    clock.advance(OLD)
    assert post() == 0


def test_in_english(unit: UnitOfWork, mails: MailServer) -> None:
    with unit():
        reader = factories.make_youth(community=factories.make_community(), language="en")
    confirm(reader, "eng@example.org")
    mails.mails.clear()
    clock.advance(timedelta(seconds=1))
    tell(unit, reader.id)
    clock.advance(OLD)
    post()
    assert mails.mails[0]["Subject"] == "There is something new for you"
    assert lines(mails)[0][:2] == ["1 thing to answer", "See it here: https://flok.example"]


def test_many_workers_mail_once(unit: UnitOfWork, friends: Friends, mails: MailServer) -> None:
    tell(unit, friends.one.id)
    clock.advance(OLD)
    assert sum(at_once(lambda _: digests.mail_digests(), range(4))) == 1
    at_once(lambda _: outbox.deliver_outside(), range(4))
    assert len(mails.mails) == 1


def test_it_costs_the_same_for_one_and_for_many(unit: UnitOfWork, mails: MailServer) -> None:
    with unit():
        community = factories.make_community()
        youths = [factories.make_youth(community=community) for _ in range(4)]
    for number, youth in enumerate(youths):
        confirm(youth, f"nor{number}@example.org")
    clock.advance(timedelta(seconds=1))
    costs = []
    for some in (youths[:1], youths[1:]):
        for youth in some:
            tell(unit, youth.id)
        clock.advance(OLD)
        with counted_statements() as seen:
            assert digests.mail_digests() == len(some)
        costs.append(len(seen))
        clock.advance(timedelta(hours=16))
    assert costs[0] == costs[1]
