"""Who is in a room, kept from one message to the next for as long as the room bears the same stamp."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from sqlalchemy import select

from backend.accounts.ages import YOUNGEST, age_on
from backend.accounts.models import Account, Identity
from backend.chat.models import Membership
from backend.core import clock
from backend.core.db import run
from backend.core.lists import among

KEPT_AT_MOST = 1000


class Present(NamedTuple):
    """Somebody in a room."""

    room_id: str
    account_id: str
    role: str
    kind: str
    birth_date: date | None


@dataclass(frozen=True)
class Roster:
    """Everybody in a room, by account."""

    people: Mapping[str, Present]

    @cached_property
    def ids(self) -> frozenset[str]:
        return frozenset(self.people)

    @cached_property
    def adults(self) -> list[Present]:
        return [one for one in self.people.values() if one.kind == "adult"]

    def youngest_besides(self, account_id: str) -> int | None:
        """The lowest age among the others, or None when no age among them is known."""
        births = [one.birth_date for one in self._two_youngest if one.account_id != account_id and one.birth_date]
        youngest = [age_on(clock.today(), birth) for birth in births[:1]]
        if self._of_any_age - {account_id}:
            youngest.append(YOUNGEST)  # not known, so as young as can be
        return min(youngest, default=None)

    @cached_property
    def _two_youngest(self) -> list[Present]:
        known = [one for one in self.people.values() if one.birth_date]
        return sorted(known, key=lambda one: one.birth_date or date.min, reverse=True)[:2]

    @cached_property
    def _of_any_age(self) -> frozenset[str]:
        return frozenset(one.account_id for one in self.people.values() if one.kind == "youth" and not one.birth_date)


def list_rosters(stamps: Mapping[str, int]) -> dict[str, Roster]:
    """The rosters of these rooms, which are locked and bear these stamps; in one query, or none."""
    rosters = {room_id: roster for room_id, stamp in stamps.items() if (roster := _find(room_id, stamp))}
    if missing := [room_id for room_id in stamps if room_id not in rosters]:
        for room_id, people in _read(missing).items():
            rosters[room_id] = _keep(room_id, stamps[room_id], Roster(people))
    return rosters


def _read(room_ids: Iterable[str]) -> dict[str, dict[str, Present]]:
    people: dict[str, dict[str, Present]] = {room_id: {} for room_id in room_ids}
    for one in map(Present._make, run(_PRESENT, room_ids=list(people))):
        people[one.room_id][one.account_id] = one
    return people


def _find(room_id: str, stamp: int) -> Roster | None:
    known, roster = _kept.get(room_id, (None, None))
    return roster if known == stamp else None


def _keep(room_id: str, stamp: int, roster: Roster) -> Roster:
    _kept[room_id] = (stamp, roster)
    _kept.move_to_end(room_id)
    if len(_kept) > KEPT_AT_MOST:
        _kept.popitem(last=False)
    return roster


_kept: OrderedDict[str, tuple[int, Roster]] = OrderedDict()
_PRESENT = (
    select(Membership.room_id, Membership.account_id, Membership.role, Account.kind, Identity.birth_date)
    .join(Account, Account.id == Membership.account_id)
    .outerjoin(Identity, Identity.account_id == Account.id)
    .where(among(Membership.room_id, "room_ids"), Membership.left_at.is_(None))
)
