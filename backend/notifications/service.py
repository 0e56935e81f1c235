"""Use cases: telling people, and their reading it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from sqlalchemy import func, update

from backend.accounts.queries import people_by_id
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import after_commit, session
from backend.core.errors import NotFound

from . import queries, ringing, signals, texts, views
from .listeners import Listener, listeners_by_id
from .models import Notice
from .topics import topic_of


@dataclass(frozen=True, slots=True)
class Telling:
    """Something one person should hear, for a `cause` once."""

    account_id: str
    kind: str
    data: Mapping[str, str] = field(default_factory=dict)
    link: str | None = None
    cause: str | None = None


def notify(
    *,
    account_ids: Iterable[str],
    kind: str,
    data: Mapping[str, str] | None = None,
    link: str | None = None,
    cause: str | None = None,
) -> None:
    """Leave all these people the same notice; as `notify_all`."""
    notify_all([Telling(account_id, kind, dict(data or {}), link, cause) for account_id in sorted(set(account_ids))])


def notify_all(tellings: Sequence[Telling]) -> None:
    """Leave people notices in the open transaction; they hear of them after commit.

    Who has no account any more is passed over, and nobody hears of one `cause` twice. Whoever does not want a topic in
    the app finds it in their list and is not called. Raises KeyError for a kind without words, or without the data they
    need.
    """
    for telling in tellings:
        texts.check(telling.kind, telling.data)
    if not tellings:
        return
    people = people_by_id(telling.account_id for telling in tellings)
    listeners = listeners_by_id(people)
    new = _not_told([telling for telling in tellings if telling.account_id in people])
    notices = [_notice(telling, listeners.get(telling.account_id)) for telling in new]
    session().add_all(notices)
    session().flush()
    for notice in notices:
        if not notice.silent:
            _announce(notice, people[notice.account_id].language)
    ringing.ring(notices)


def read_notice(*, actor: Actor, notice_id: str) -> None:
    """Mark an own notice as read, from the first time on; raises NotFound."""
    mine = update(Notice).where(Notice.id == notice_id, Notice.account_id == actor.id)
    first = mine.values(read_at=func.coalesce(Notice.read_at, clock.now())).returning(Notice.id)
    if session().scalar(first) is None:
        raise NotFound


def _not_told(tellings: Sequence[Telling]) -> list[Telling]:
    causes = {telling.cause for telling in tellings if telling.cause}
    told = queries.list_told({telling.account_id for telling in tellings}, causes) if causes else set()
    return [telling for telling in tellings if (telling.account_id, telling.cause) not in told]


def _notice(telling: Telling, listener: Listener | None) -> Notice:
    return Notice(
        account_id=telling.account_id,
        kind=telling.kind,
        data=dict(telling.data),
        link=telling.link,
        cause=telling.cause,
        silent=listener is not None and not listener.wants(topic_of(telling.kind), "app"),
    )


def _announce(notice: Notice, language: str) -> None:
    account_id, seen = notice.account_id, views.notice(notice, language)
    after_commit(lambda: signals.notice_added.send(account_id, notice=seen))
