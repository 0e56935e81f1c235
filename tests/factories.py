"""Small makers of real rows, keyword-only and unsurprising; every one needs an open unit of work."""

from datetime import date, timedelta
from itertools import count

from backend.accounts import queries
from backend.accounts.actors import actor_of
from backend.accounts.models import Account, AccountSession, Community, Identity, RoleGrant
from backend.accounts.tokens import hash_token, new_token
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.ids import new_id
from backend.events.reviews.models import ENOUGH, Organiser

_numbers = count(1)
# bcrypt of nothing anybody knows: these people never sign in with a password.
NO_PASSWORD = "!"


def make_community(*, name: str | None = None, admits_under_15: bool = False) -> Community:
    community = Community(name=name or f"Kommune {next(_numbers)}", admits_under_15=admits_under_15)
    session().add(community)
    session().flush()
    return community


def make_account(*, community: Community, kind: str = "youth", status: str = "active", **fields: str) -> Account:
    number = next(_numbers)
    looks = {"nickname": f"Navn {number}", "avatar": "blad", "tone": "plum", "language": "da"}
    # Another process counts for itself.
    secrets = {"handle": new_id(), "password_hash": NO_PASSWORD}
    account = Account(community_id=community.id, kind=kind, status=status, **{**looks, **secrets, **fields})
    session().add(account)
    session().flush()
    return account


def make_youth(*, community: Community, age: int = 16, **fields: str) -> Actor:
    """An active youth of `age` whose birthday was yesterday."""
    account = make_account(community=community, **fields)
    yesterday = clock.today() - timedelta(days=1)
    add_identity(account, birth_date=_years_before(yesterday, age))
    return actor(account.id)


def make_adult(*roles: str, community: Community, is_known: bool = True, **fields: str) -> Actor:
    """An active adult with these roles, screened for a year from today; an organiser new to it unless `is_known`."""
    account = make_account(community=community, kind="adult", **fields)
    add_identity(account, birth_date=None)
    today = clock.today()
    for role in roles:
        session().add(
            RoleGrant(
                account_id=account.id,
                role=role,
                screened_until=today + timedelta(days=365),
                confidentiality_signed_on=today,
            )
        )
    if is_known and "organiser" in roles:
        session().add(Organiser(account_id=account.id, approved=ENOUGH))
    session().flush()
    return actor(account.id)


def add_identity(account: Account, *, birth_date: date | None) -> None:
    session().add(
        Identity(
            account_id=account.id,
            legal_name="Ida Opdigtet",
            birth_date=birth_date,
            confirmed_by_id=account.id,
        )
    )
    session().flush()


def make_token(account_id: str) -> str:
    """A bearer token of a fresh session for the account."""
    token = new_token()
    make_session(account_id, token=token)
    return token


def make_session(account_id: str, *, token: str = "") -> str:
    """A fresh session for the account; its id."""
    made = AccountSession(
        account_id=account_id,
        token_hash=hash_token(token or new_token()),
        kind="token",
        label="test",
        expires_at=clock.now() + timedelta(days=1),
    )
    session().add(made)
    session().flush()
    return made.id


def actor(account_id: str) -> Actor:
    """The account as it may act now, read afresh."""
    session().expire(session().get_one(Account, account_id))
    return actor_of(queries.get_account(account_id))


def _years_before(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year - years)
    except ValueError:  # 29 February
        return day.replace(year=day.year - years, day=28)
