"""Who somebody is and what they may do right now, from their account, their age and their role grants."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Row, bindparam, select

from backend.core import clock
from backend.core.actor import Actor

from .ages import age_band, age_on
from .capabilities import YOUTH, capabilities_of
from .models import Account, AccountSession, Identity, RoleGrant

# Columns instead of entities: this is asked for every message and every request. One row for each role grant,
# and one for whoever has none.
PEOPLE = (
    select(
        Account.id,
        Account.community_id,
        Account.kind,
        Account.status,
        Account.nickname,
        Account.language,
        Identity.birth_date,
        RoleGrant.role,
        RoleGrant.screened_until,
        RoleGrant.confidentiality_signed_on,
    )
    .select_from(Account)
    .outerjoin(Identity, Identity.account_id == Account.id)
    .outerjoin(RoleGrant, RoleGrant.account_id == Account.id)
)
SIGNED_IN = (
    PEOPLE.add_columns(AccountSession.id.label("session_id"))
    .join(AccountSession, AccountSession.account_id == Account.id)
    .where(AccountSession.ended_at.is_(None), AccountSession.expires_at > bindparam("now"))
    .where(Account.status != "refused")
)


def actors_in(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[str, Actor]:
    """The actors in rows of PEOPLE, by account."""
    return {account_id: _actor(own) for account_id, own in _grouped(rows, "id").items()}


def actors_signed_in(rows: Iterable[Row[*tuple[Any, ...]]]) -> dict[str, Actor]:
    """The actors in rows of SIGNED_IN, by session."""
    sessions = _grouped(rows, "session_id").items()
    return {session_id: _actor(own, session_id=session_id) for session_id, own in sessions}


def sessions_with_rights(rows: Iterable[Row[*tuple[Any, ...]]]) -> set[str]:
    """The sessions in rows of SIGNED_IN whose account may do anything at all today."""
    sessions = _grouped(rows, "session_id").items()
    return {session_id for session_id, own in sessions if _in_force(own[0], _age(own[0].birth_date), _grants(own))}


def actor_of(account: Account) -> Actor:
    """`account` (with identity and roles loaded) as an actor with the rights it has right now."""
    return _make(account, _birth_date(account), account.roles)


def age_of(account: Account) -> int | None:
    """Years lived today, or None before a coordinator has confirmed a birth date."""
    return _age(_birth_date(account))


def roles_in_force(account: Account) -> list[str]:
    """The roles of an account (with identity and roles loaded) that count today."""
    return _in_force(account, age_of(account), account.roles)


def _birth_date(account: Account) -> date | None:
    return account.identity.birth_date if account.identity else None


def _grouped(rows: Iterable[Row[*tuple[Any, ...]]], key: str) -> dict[str, list[Row[*tuple[Any, ...]]]]:
    groups: dict[str, list[Row[*tuple[Any, ...]]]] = {}
    for row in rows:
        groups.setdefault(getattr(row, key), []).append(row)
    return groups


def _grants(rows: list[Row[*tuple[Any, ...]]]) -> Iterable[Row[*tuple[Any, ...]]]:
    return (row for row in rows if row.role is not None)


def _actor(rows: list[Row[*tuple[Any, ...]]], *, session_id: str | None = None) -> Actor:
    return _make(rows[0], rows[0].birth_date, _grants(rows), session_id)


def _make(person: Any, birth_date: date | None, grants: Iterable[Any], session_id: str | None = None) -> Actor:
    age = _age(birth_date)
    return Actor(
        id=person.id,
        community_id=person.community_id,
        kind=person.kind,
        status=person.status,
        nickname=person.nickname,
        language=person.language,
        age=age,
        age_band=age_band(age) if age is not None and person.kind == "youth" else None,
        capabilities=capabilities_of(_in_force(person, age, grants)),
        session_id=session_id,
    )


def _age(birth_date: date | None) -> int | None:
    return None if birth_date is None else age_on(clock.today(), birth_date)


def _in_force(person: Any, age: int | None, grants: Iterable[Any]) -> list[str]:
    """None unless active, a youth's within the ages, an adult's while screened."""
    if person.status != "active":
        return []
    if person.kind == "youth":
        return [YOUTH] if age is not None and age_band(age) else []
    today = clock.today()
    return [grant.role for grant in grants if grant.confidentiality_signed_on <= today <= grant.screened_until]
