"""Password hashing: bcrypt, away from the hub, in a small pool that says no before it drowns."""

import base64
import hashlib
import threading
import unicodedata
from collections.abc import Callable
from typing import TypeVar

import bcrypt

from backend.core.aside import Aside
from backend.core.errors import TooMany

COST = 12
WORKERS, WAITING_AT_MOST = 2, 32
NICENESS = 15
SHORTEST, LONGEST = 8, 64
_NOBODY = bcrypt.hashpw(b"nobody", bcrypt.gensalt(4)).replace(b"$04$", f"${COST:02}$".encode())

T = TypeVar("T")
_room = threading.BoundedSemaphore(WORKERS + WAITING_AT_MOST)
_aside = Aside(WORKERS, niceness=NICENESS)  # signing in may take a moment longer


def hash_password(password: str) -> str:
    """The hash to keep; raises TooMany when the pool is full."""
    return _away_from_the_hub(lambda: bcrypt.hashpw(_digest(password), bcrypt.gensalt(COST))).decode()


def is_match(password: str, stored: str | None) -> bool:
    """Whether `password` made `stored`; as slow for an unknown account. Raises TooMany when the pool is full."""
    kept = stored.encode() if stored else _NOBODY
    try:
        matched = _away_from_the_hub(lambda: bcrypt.checkpw(_digest(password), kept))
    except ValueError:  # an account that has no password
        return False
    return matched and stored is not None


def _digest(password: str) -> bytes:
    # bcrypt reads 72 bytes and no NUL; 64 characters can be more than that, so it gets a digest of them.
    plain = unicodedata.normalize("NFC", password).encode()
    return base64.b64encode(hashlib.sha384(b"flok:password:" + plain).digest())


def _away_from_the_hub(work: Callable[[], T]) -> T:
    if not _room.acquire(blocking=False):
        raise TooMany(headers={"Retry-After": "5"})
    try:
        return _aside.run(work)
    finally:
        _room.release()
