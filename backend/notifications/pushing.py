"""Delivering a push: encrypted for one browser, without content, and gone before the next night."""

import json
from dataclasses import dataclass
from datetime import timedelta
from email.utils import parseaddr
from typing import Any

import structlog

from backend.core import clock, outbound
from backend.core.config import Settings
from backend.core.db import session, unit_of_work

from . import queries, ringing, texts
from .listeners import Listener, listeners_by_id
from .models import PushSubscription
from .webpush import Keys, Vapid, encrypt

log = structlog.get_logger(__name__)

# Longest a push service keeps trying: a phone that comes on later learns from the app itself.
LONGEST = timedelta(hours=12)
# Every push is as long as any other, so that its length tells nothing.
PADDED_TO = 512
GONE, REFUSED = {404, 410}, {400, 401, 403, 413}


class PushFailed(Exception):
    """The push service did not take it; it is tried again."""


@dataclass(frozen=True, slots=True)
class _Sender:
    vapid: Vapid
    hosts: tuple[str, ...]


_sender: _Sender | None = None


def configure(settings: Settings) -> None:
    """Push as this deployment, to the push services it allows."""
    global _sender
    _sender = _Sender(Vapid(settings.vapid_private_key, contact=_contact(settings)), settings.push_hosts)


def public_key() -> str:
    """What a browser must be told to subscribe with."""
    return _configured().vapid.public_key


def hosts() -> tuple[str, ...]:
    """The push services we call."""
    return _configured().hosts


def deliver(payload: dict[str, Any]) -> None:
    """Send one push, unless its device is signed out by now or it has become quiet; raises PushFailed, Unreachable."""
    with unit_of_work(readonly=True):
        device = queries.find_device(payload["subscription_id"])
        listener = listeners_by_id([device.account_id]).get(device.account_id) if device else None
    if device is None or listener is None:
        return
    now = clock.now()
    until = None if payload["urgent"] else listener.sleeper.quiet_until(now)
    if until:
        with unit_of_work():
            ringing.ring_later(listener.account_id, payload["topic"], payload["path"], until)
        return
    life = LONGEST if payload["urgent"] else listener.sleeper.time_to_ring(now, most=LONGEST)
    _take_answer(device, _post(device, _words(payload, listener), life=life, urgent=payload["urgent"]))


def _contact(settings: Settings) -> str | None:
    """Where a push service can complain; they take a page or a mail address."""
    if settings.public_url.startswith("https://"):
        return settings.public_url
    return f"mailto:{parseaddr(settings.mail_from)[1]}" if settings.mail_from else None


def _words(payload: dict[str, Any], listener: Listener) -> bytes:
    title, body = texts.push_words(payload["topic"], listener.language, urgent=payload["urgent"])
    said = {"kind": payload["topic"], "title": title, "body": body, "path": payload["path"]}
    return json.dumps(said, ensure_ascii=False).encode()


def _post(device: PushSubscription, text: bytes, *, life: timedelta, urgent: bool) -> int:
    headers = {
        "Authorization": _configured().vapid.header(device.endpoint),
        "Content-Encoding": "aes128gcm",
        "Content-Type": "application/octet-stream",
        "TTL": str(max(1, int(life.total_seconds()))),
        # One that was not delivered yet is replaced by the next.
        "Topic": "urgent" if urgent else "news",
        "Urgency": "high" if urgent else "normal",
    }
    body = encrypt(text, Keys.read(device.p256dh, device.auth), padded_to=PADDED_TO)
    return outbound.post(device.endpoint, body, headers, hosts=hosts())


def _take_answer(device: PushSubscription, status: int) -> None:
    if status in GONE:
        with unit_of_work():
            if found := session().get(PushSubscription, device.id):
                session().delete(found)
    elif status in REFUSED:
        log.error("push_refused", status=status)  # it would be refused again
    elif not 200 <= status < 300:
        raise PushFailed(str(status))


def _configured() -> _Sender:
    if _sender is None:
        raise RuntimeError("push is not configured")
    return _sender
