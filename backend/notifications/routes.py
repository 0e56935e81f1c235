"""REST: one's notices, and how one hears of them."""

from typing import Any

from backend.core.actor import Actor
from backend.core.http import ApiBlueprint
from backend.core.pagination import Window
from backend.core.schemas import PageQuery

from . import choosing, mailing, pushing, queries, schemas, service, subscribing, views
from .models import PushSubscription

blueprint = ApiBlueprint("notifications")
endpoint = blueprint.endpoint


@endpoint("GET", "/notices", query=PageQuery(), returns=schemas.notice_page)
def list_notices(actor: Actor, window: Window) -> dict[str, Any]:
    """What one has been told, newest first, and how much of it is unread."""
    page = queries.list_notices(actor, window)
    return {
        "items": [views.notice(row, actor.language) for row in page.items],
        "next": page.next,
        "unread": queries.count_unread(actor),
    }


@endpoint("POST", "/notices/<key:notice_id>/read", status=204)
def read_notice(actor: Actor, notice_id: str) -> None:
    """Mark a notice as read."""
    service.read_notice(actor=actor, notice_id=notice_id)


@endpoint("GET", "/notifications/preferences", returns=schemas.PreferencesSchema())
def show_preferences(actor: Actor) -> dict[str, Any]:
    """What one is told, by which channel, and when not."""
    return _preferences(actor)


@endpoint("PUT", "/notifications/preferences", body=schemas.ChangePreferences(), returns=schemas.PreferencesSchema())
def change_preferences(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Choose channels for topics, and from eighteen on quiet hours; what is left out stays."""
    choosing.change_preferences(actor=actor, chosen=body["topics"], quiet=body["quiet"])
    return _preferences(actor)


@endpoint("GET", "/notifications/push-key", returns=schemas.PushKey(), public=True, rate="600/minute")
def show_push_key() -> dict[str, str]:
    """What a browser must be told to subscribe with."""
    return {"key": pushing.public_key()}


@endpoint(
    "POST",
    "/notifications/push-subscriptions",
    body=schemas.NewPushSubscription(),
    returns=schemas.PushSubscriptionMade(),
    status=201,
    rate="120/hour",
)
def subscribe(actor: Actor, body: dict[str, Any]) -> PushSubscription:
    """Ring this browser for as long as one is signed in on it; sent again, the same one."""
    return subscribing.subscribe(actor=actor, endpoint=body["endpoint"], **body["keys"])


@endpoint("DELETE", "/notifications/push-subscriptions/<key:subscription_id>", status=204)
def unsubscribe(actor: Actor, subscription_id: str) -> None:
    """Ring this browser no more."""
    subscribing.unsubscribe(actor=actor, subscription_id=subscription_id)


@endpoint(
    "PUT", "/notifications/mail", body=schemas.NewMailAddress(), status=202, returns=schemas.MailState(), rate="5/hour"
)
def choose_address(actor: Actor, body: dict[str, Any]) -> dict[str, Any]:
    """Have a code mailed to an address; no mail goes there before it is confirmed."""
    mailing.choose_address(actor=actor, address=body["address"])
    return views.mail(queries.find_mail_address(actor.id))


@endpoint("POST", "/notifications/mail/confirm", body=schemas.MailCode(), status=204, rate="10/hour")
def confirm_address(actor: Actor, body: dict[str, Any]) -> None:
    """Confirm the address with the code that came there."""
    mailing.confirm_address(actor=actor, code=body["code"])


@endpoint("DELETE", "/notifications/mail", status=204)
def forget_address(actor: Actor) -> None:
    """Get no mail, and have the address forgotten."""
    mailing.forget_address(actor=actor)


@endpoint("POST", "/notifications/mail/unsubscribe/<key:token>", status=204, public=True)
def unsubscribe_mail(token: str) -> None:
    """Stop the mails at one click in the mail itself (RFC 8058); the same answer for any token."""
    mailing.unsubscribe(token)


def _preferences(actor: Actor) -> dict[str, Any]:
    return {**choosing.view_preferences(actor), "mail": views.mail(queries.find_mail_address(actor.id))}
