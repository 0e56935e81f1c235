"""Telling people of what they have not read, a little after it was said: whoever is looking has read it by then.

Found by a sweep, so that sending waits for none of it. How far somebody has been told stands in their membership and
is moved in the transaction that tells them, so that of many workers one does.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import bindparam, update

from backend.accounts.queries import actors_by_id
from backend.chat.models import Membership
from backend.chat.permissions import can_take_part
from backend.chat.queries import news
from backend.chat.queries.news import Call, Unalerted
from backend.core import clock, tasks
from backend.core.db import run_many, unit_of_work
from backend.notifications import sources
from backend.notifications.ringing import ring_for_news
from backend.notifications.service import Telling, notify_all

TOPIC = "messages"
CHAT_PAGE = "/chat"
SECONDS, AT_ONCE = 3, 200
GRACE = timedelta(seconds=10)
# How far back a process looks first, and how much the looks overlap: a commit may come later than the moment it tells.
FIRST_LOOK, OVERLAP = timedelta(days=1), timedelta(minutes=1)

_TOLD = (
    update(Membership)
    .where(Membership.room_id == bindparam("in_room"), Membership.account_id == bindparam("told"))
    .where(Membership.alerted_seq < bindparam("up_to"))
    .values(alerted_seq=bindparam("up_to"))
)


class Sweep:
    """One process's sweeping; it looks only at rooms where something has happened since it looked last."""

    def __init__(self) -> None:
        self._looked_at: datetime | None = None

    def run(self) -> int:
        """Tell whoever is to be told; returns in how many places."""
        now = clock.now()
        since = min(self._looked_at, now) - GRACE - OVERLAP if self._looked_at else now - FIRST_LOOK
        with unit_of_work(readonly=True):
            rooms = news.list_active(since)
        some = (rooms[start : start + AT_ONCE] for start in range(0, len(rooms), AT_ONCE))
        told = sum(_tell_all(room_ids, now - GRACE) for room_ids in some)
        self._looked_at = now
        return told


class ChatNews:
    """What notifications ask of chat before they tell anybody."""

    def find_news(self, account_ids: Collection[str]) -> Mapping[str, str]:
        """Those who have something to read, with the room if it is one and the list of rooms if there are more."""
        able = _able(account_ids)
        rooms = news.list_news(able)
        return {who: f"{CHAT_PAGE}/{own[0]}" if len(own) == 1 else CHAT_PAGE for who, own in rooms.items()}

    def count_news(self, account_ids: Collection[str], *, until: datetime) -> Mapping[str, int]:
        """How many messages each has not read and not been mailed about."""
        return news.count_news(_able(account_ids), until=until)


sweep = Sweep()
sources.register(TOPIC, ChatNews())


@tasks.often(seconds=SECONDS)
def tell_unread() -> None:
    """Tell people of what they have not read."""
    sweep.run()


def _tell_all(room_ids: Sequence[str], until: datetime) -> int:
    told = 0
    while found := _tell_some(room_ids, until):
        told += found
    return told


def _tell_some(room_ids: Sequence[str], until: datetime) -> int:
    with unit_of_work(readonly=True):  # nearly always there is nothing, and nobody should wait for that
        if not news.is_anybody_unalerted(room_ids, until=until):
            return 0
    with unit_of_work():
        found = news.list_unalerted(room_ids, until=until, most=AT_ONCE)
        if found:
            _tell(found)
    return len(found)


def _tell(found: Sequence[Unalerted]) -> None:
    calls = news.list_calls([(one.room_id, one.account_id) for one in found])
    notify_all([_telling(call) for call in calls if call.replied or is_called(call.nickname, call.text)])
    run_many(_TOLD, [{"in_room": one.room_id, "told": one.account_id, "up_to": one.last_seq} for one in found])
    ring_for_news({one.account_id for one in found}, TOPIC)


def _telling(call: Call) -> Telling:
    kind = "chat.reply" if call.replied else "chat.mention"
    link = f"{CHAT_PAGE}/{call.room_id}"
    return Telling(call.account_id, kind, link=link, cause=f"called:{call.message_id}")


def is_called(nickname: str, text: str) -> bool:
    """Whether `text` has @nickname in it as words of its own, however it is written."""
    name = re.escape(_folded(nickname))
    return re.search(rf"(?<!\w)@{name}(?!\w)", _folded(text)) is not None


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _able(account_ids: Collection[str]) -> list[str]:
    return [actor.id for actor in actors_by_id(account_ids).values() if can_take_part(actor)]
