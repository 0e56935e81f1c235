"""The mail that says how much waits: once a day at most, and each thing is told in one of them only."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, func, or_, select, update

from backend.core import clock, outbox
from backend.core.db import session, unit_of_work
from backend.core.ids import new_id

from . import smtp, topics
from .listeners import listeners_by_id
from .mailing import MAIL
from .models import MailAddress, Notice
from .sources import source_of, topics_with_source

AT_ONCE = 200
# What is younger may still be found in the app.
OLD = timedelta(hours=8)
# A little less than a day, so that a mail does not come later and later.
APART = timedelta(hours=23)

Counts = dict[str, int]


def mail_digests() -> int:
    """Hand a digest to the outbox for everybody for whom something has waited long; returns how many."""
    if not smtp.is_offered():
        return 0
    now, mailed, after = clock.now(), 0, ""
    while batch := _list_candidates(now, after):
        after = batch[-1]
        with unit_of_work(readonly=True):
            counts = _count(batch, now)
        if counts:
            with unit_of_work():
                mailed += _claim(counts, now)
    return mailed


def _list_candidates(now: datetime, after: str) -> list[str]:
    which = select(MailAddress.account_id).where(_is_due(now), MailAddress.account_id > after)
    with unit_of_work(readonly=True) as unit:
        return list(unit.scalars(which.order_by(MailAddress.account_id).limit(AT_ONCE)))


def _is_due(now: datetime) -> ColumnElement[bool]:
    rested = or_(MailAddress.mailed_at.is_(None), MailAddress.mailed_at <= now - APART)
    return MailAddress.confirmed_at.is_not(None) & rested


def _count(account_ids: Collection[str], now: datetime) -> Mapping[str, Counts]:
    """What has waited for whoever may be mailed now, by topic."""
    awake = {
        listener.account_id: listener
        for listener in listeners_by_id(account_ids).values()
        if not listener.sleeper.is_quiet(now)
    }
    counts: dict[str, Counts] = {account_id: {} for account_id in awake}
    for account_id, topic, number in _list_waiting(awake, until=now - OLD):
        if awake[account_id].wants(topic, "mail"):
            counts[account_id][topic] = counts[account_id].get(topic, 0) + number
    return {account_id: own for account_id, own in counts.items() if own}


def _list_waiting(account_ids: Collection[str], *, until: datetime) -> list[tuple[str, str, int]]:
    notices = (
        select(Notice.account_id, Notice.kind, func.count())
        .join(MailAddress, MailAddress.account_id == Notice.account_id)
        .where(Notice.account_id.in_(account_ids), Notice.read_at.is_(None))
        .where(Notice.created_at > MailAddress.told_until, Notice.created_at <= until)
        .group_by(Notice.account_id, Notice.kind)
    )
    found = [(account_id, topics.topic_of(kind), number) for account_id, kind, number in session().execute(notices)]
    for topic in topics_with_source():
        # A mention is a message too: its source counts both once.
        found = [one for one in found if one[1] != topic]
        known = source_of(topic).count_news(account_ids, until=until)
        found += [(account_id, topic, number) for account_id, number in known.items()]
    return found


def _claim(counts: Mapping[str, Counts], now: datetime) -> int:
    """Guarded by the moment of the last mail, so that of many workers one writes it."""
    claim = (
        update(MailAddress)
        .where(MailAddress.account_id.in_(counts.keys()), _is_due(now))
        .values(mailed_at=now, told_until=now - OLD)
        .returning(MailAddress.account_id)
    )
    mine = session().scalars(claim.execution_options(synchronize_session=False)).all()
    for account_id in mine:
        letter: dict[str, Any] = {"letter_id": new_id(), "letter": "digest", "account_id": account_id}
        outbox.put(MAIL, {**letter, "counts": counts[account_id]})
    return len(mine)
