"""Push subscriptions and mail addresses over REST."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from backend.core import clock, outbox
from backend.core.db import session
from backend.notifications import holdings, pushing, service
from backend.notifications.models import MailAddress, PushSubscription
from tests.conftest import Api, UnitOfWork
from tests.moderation.people import Cast
from tests.support.mailserver import MailServer, words
from tests.support.pushservice import Browser, PushService, to_bytes

AsAccount = Callable[[str], Api]
PATH = "/notifications/push-subscriptions"


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze("2026-11-20T12:00:00+01:00"):
        yield


def browser(endpoint: str) -> dict[str, Any]:
    return {"endpoint": endpoint, "keys": Browser().keys}


class TestBrowsers:
    def test_the_key_is_a_point_and_everybodys_to_know(self, client: FlaskClient) -> None:
        answer = client.get("/api/v1/notifications/push-key")
        assert (answer.status_code, answer.json) == (200, {"key": pushing.public_key()})
        point = to_bytes(pushing.public_key())
        assert (len(point), point[0]) == (65, 4)

    def test_the_same_browser_is_one_subscription(
        self, as_account: AsAccount, unit: UnitOfWork, cast: Cast, push_host: PushService
    ) -> None:
        api = as_account(cast.friend.id)
        answers = [api.post(PATH, browser(push_host.endpoint())) for _ in range(2)]
        assert [answer.status_code for answer in answers] == [201, 201]
        assert answers[0].json == answers[1].json
        assert set(answers[0].json) == {"id"}

    def test_taking_it_away(self, as_account: AsAccount, cast: Cast, push_host: PushService) -> None:
        api, other = as_account(cast.friend.id), as_account(cast.reporter.id)
        own = api.post(PATH, browser(push_host.endpoint())).json["id"]
        assert other.delete(f"{PATH}/{own}").status_code == 404
        assert [api.delete(f"{PATH}/{own}").status_code for _ in range(2)] == [204, 404]

    def test_signing_out_takes_it_away(
        self, as_account: AsAccount, unit: UnitOfWork, cast: Cast, push_host: PushService
    ) -> None:
        api = as_account(cast.friend.id)
        api.post(PATH, browser(push_host.endpoint()))
        assert api.delete("/sessions/current").status_code == 204
        with unit():
            assert session().scalars(select(PushSubscription)).all() == []

    def test_the_oldest_of_too_many_goes(
        self, as_account: AsAccount, unit: UnitOfWork, cast: Cast, push_host: PushService
    ) -> None:
        api = as_account(cast.friend.id)
        made = [api.post(PATH, browser(push_host.endpoint(str(number)))).json["id"] for number in range(12)]
        with unit():
            assert sorted(session().scalars(select(PushSubscription.id))) == sorted(made[2:])

    @pytest.mark.parametrize(
        "endpoint",
        [
            "https://evil.example/push",
            "http://fcm.googleapis.com/fcm/send/x",
            "https://fcm.googleapis.com@169.254.169.254/latest",
            "https://169.254.169.254/latest/meta-data",
            "http://127.0.0.1:1/",
            "https://fcm.googleapis.com.evil.example/",
            "https://fcm.googleapis.com:22/",
        ],
    )
    def test_we_ring_at_push_services_only(self, as_account: AsAccount, cast: Cast, endpoint: str) -> None:
        answer = as_account(cast.friend.id).post(PATH, browser(endpoint))
        assert (answer.status_code, answer.json["errors"]) == (422, {"endpoint": ["Det findes ikke mere."]})

    def test_keys_must_be_keys(self, as_account: AsAccount, cast: Cast, push_host: PushService) -> None:
        body = {"endpoint": push_host.endpoint(), "keys": {"p256dh": "AAAA", "auth": "AAAA"}}
        answer = as_account(cast.friend.id).post(PATH, body)
        assert (answer.status_code, answer.json["errors"]) == (422, {"keys": ["Kan ikke læses."]})


class TestMail:
    def test_from_an_address_to_no_mail_again(self, as_account: AsAccount, cast: Cast, mails: MailServer) -> None:
        api = as_account(cast.friend.id)
        answer = api.put("/notifications/mail", {"address": "nor@example.org"})
        waiting = {"offered": True, "address": "nor@example.org", "confirmed": False}
        assert (answer.status_code, answer.json) == (202, waiting)
        outbox.deliver_outside()
        code = words(mails.mails[0]).splitlines()[0][-6:]
        assert api.post("/notifications/mail/confirm", {"code": code}).status_code == 204
        assert api.get("/notifications/preferences").json["mail"] == {**waiting, "confirmed": True}
        assert [api.delete("/notifications/mail").status_code for _ in range(2)] == [204, 204]
        assert api.get("/notifications/preferences").json["mail"] == {**waiting, "address": None}

    @pytest.mark.parametrize(
        ("language", "detail"),
        [
            ("da", "Koden passer ikke. Tjek den, eller bed om en ny."),
            ("en", "That code doesn't fit. Check it, or ask for a new one."),
        ],
    )
    def test_guessing_the_code_soon_ends(
        self, as_account: AsAccount, cast: Cast, mails: MailServer, language: str, detail: str
    ) -> None:
        api = as_account(cast.friend.id)
        api.patch("/me", {"language": language})
        api.put("/notifications/mail", {"address": "nor@example.org"})
        outbox.deliver_outside()
        right = words(mails.mails[0]).splitlines()[0][-6:]
        wrong = "000000" if right != "000000" else "000001"
        guesses = [api.post("/notifications/mail/confirm", {"code": wrong}) for _ in range(10)]
        assert {(guess.status_code, guess.json["code"], guess.json["detail"]) for guess in guesses} == {
            (422, "code_wrong", detail)
        }
        last = api.post("/notifications/mail/confirm", {"code": right})
        assert (last.status_code, last.json["code"]) == (429, "too_many")

    def test_where_there_is_no_mail_server(self, as_account: AsAccount, cast: Cast) -> None:
        answer = as_account(cast.friend.id).put("/notifications/mail", {"address": "nor@example.org"})
        assert (answer.status_code, answer.json["code"], answer.json["detail"]) == (
            409,
            "mail_not_offered",
            "Vi sender ikke mail her.",
        )

    @pytest.mark.parametrize(
        "address",
        [
            "nor",
            "nor@",
            "@example.org",
            "nor@example",
            "nor@example.org\nBcc: all@example.org",
            "a@b.dk, c@d.dk",
            "Nor <nor@example.org>",
            "nor@exam ple.org",
            "nør@example.org",
            "nor@example.org\r\n",
            "",
        ],
    )
    def test_what_is_no_address(self, as_account: AsAccount, cast: Cast, mails: MailServer, address: str) -> None:
        answer = as_account(cast.friend.id).put("/notifications/mail", {"address": address})
        assert (answer.status_code, list(answer.json["errors"])) == (422, ["address"])


def test_all_that_is_kept_about_somebody_can_be_shown_and_erased(
    as_account: AsAccount, unit: UnitOfWork, cast: Cast, mails: MailServer, push_host: PushService
) -> None:
    for actor in (cast.friend, cast.reporter):
        api = as_account(actor.id)
        api.post(PATH, browser(push_host.endpoint(actor.id)))
        api.put("/notifications/mail", {"address": f"{actor.id}@example.org"})
        api.put("/notifications/preferences", {"topics": []})
        with unit():
            service.notify(account_ids=[actor.id], kind="friendbank.proposed")
    with unit():
        kept = holdings.list_holdings(cast.friend.id)
        assert {table: len(rows) for table, rows in kept.items()} == dict.fromkeys(kept, 1)
        assert len(kept) == 5
        (address,) = session().scalars(select(MailAddress).where(MailAddress.account_id == cast.friend.id))
        (device,) = session().scalars(select(PushSubscription).where(PushSubscription.account_id == cast.friend.id))
        for secret in (address.nonce, address.unsubscribe_token, device.endpoint, device.p256dh):
            assert secret not in str(kept)
        assert address.address in str(kept)
        holdings.erase(cast.friend.id)
    with unit():
        assert {table: len(rows) for table, rows in holdings.list_holdings(cast.friend.id).items()} == dict.fromkeys(
            kept, 0
        )
        assert {table: len(rows) for table, rows in holdings.list_holdings(cast.reporter.id).items()} == dict.fromkeys(
            kept, 1
        )
