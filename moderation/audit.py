"""The audit log: who did what to whom, each entry sealed to the one before, so that no change goes unseen."""

import hmac
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Select, insert, select, true, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.db import session

from .models import AuditEntry, AuditHead
from .sealing import Broken, Chain, Head, seal

HEAD_ID = 1
NO_HEAD = Head()
_COLUMNS = (
    AuditEntry.seq,
    AuditEntry.at,
    AuditEntry.actor_id,
    AuditEntry.action,
    AuditEntry.subject,
    AuditEntry.data,
    AuditEntry.hash,
)
_key: bytes | None = None


def configure(key: str) -> None:
    """Seal and check entries with `key` from now on."""
    global _key
    _key = key.encode()


def record(*, actor_id: str | None, action: str, subject: str, data: Mapping[str, Any] | None = None) -> AuditEntry:
    """Add an entry to the open transaction. Do it last: everybody else who records waits for this commit."""
    seq, before = _take_head()
    at, kept = clock.now(), dict(data or {})
    sealed = seal(_sealing_key(), before, seq, at, actor_id, action, subject, kept)
    entry = AuditEntry(seq=seq, at=at, actor_id=actor_id, action=action, subject=subject, data=kept, hash=sealed)
    session().add(entry)
    session().flush()
    session().execute(update(AuditHead).values(hash=sealed))
    return entry


def verify(known: Head = NO_HEAD) -> Broken | None:
    """The first broken entry, or None when the log is as it was written, and still goes on from `known`."""
    chain, head = Chain(_sealing_key(), known), None
    with session().execute(_whole_log()) as rows:
        for row in rows:
            if broken := chain.follow(row):
                return broken
            head = Head(row.head_seq, row.head_hash)
    return chain.finish(head or read_head())


def read_head() -> Head:
    """How many entries the log has, and the seal of the last."""
    head = session().execute(select(AuditHead.seq, AuditHead.hash)).one_or_none()
    return Head(head.seq, head.hash) if head else NO_HEAD


def export_head() -> dict[str, Any]:
    """The end of the log for keeping elsewhere, with the moment, and a code that only this deployment can make."""
    head, time = read_head(), clock.now().isoformat()
    return {"seq": head.seq, "hash": head.hash, "time": time, "mac": _mac(head, time)}


def import_head(exported: Mapping[str, Any]) -> Head:
    """An end of the log that was exported; raises ValueError unless it is as this deployment wrote it."""
    try:
        head, time, mac = Head(exported["seq"], exported["hash"]), exported["time"], exported["mac"]
        genuine = hmac.compare_digest(_mac(head, time), mac)
    except (KeyError, TypeError) as error:
        raise ValueError("this is no exported head") from error
    if not genuine:
        raise ValueError("this head was not exported here, or somebody changed it")
    return head


def _mac(head: Head, time: str) -> str:
    return seal(_sealing_key(), "head", head.seq, head.hash, time)


def _whole_log() -> Select[Any]:
    # One statement sees one state: an entry added meanwhile is there with its head, or not at all.
    return (
        select(AuditHead.seq.label("head_seq"), AuditHead.hash.label("head_hash"), *_COLUMNS)
        .select_from(AuditEntry)
        .join(AuditHead, true(), isouter=True)
        .order_by(AuditEntry.seq)
        .execution_options(yield_per=1000)
    )


def _take_head() -> tuple[int, str]:
    """The next number and the last seal; nobody else gets past here before this transaction ends."""
    advance = update(AuditHead).values(seq=AuditHead.seq + 1).returning(AuditHead.seq, AuditHead.hash)
    taken = session().execute(advance).one_or_none()
    if taken is None:
        _add_head()
        taken = session().execute(advance).one()
    return taken.seq, taken.hash


def _add_head() -> None:
    try:
        with session().begin_nested():
            session().execute(insert(AuditHead).values(id=HEAD_ID, seq=0, hash=""))
    except IntegrityError:
        pass  # somebody else began the log a moment ago


def _sealing_key() -> bytes:
    if _key is None:
        raise RuntimeError("the audit log has no key yet")
    return _key
