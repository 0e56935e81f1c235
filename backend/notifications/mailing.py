"""Use cases: an own mail address, confirmed with a code that was mailed there."""

import hashlib
import hmac
import secrets
from datetime import timedelta

from sqlalchemy import delete, update

from backend.core import clock, outbox, rates
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Conflict, Invalid, NotFound
from backend.core.ids import new_id

from . import queries, smtp
from .models import MailAddress

MAIL = "notifications.mail"
CODE_LIFE = timedelta(minutes=30)
CODE_DIGITS = 6
# Against using us to fill somebody else's mailbox, whoever asks.
PER_ADDRESS = "3/hour"


class MailNotOffered(Conflict):
    """This deployment has no mail server."""

    code = "mail_not_offered"
    text = {"da": "Vi sender ikke mail her.", "en": "We don't send mail here."}


class CodeWrong(Invalid):
    """It is not the code, or it is too old."""

    code = "code_wrong"
    text = {
        "da": "Koden passer ikke. Tjek den, eller bed om en ny.",
        "en": "That code doesn't fit. Check it, or ask for a new one.",
    }


_secret = b""


def configure(secret_key: str) -> None:
    """Make codes with this deployment's key."""
    global _secret
    _secret = secret_key.encode()


def choose_address(*, actor: Actor, address: str) -> None:
    """Mail a code to `address`; nothing else goes there before it is confirmed. Raises MailNotOffered, TooMany."""
    if not smtp.is_offered():
        raise MailNotOffered
    queries.take_turn(actor.id)
    found = queries.find_mail_address(actor.id) or MailAddress(account_id=actor.id)
    if found.confirmed_at and found.address == address:
        return
    rates.take(f"mail:{hashlib.sha256(address.lower().encode()).hexdigest()}", PER_ADDRESS)
    now = clock.now()
    found.address, found.confirmed_at = address, None
    found.nonce, found.unsubscribe_token = secrets.token_urlsafe(16), secrets.token_urlsafe(32)
    found.expires_at, found.told_until = now + CODE_LIFE, now
    session().add(found)
    session().flush()
    outbox.put(MAIL, {"letter_id": new_id(), "letter": "code", "account_id": actor.id, "nonce": found.nonce})


def confirm_address(*, actor: Actor, code: str) -> None:
    """Mail there from now on; repeatable. Raises CodeWrong, NotFound."""
    found = queries.find_mail_address(actor.id)
    if found is None:
        raise NotFound
    if not hmac.compare_digest(code_of(found), code) or found.expires_at <= clock.now():
        raise CodeWrong
    # Guarded by the nonce: the address may have been changed meanwhile, and that one has not been confirmed.
    now = clock.now()
    mine = update(MailAddress).where(MailAddress.account_id == actor.id, MailAddress.nonce == found.nonce)
    session().execute(mine.where(MailAddress.confirmed_at.is_(None)).values(confirmed_at=now, told_until=now))


def forget_address(*, actor: Actor) -> None:
    """Know the actor's address no more; repeatable."""
    session().execute(delete(MailAddress).where(MailAddress.account_id == actor.id))


def unsubscribe(token: str) -> None:
    """Forget the address a mail with `token` went to; for whoever holds that mail, and silent about unknown ones."""
    session().execute(delete(MailAddress).where(MailAddress.unsubscribe_token == token))


def code_of(address: MailAddress) -> str:
    """The code that confirms `address`; it follows from its nonce and the server's key, so no table gives it away."""
    digest = hmac.digest(_secret, f"mail-code:{address.account_id}:{address.nonce}".encode(), "sha256")
    return str(int.from_bytes(digest[:8]) % 10**CODE_DIGITS).zfill(CODE_DIGITS)
