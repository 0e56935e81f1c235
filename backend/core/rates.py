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


def configure(redis_url: str | None) -> None:
    """Start counting afresh, in Redis when there is one."""
    global _limiter
    _limiter = FixedWindowRateLimiter(storage_from_string(_address(redis_url)))


def take(key: str, allowance: str) -> None:
    """Use one of `key`'s `allowance` (such as "30/minute"); raises TooMany with Retry-After in seconds."""
    item = _parsed.get(allowance) or _parsed.setdefault(allowance, parse(allowance))
    if not _limiter.hit(item, key):
        reset = _limiter.get_window_stats(item, key).reset_time
        wait = max(1, math.ceil(reset - time.time()))  # noqa: TID251  # the storage's own clock
        raise TooMany(headers={"Retry-After": str(wait)}, retry_after=wait)


def _address(redis_url: str | None) -> str:
    if redis_url is None:
        return "memory://"
    return redis_url.replace("unix://", "redis+unix://", 1)
