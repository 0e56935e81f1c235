"""Accounts as the schemas show them: facts put together, without a query of their own per row."""

from collections.abc import Mapping, Sequence
from typing import Any

import segno

from backend.core.actor import Actor
from moderation.statements.queries import has_unread

from . import queries
from .actors import actor_of, age_of, roles_in_force
from .ages import age_band
from .models import Account, AccountSession, Block, Invitation


def me(account: Account) -> dict[str, Any]:
    """One's own account with the rights it has now."""
    actor = actor_of(account)
    return {
        **_appearance(account),
        "handle": account.handle,
        "status": account.status,
        "age_band": actor.age_band,
        "roles": roles_in_force(account),
        "capabilities": sorted(actor.capabilities),
        "language": account.language,
        "community": account.community,
        "must_read": has_unread(account.id),
    }


def cards(accounts: Sequence[Account]) -> list[dict[str, Any]]:
    """Accounts as their coordinator sees them, with whoever invited them."""
    inviters = queries.people_by_id(account.invited_by_id for account in accounts if account.invited_by_id)
    return [_card(account, inviters) for account in accounts]


def card(account: Account) -> dict[str, Any]:
    """One account as its coordinator sees it."""
    return cards([account])[0]


def sessions(actor: Actor, rows: Sequence[AccountSession]) -> list[dict[str, Any]]:
    """One's own devices; the one asking is marked."""
    names = ("id", "kind", "label", "created_at", "last_used_at", "expires_at")
    return [{**{name: getattr(row, name) for name in names}, "current": row.id == actor.session_id} for row in rows]


def blocks(rows: Sequence[Block]) -> list[dict[str, Any]]:
    """The people one has blocked."""
    people = queries.people_by_id(row.blocked_id for row in rows)
    return [{"person": people[row.blocked_id], "since": row.since} for row in rows]


def invitation_made(invitation: Invitation, code: str, public_url: str) -> dict[str, Any]:
    """A fresh invitation with its code as text, address and drawing."""
    url = f"{public_url}/join?code={code}"
    return {
        "id": invitation.id,
        "code": code,
        "url": url,
        "qr_svg": segno.make(url, error="m").svg_inline(scale=4, border=4, dark="#000", light="#fff"),
        "invites": invitation.invites,
        "expires_at": invitation.expires_at,
    }


def _card(account: Account, inviters: Mapping[str, Account]) -> dict[str, Any]:
    age = age_of(account)
    return {
        **_appearance(account),
        "handle": account.handle,
        "status": account.status,
        "age_band": age_band(age) if age is not None and account.kind == "youth" else None,
        "roles": account.roles,
        "joined_at": account.created_at,
        "invited_by": inviters.get(account.invited_by_id or ""),
    }


def _appearance(account: Account) -> dict[str, str]:
    return {name: getattr(account, name) for name in ("id", "nickname", "avatar", "tone", "kind")}
