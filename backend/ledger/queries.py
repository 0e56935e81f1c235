"""Reads: what is in a pot, and where it came from and went."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from .models import Entry, Pot
from .permissions import KEEP, require_reader


def balance_of(community_id: str, pot: str) -> int:
    """What is in a pot, in øre."""
    asked = select(Pot.balance_ore).where(Pot.community_id == community_id, Pot.name == pot)
    return session().scalar(asked) or 0


def show_pot(actor: Actor, pot: str) -> dict[str, Any]:
    """What is in a pot; raises Forbidden."""
    require_reader(actor, pot)
    return {"balance_ore": balance_of(actor.community_id, pot), "can_keep": actor.can(KEEP)}


def list_entries(actor: Actor, pot: str, window: Window) -> Page[dict[str, Any]]:
    """The entries of a pot, the newest first; raises Forbidden."""
    require_reader(actor, pot)
    entries = select(Entry).where(Entry.community_id == actor.community_id, Entry.pot == pot)
    return paginate(entries, window, key=[Entry.at, Entry.id], descending=True).map(describe)


def describe(entries: Sequence[Entry]) -> list[dict[str, Any]]:
    """Entries as the API shows them, in one query."""
    people = accounts.people_by_id(entry.by_id for entry in entries)
    plain = ("id", "amount_ore", "why", "words", "at")
    return [{**{name: getattr(entry, name) for name in plain}, "by": people[entry.by_id]} for entry in entries]
