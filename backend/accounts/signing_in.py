"""Use cases: signing in, and the sessions of one's own devices."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select, update

from backend.core import clock, rates
from backend.core.actor import Actor
from backend.core.db import after_commit, session, unit_of_work
from backend.core.errors import NotFound, Unauthenticated

from . import passwords, queries, signals
from .models import Account, AccountSession
from .tokens import csrf_token_of, hash_token, new_token

SESSION_LIFE = timedelta(days=60)
PER_HANDLE = "20/minute"


class SignInFailed(Unauthenticated):
    """Unknown name or wrong password: the answer does not tell which."""

    code = "sign_in_failed"
    text = {"da": "Navn og kode passer ikke sammen.", "en": "That name and password don't fit together."}


def check_password(*, handle: str, password: str) -> str:
    """The id of the account these belong to; raises SignInFailed, TooMany. Opens its own units."""
    rates.take(f"sign-in:{handle}", PER_HANDLE)
    with unit_of_work(readonly=True) as unit:
        account = unit.scalar(select(Account).where(Account.handle == handle))
    matched = passwords.is_match(password, account.password_hash if account else None)
    if account is None or not matched or account.status == "refused":
        raise SignInFailed
    return account.id


def start_session(*, account_id: str, kind: str, label: str) -> tuple[Account, str]:
    """A new session of the account, and its token, which is told once."""
    token = new_token()
    session().add(
        AccountSession(
            account_id=account_id,
            token_hash=hash_token(token),
            kind=kind,
            label=label[:80],
            expires_at=clock.now() + SESSION_LIFE,
        )
    )
    session().flush()
    return queries.get_account(account_id), token


def find_actor(token: str, *, kind: str) -> Actor | None:
    """The actor whose open session of this kind has `token`, or None."""
    actor = queries.find_actor_by_token(hash_token(token), kind=kind)
    return replace(actor, csrf_token=csrf_token_of(token)) if actor and kind == "cookie" else actor


def end_session(*, actor: Actor, session_id: str) -> None:
    """Sign one of one's own devices out, at once; raises NotFound."""
    ended = session().scalar(
        update(AccountSession)
        .where(AccountSession.id == session_id, AccountSession.account_id == actor.id)
        .where(AccountSession.ended_at.is_(None))
        .values(ended_at=clock.now())
        .returning(AccountSession.id)
    )
    if ended is None:
        raise NotFound
    after_commit(lambda: signals.session_ended.send(session_id))
