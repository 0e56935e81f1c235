"""The audit log: who did what to whom, each entry sealed to the one before, so that no change goes unseen."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, insert, select, true, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.db import session

from .models import AuditEntry, AuditHead

HEAD_ID = 1
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


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where the log is not what was written, and what is wrong there."""

    seq: int
    what: str


def configure(key: str) -> None:
    """Seal and check entries with `key` from now on."""
    global _key
    _key = key.encode()


def record(*, actor_id: str | None, action: str, subject: str, data: Mapping[str, Any] | None = None) -> AuditEntry:
    """Add an entry to the open transaction. Do it last: everybody else who records waits for this commit."""
    seq, before = _take_head()
    at, kept = clock.now(), dict(data or {})
    seal = _seal(before, seq, at, actor_id, action, subject, kept)
    entry = AuditEntry(seq=seq, at=at, actor_id=actor_id, action=action, subject=subject, data=kept, hash=seal)
    session().add(entry)
    session().flush()
    session().execute(update(AuditHead).values(hash=seal))
    return entry


def verify() -> Broken | None:
    """The first broken entry, or None when the log is as it was written."""
    last, seal = 0, ""
    head: tuple[int | None, str | None] | None = None
    with session().execute(_whole_log()) as rows:
        for row in rows:
            if row.seq != last + 1:
                return Broken(last + 1, "is missing")
            seal = _seal(seal, row.seq, row.at, row.actor_id, row.action, row.subject, row.data)
            if not hmac.compare_digest(seal, row.hash):
                return Broken(row.seq, "is not what was written")
            last, head = row.seq, (row.head_seq, row.head_hash)
    return None if (head or read_head()) == (last, seal) else Broken(last + 1, "is missing at the end")


def read_head() -> tuple[int, str]:
    """How many entries the log has, and the seal of the last."""
    head = session().execute(select(AuditHead.seq, AuditHead.hash)).one_or_none()
    return (head.seq, head.hash) if head else (0, "")


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


def _seal(before: str, *fields: Any) -> str:
    if _key is None:
        raise RuntimeError("the audit log has no key yet")
    text = json.dumps([before, *fields], sort_keys=True, separators=(",", ":"), default=_as_text)
    return hmac.new(_key, text.encode(), hashlib.sha256).hexdigest()


def _as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    raise TypeError(f"{type(value).__name__} does not belong in the audit log")
