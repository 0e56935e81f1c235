"""The hard rules of `rules`, asked of many pairs at once. Every predicate takes rows of a pool, pair by pair.

Both ways of asking use the same operations on the same numbers in the same order, so they agree to the last bit.
"""

from collections.abc import Callable, Mapping

import numpy as np

from backend.accounts.ages import ages_fit

from .bits import Index, count_own, count_shared
from .people import EARTH_KM, KM_PER_HOUR, MINUTES_OUT_OF_THE_DOOR, OLDEST_EVER
from .pool import Flags, Numbers, Pool

Predicate = Callable[[Pool, Index, Index], Flags]
_LIVED = range(OLDEST_EVER + 1)
AGES_FIT = np.array([[ages_fit(one, other) for other in _LIVED] for one in _LIVED], dtype=np.bool_)


def find_allowed(pool: Pool, one: Index, other: Index) -> tuple[Index, Index]:
    """Those of the pairs that break no rule of the pool."""
    for code, holds in PREDICATES.items():
        if code in pool.rules:
            kept = holds(pool, one, other)
            one, other = one[kept], other[kept]
    kept = not_barred(pool, one, other)
    return one[kept], other[kept]


def minutes(pool: Pool, one: Index, other: Index) -> Numbers:
    """`people.minutes_between`, NaN where an area is unknown."""
    across, along, up = (axis[one] - axis[other] for axis in pool.spot)
    km = EARTH_KM * np.sqrt(across * across + along * along + up * up)
    trip: Numbers = MINUTES_OUT_OF_THE_DOOR + km / KM_PER_HOUR * 60
    return trip


def not_barred(pool: Pool, one: Index, other: Index) -> Flags:
    """Whether nothing stands between the two, of what `Barred` knows."""
    if not len(pool.barred):
        return np.ones(one.shape, dtype=np.bool_)
    numbers = pool.pair_numbers(one, other)
    place = np.minimum(np.searchsorted(pool.barred, numbers), len(pool.barred) - 1)
    free: Flags = pool.barred[place] != numbers
    return free


def _take_part(pool: Pool, one: Index, other: Index) -> Flags:
    both: Flags = pool.takes_part[one] & pool.takes_part[other]
    two: Flags = pool.who[one] != pool.who[other]
    return both & two


def _not_paused(pool: Pool, one: Index, other: Index) -> Flags:
    neither: Flags = ~(pool.paused[one] | pool.paused[other])
    return neither


def _same_community(pool: Pool, one: Index, other: Index) -> Flags:
    both_opened: Flags = pool.opened[one] & pool.opened[other]
    same: Flags = pool.community[one] == pool.community[other]
    return both_opened | same


def _other_side(pool: Pool, one: Index, other: Index) -> Flags:
    if pool.is_two_sided:
        apart: Flags = pool.side[one] != pool.side[other]
        return apart
    return np.ones(one.shape, dtype=np.bool_)


def _right_ages(pool: Pool, one: Index, other: Index) -> Flags:
    fit: Flags = AGES_FIT[pool.age[one], pool.age[other]]
    return fit


def _share_a_language(pool: Pool, one: Index, other: Index) -> Flags:
    return count_shared(pool.languages, one, pool.languages, other) > 0


def _free_together(pool: Pool, one: Index, other: Index) -> Flags:
    # Who names no time is free at any.
    named = (count_own(pool.times, one) > 0) & (count_own(pool.times, other) > 0)
    return ~named | (count_shared(pool.times, one, pool.times, other) > 0)


def _near_enough(pool: Pool, one: Index, other: Index) -> Flags:
    # An unknown trip is NaN, and not longer than anything.
    near: Flags = ~(minutes(pool, one, other) > np.minimum(pool.reach[one], pool.reach[other]))
    online: Flags = pool.online_first[one] & pool.online_first[other]
    return near | online


def _want_a_pair(pool: Pool, one: Index, other: Index) -> Flags:
    both: Flags = pool.wants_pair[one] & pool.wants_pair[other]
    return both


def _right_gender(pool: Pool, one: Index, other: Index) -> Flags:
    same: Flags = pool.gender[one] == pool.gender[other]
    asked: Flags = pool.only_gender[one] | pool.only_gender[other]
    return same | ~asked


def _few_years_apart(pool: Pool, one: Index, other: Index) -> Flags:
    most = np.minimum(pool.most_years[one], pool.most_years[other])
    few: Flags = np.abs(pool.age[one] - pool.age[other]) <= most
    return few


def _under_the_cap(pool: Pool, one: Index, other: Index) -> Flags:
    return (pool.room[one] > 0) & (pool.room[other] > 0)


# What leaves most pairs behind comes first: each is asked only about the pairs that are left.
PREDICATES: Mapping[str, Predicate] = {
    "age": _right_ages,
    "no_language": _share_a_language,
    "not_taking_part": _take_part,
    "no_time": _free_together,
    "too_far": _near_enough,
    "same_side": _other_side,
    "other_community": _same_community,
    "paused": _not_paused,
    "only_groups": _want_a_pair,
    "other_gender": _right_gender,
    "age_gap": _few_years_apart,
    "enough_proposals": _under_the_cap,
}
