"""Seals that chain one entry to the next, so that no change, gap or swap goes unseen. Pure: no database, no clock."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Protocol

_WRONG, _MISSING, _CUT = "is not what was written", "is missing", "is missing at the end"


class Sealed(Protocol):
    """One entry of the log as it was found."""

    @property
    def seq(self) -> int: ...
    @property
    def at(self) -> datetime: ...
    @property
    def actor_id(self) -> str | None: ...
    @property
    def action(self) -> str: ...
    @property
    def subject(self) -> str: ...
    @property
    def data(self) -> Any: ...
    @property
    def hash(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Broken:
    """The first place where the log is not what was written, and what is wrong there."""

    seq: int
    what: str


@dataclass(frozen=True, slots=True)
class Head:
    """An end of the log: how many entries it has, and the seal of the last, which rests on all before it."""

    seq: int = 0
    hash: str = ""


@dataclass(slots=True)
class Chain:
    """Follows a log from its first entry; `known` is where it ended when somebody wrote its end down elsewhere."""

    key: bytes
    known: Head = Head()
    end: Head = Head()

    def follow(self, entry: Sealed) -> Broken | None:
        """Take the next entry, or say what is wrong with it."""
        if entry.seq != self.end.seq + 1:
            return Broken(self.end.seq + 1, _MISSING)
        fields = (entry.seq, entry.at, entry.actor_id, entry.action, entry.subject, entry.data)
        if not hmac.compare_digest(seal(self.key, self.end.hash, *fields), entry.hash):
            return Broken(entry.seq, _WRONG)
        self.end = Head(entry.seq, entry.hash)
        return None if self.end.seq != self.known.seq or self.end == self.known else Broken(entry.seq, _WRONG)

    def finish(self, head: Head) -> Broken | None:
        """Say what is wrong when the log ends here and `head` is where it says it ends."""
        whole = head == self.end and self.known.seq <= self.end.seq
        return None if whole else Broken(self.end.seq + 1, _CUT)


def seal(key: bytes, *fields: Any) -> str:
    """The seal of these fields; raises TypeError for what has no one way to be written."""
    text = json.dumps(fields, sort_keys=True, separators=(",", ":"), default=_as_text)
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()


def _as_text(value: Any) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    raise TypeError(f"{type(value).__name__} does not belong in the audit log")
