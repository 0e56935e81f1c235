"""How one is told that there is something new, and when one is left in peace."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.e2e import houses
from tests.e2e.conftest import Switch
from tests.e2e.houses import House
from tests.e2e.phones import Phone
from tests.support.mailserver import MailServer, mail_server, words
from tests.support.outsider import wait_for

pytestmark = pytest.mark.e2e

AFTERNOON = datetime(2026, 11, 20, 14, tzinfo=UTC)
LATE = datetime(2026, 11, 20, 22, tzinfo=UTC)  # eleven in the evening in Denmark
OTHER_LAST_NIGHT = "() => localStorage.setItem('flok.night', '2000-01-01')"
READY = "() => navigator.serviceWorker.ready.then((registration) => Boolean(registration.active))"
SHOWN = """() => navigator.serviceWorker.ready.then((registration) => registration.getNotifications())
  .then((all) => all.map(({title, body, tag, data}) => ({title, body, tag, path: data.path})))"""
# Browsers of a test reach no push service, and some let nobody notify; what they would have said stands here instead.
SUBSCRIBED = """(() => {
  const keys = {p256dh: "%s", auth: "AAAAAAAAAAAAAAAAAAAAAA"};
  let held = null;
  Object.defineProperty(Notification, 'permission', {get: () => 'granted'});
  const made = () => held = {
    endpoint: "https://fcm.googleapis.com/fcm/send/flok",
    toJSON: () => ({keys}),
    unsubscribe: () => { held = null; return Promise.resolve(true); },
  };
  PushManager.prototype.subscribe = (asked) => Promise.resolve(asked.userVisibleOnly && made());
  PushManager.prototype.getSubscription = () => Promise.resolve(held);
  window.isSubscribed = () => Boolean(held);
})()"""
# A point on the curve, as every browser's key is one: that of the example in RFC 8291.
POINT = "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4"


@pytest.fixture
def mails() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture
def posting(seeded: Path, mails: MailServer, tmp_path: Path) -> Iterator[House]:
    """The demo, with a post office."""
    post = {"SMTP_URL": f"smtp+plain://127.0.0.1:{mails.port}", "MAIL_FROM": "post@flok.example"}
    with houses.copied(seeded, tmp_path, **post) as house:
        yield house


def _switch(phone: Phone, section: str, topic: str) -> Any:
    return phone.page.get_by_role("region", name=section).get_by_role("switch", name=topic)


def test_what_one_chooses_stays_chosen(switch_on: Switch) -> None:
    phone = switch_on("storm")
    phone.open("/me")
    phone.enter("Besked på telefon og mail")
    expect(_switch(phone, "Inde i Flok", "Det, der sker")).to_be_checked()
    with phone.page.expect_response("**/notifications/preferences"):
        _switch(phone, "Inde i Flok", "Det, der sker").uncheck()

    phone.page.reload()

    expect(_switch(phone, "Inde i Flok", "Det, der sker")).not_to_be_checked()
    expect(_switch(phone, "Inde i Flok", "Nyt i dine chats")).to_be_checked()
    phone.see("Altid")


def test_age_decides_when_it_is_quiet_until_one_does(switch_on: Switch) -> None:
    young, grown = switch_on("liv"), switch_on("aske")
    young.open("/me/notifications")
    young.see("siger telefonen ikke noget.")
    young.see("Sådan er det for alle under 18.")
    expect(young.page.get_by_label("Fra", exact=True)).to_have_count(0)

    grown.open("/me/notifications")
    with grown.page.expect_response("**/notifications/preferences"):
        grown.page.get_by_label("Fra", exact=True).select_option("23:30")
    grown.page.reload()
    expect(grown.page.get_by_label("Fra", exact=True)).to_have_value("23:30")
    grown.named("switch", "Stille om natten Du bestemmer selv hvornår.").uncheck()
    expect(grown.page.get_by_label("Fra", exact=True)).to_have_count(0)


def test_a_phone_is_asked_when_told_to_rings_and_forgets_at_sign_out(switch_on: Switch, demo: House) -> None:
    phone = switch_on().sign_in("luna", demo.password)  # with a session of its own, which ends here
    phone.context.grant_permissions(["notifications"])
    phone.context.add_init_script(SUBSCRIBED % POINT)
    phone.open("/me/notifications")
    phone.until(READY)

    phone.tap("Giv mig besked")
    phone.see("Nu får telefonen besked.")
    expect(_switch(phone, "På telefonen", "Nyt i dine chats")).to_be_checked()
    phone.tap("Slå fra på telefonen her")
    phone.see("Telefonen siger ikke noget mere.")
    assert not phone.page.evaluate("isSubscribed()")

    phone.tap("Giv mig besked")
    expect(_switch(phone, "På telefonen", "Nyt i dine chats")).to_be_checked()
    phone.follow("/me")
    phone.tap("Log ud")
    phone.page.get_by_role("dialog").get_by_role("button", name="Log ud").tap()
    phone.page.wait_for_url("**/sign-in")
    assert not phone.page.evaluate("isSubscribed()")


@pytest.mark.parametrize(
    ("sent", "shown"),
    [
        (
            {"kind": "messages", "title": "Flok", "body": "Du har en ny besked", "path": "/chat"},
            {"title": "Flok", "body": "Du har en ny besked", "tag": "messages", "path": "/chat"},
        ),
        (
            {"title": "Flok", "body": "Du har noget nyt", "path": "https://elsewhere.example/"},
            {"title": "Flok", "body": "Du har noget nyt", "tag": "other", "path": "/"},
        ),
        ("not what we send", {"title": "Flok", "body": "Du har noget nyt.", "tag": "other", "path": "/"}),
    ],
)
def test_a_push_says_only_that_there_is_something(switch_on: Switch, sent: Any, shown: dict[str, str]) -> None:
    phone = switch_on()
    phone.context.grant_permissions(["notifications"])
    phone.open("/sign-in")
    if phone.page.evaluate("Notification.permission") != "granted":
        pytest.skip("this browser lets nobody notify, whatever is granted: choose another by CHROMIUM")
    phone.until(READY)
    devtools = phone.context.new_cdp_session(phone.page)
    registrations: list[str] = []
    devtools.on(
        "ServiceWorker.workerRegistrationUpdated",
        lambda told: registrations.extend(one["registrationId"] for one in told["registrations"]),
    )
    devtools.send("ServiceWorker.enable")
    phone.until(READY)

    data = sent if isinstance(sent, str) else json.dumps(sent)
    devtools.send(
        "ServiceWorker.deliverPushMessage",
        {"origin": phone.url, "registrationId": registrations[0], "data": data},
    )

    phone.until(SHOWN)
    assert phone.page.evaluate(SHOWN) == [shown]


def test_an_address_is_ones_own_once_the_code_has_come(mails: MailServer, posting: House, switch_on: Switch) -> None:
    phone = switch_on("nor", house=posting)
    phone.open("/me/notifications")
    phone.fill("Din mail", "nor@example.org")
    phone.tap("Send mig en kode")
    phone.see("Vi har sendt en kode til nor@example.org.")
    wait_for(lambda: mails.mails)
    code = re.search(r"\b\d{6}\b", words(mails.mails[0]))
    assert code

    phone.fill("Koden fra mailen", code.group())
    phone.tap("Det er min mail")

    phone.see("Vi skriver til nor@example.org.")
    expect(_switch(phone, "På mail", "Nyt i dine chats")).to_be_checked()
    phone.tap("Slet min mail")
    phone.see("Din mail er slettet.")
    expect(phone.page.get_by_label("Din mail", exact=True)).to_be_visible()


def test_without_a_post_office_it_says_so(switch_on: Switch) -> None:
    phone = switch_on("bjoerk")
    phone.open("/me/notifications")
    phone.see("Huset kan ikke sende mail lige nu.")


def test_late_at_night_flok_says_good_night_once(switch_on: Switch) -> None:
    phone = switch_on("storm")
    phone.open("/help")
    phone.page.evaluate(OTHER_LAST_NIGHT)
    phone.page.clock.set_fixed_time(LATE)
    phone.page.goto(f"{phone.url}/")

    phone.see("Flok sover nu")
    expect(phone.page.get_by_role("link", name="Kan du ikke sove?")).to_have_attribute("href", "tel:116111")
    expect(phone.page.get_by_role("link", name="Er nogen i fare nu?")).to_have_attribute("href", "tel:112")
    phone.enter("^Dine chats$")
    phone.named("heading", "Chat").wait_for()
    phone.page.reload()
    phone.named("heading", "Chat").wait_for()
    expect(phone.page.get_by_text("Flok sover nu")).to_have_count(0)


def test_by_day_and_for_adults_it_is_never_night(switch_on: Switch) -> None:
    for handle, hour, heading in (("storm", AFTERNOON, "Chat"), ("ali", LATE, "Chat")):
        phone = switch_on(handle)
        phone.open("/help")
        phone.page.evaluate(OTHER_LAST_NIGHT)
        phone.page.clock.set_fixed_time(hour)
        phone.page.goto(f"{phone.url}/chat")
        phone.named("heading", heading).wait_for()
