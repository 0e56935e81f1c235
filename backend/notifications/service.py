"""Use cases: telling people, and their reading it."""

from collections.abc import Iterable, Mapping

from sqlalchemy import func, update

from backend.accounts.queries import people_by_id
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import after_commit, session
from backend.core.errors import NotFound

from . import queries, signals, texts, views
from .models import Notice


def notify(
    *,
    account_ids: Iterable[str],
    kind: str,
    data: Mapping[str, str] | None = None,
    link: str | None = None,
    cause: str | None = None,
) -> None:
    """Leave these people a notice in the open transaction; they hear of it after commit.

    Who has no account any more is passed over, and nobody hears of one `cause` twice. Raises KeyError for a kind
    without words or without the data they need.
    """
    filling = dict(data or {})
    texts.check(kind, filling)
    people = people_by_id(account_ids)
    told = queries.list_told(people.keys(), cause) if cause else set()
    for account_id in sorted(people.keys() - told):
        notice = Notice(account_id=account_id, kind=kind, data=filling, link=link, cause=cause)
        session().add(notice)
        session().flush()
        _announce(notice, people[account_id].language)


def read_notice(*, actor: Actor, notice_id: str) -> None:
    """Mark an own notice as read, from the first time on; raises NotFound."""
    mine = update(Notice).where(Notice.id == notice_id, Notice.account_id == actor.id)
    first = mine.values(read_at=func.coalesce(Notice.read_at, clock.now())).returning(Notice.id)
    if session().scalar(first) is None:
        raise NotFound


def _announce(notice: Notice, language: str) -> None:
    account_id, seen = notice.account_id, views.notice(notice, language)
    after_commit(lambda: signals.notice_added.send(account_id, notice=seen))
