"""Whom notices are for: in which language, on which channels, and when it is quiet around them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from sqlalchemy import Row, bindparam, select

from backend.accounts.models import Account, Identity
from backend.core.db import run

from . import topics
from .models import Choices, Preference
from .quiet import OLDER, Hours, Sleeper

_LISTENERS = (
    select(
        Account.id,
        Account.kind,
        Account.language,
        Identity.birth_date,
        Preference.choices,
        Preference.quiet_on,
        Preference.quiet_starts,
        Preference.quiet_ends,
    )
    .select_from(Account)
    .outerjoin(Identity, Identity.account_id == Account.id)
    .outerjoin(Preference, Preference.account_id == Account.id)
    .where(Account.id.in_(bindparam("account_ids", expanding=True)), Account.status == "active")
)


@dataclass(frozen=True, slots=True)
class Listener:
    """An active account as notices see it."""

    account_id: str
    language: str
    choices: Choices
    sleeper: Sleeper

    def wants(self, topic: str, channel: str) -> bool:
        """Whether they are told of `topic` by `channel`."""
        return topics.wants(self.choices, topic, channel)


def listeners_by_id(account_ids: Iterable[str]) -> Mapping[str, Listener]:
    """Those of these accounts that are active, in one query; whoever is suspended or gone hears nothing."""
    found = run(_LISTENERS, account_ids=list(set(account_ids)))
    return {
        row.id: Listener(
            row.id,
            row.language,
            row.choices or {},
            Sleeper(row.kind == "adult", row.birth_date, _chosen_hours(row)),
        )
        for row in found
    }


def _chosen_hours(row: Row[*tuple[Any, ...]]) -> Hours | None:
    if row.quiet_on is None:
        return OLDER
    return Hours(time.fromisoformat(row.quiet_starts), time.fromisoformat(row.quiet_ends)) if row.quiet_on else None
