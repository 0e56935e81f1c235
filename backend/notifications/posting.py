"""Delivering a mail: written when it is sent, so that it says what holds then."""

from typing import Any

import structlog

from backend.core import clock, outbox
from backend.core.db import session, unit_of_work

from . import queries, smtp
from .letters import code_letter, digest_letter
from .listeners import Listener, listeners_by_id
from .mailing import MAIL, code_of
from .models import MailAddress

log = structlog.get_logger(__name__)


def deliver(payload: dict[str, Any]) -> None:
    """Send one mail, unless it is no longer wanted; raises OSError when it should be tried again."""
    account_id = payload["account_id"]
    with unit_of_work(readonly=True):
        address = queries.find_mail_address(account_id)
        listener = listeners_by_id([account_id]).get(account_id)
    if address is None or listener is None or not _is_wanted(payload, address):
        return
    until = listener.sleeper.quiet_until(clock.now()) if payload["letter"] == "digest" else None
    if until:
        with unit_of_work():
            outbox.put(MAIL, payload, due_at=until)
        return
    try:
        smtp.send(_write(payload, address, listener))
    except smtp.Refused:
        log.warning("mail_address_refused", letter=payload["letter"])
        _distrust(account_id, address.nonce)


def _is_wanted(payload: dict[str, Any], address: MailAddress) -> bool:
    if payload["letter"] == "code":
        return address.nonce == payload["nonce"] and address.expires_at > clock.now()
    return address.confirmed_at is not None


def _write(payload: dict[str, Any], address: MailAddress, listener: Listener) -> Any:
    common = {"to": address.address, "language": listener.language, "letter_id": payload["letter_id"]}
    if payload["letter"] == "code":
        return code_letter(**common, code=code_of(address))
    return digest_letter(**common, counts=payload["counts"], unsubscribe_token=address.unsubscribe_token)


def _distrust(account_id: str, nonce: str) -> None:
    with unit_of_work():
        address = session().get(MailAddress, account_id)
        if address and address.nonce == nonce:
            address.confirmed_at = None
