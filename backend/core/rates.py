"""How often something may happen; counted in this process, or in Redis for all of them.

A window begins with its first use. Around the end of one, twice the allowance can pass in a moment; a moving window
would not let it, but in memory the library goes through every key it has ever seen, a hundred times a second.
"""

import math
import time

from limits import RateLimitItem, parse
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from .errors import TooMany

_limiter: FixedWindowRateLimiter = FixedWindowRateLimiter(storage_from_string("memory://"))
_parsed: dict[str, RateLimitItem] = {}
_windows: dict[str, tuple[int, float]] = {}
WINDOWS_AT_MOST = 20_000


def configure(redis_url: str | None) -> None:
    """Start counting afresh, in Redis when there is one."""
    global _limiter
    _limiter = FixedWindowRateLimiter(storage_from_string(_address(redis_url)))
    _windows.clear()


def take(key: str, allowance: str) -> None:
    """Use one of `key`'s `allowance` (such as "30/minute"); raises TooMany with Retry-After in seconds."""
    item = _item(allowance)
    if not _limiter.hit(item, key):
        reset = _limiter.get_window_stats(item, key).reset_time
        raise _too_many(math.ceil(reset - time.time()))  # noqa: TID251  # the storage's own clock


def take_here(key: str, allowance: str) -> None:
    """Like `take`, counted by this process alone: for what is asked all the time by who stays connected to it."""
    item, now = _item(allowance), time.monotonic()
    used, end = _windows.get(key, (0, 0.0))
    if now >= end:
        used, end = 0, now + item.get_expiry()
        if len(_windows) >= WINDOWS_AT_MOST:
            _forget_before(now)
    if used >= item.amount:
        raise _too_many(math.ceil(end - now))
    _windows[key] = (used + 1, end)


def _forget_before(now: float) -> None:
    for key in [key for key, (_, end) in _windows.items() if now >= end]:
        del _windows[key]


def _too_many(seconds: int) -> TooMany:
    wait = max(1, seconds)
    return TooMany(headers={"Retry-After": str(wait)}, retry_after=wait)


def _item(allowance: str) -> RateLimitItem:
    return _parsed.get(allowance) or _parsed.setdefault(allowance, parse(allowance))


def _address(redis_url: str | None) -> str:
    if redis_url is None:
        return "memory://"
    return redis_url.replace("unix://", "redis+unix://", 1)
