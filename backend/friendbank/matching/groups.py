"""Groups of three or four for those who got no partner: everybody in one may meet everybody else in it.

Those left alone are rarely allowed to each other, or they would be a pair, so most groups are a pair that takes
somebody in. Who has the fewest people to turn to comes first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from .bits import Index
from .people import LARGEST_GROUP
from .pool import Numbers, Pool
from .predicates import find_allowed
from .rules import IN_A_GROUP
from .score import GOOD, WEIGHTS, Weights
from .scoring import scores

SMALLEST_GROUP = 3
Company = list[int]


@dataclass(frozen=True, slots=True)
class Group:
    """Three or four people in the order of their ids, and how well each two of them suit each other on average.

    `pleased` are those whom somebody in it suits well.
    """

    people: tuple[str, ...]
    score: float
    pleased: tuple[str, ...]


def make_groups(
    pool: Pool, alone: Iterable[int], pairs: Sequence[tuple[int, int]], weights: Weights = WEIGHTS
) -> list[Group]:
    """Disjoint groups of those `alone` and of the `pairs` (rows), none against anybody's own limits."""
    pool = replace(pool, rules=frozenset(IN_A_GROUP).intersection(pool.rules))
    free = {row for row in alone if _takes(pool, [row])}
    hosts = np.array(sorted(pair for pair in pairs if _takes(pool, pair)), dtype=np.int64).reshape(-1, 2)
    groups = []
    for row in _hardest_first(pool, sorted(free), hosts.ravel()):
        company = _gather(pool, row, free, hosts, weights) if row in free else []
        if company:
            free.difference_update(company)
            hosts = hosts[~np.isin(hosts, company).any(axis=1)]
            groups.append(_group(pool, company, weights))
    return groups


def _gather(pool: Pool, row: int, free: set[int], hosts: Index, weights: Weights) -> Company:
    """Some company for one person: of those alone, or of a pair that takes them in; empty where there is none."""
    company = _grow(pool, [row], free, weights)
    if _is_enough(pool, company):
        return company
    company = [row, *_best_host(pool, row, hosts, weights)]
    return company if _is_enough(pool, company) else []


def _grow(pool: Pool, company: Company, free: set[int], weights: Weights) -> Company:
    """The company with those of the `free` who suit it best, as long as it wants more."""
    open_to = free.difference(company)
    for member in company:
        open_to &= set(_allowed(pool, member, sorted(open_to)).tolist())
    while open_to and _takes(pool, company):
        fitting = [row for row in sorted(open_to) if pool.people[row].most_together > len(company)]
        if not fitting:
            break
        new = fitting[int(np.argmax(_suit(pool, company, fitting, weights)))]
        company = [*company, new]
        open_to = set(_allowed(pool, new, sorted(open_to - {new})).tolist())
    return company


def _best_host(pool: Pool, row: int, hosts: Index, weights: Weights) -> Company:
    """The pair (of the rows of `hosts`) who may both meet somebody, and suit them and each other best."""
    may_meet = np.zeros(pool.size, dtype=np.bool_)
    may_meet[_allowed(pool, row, hosts.ravel())] = True
    able = hosts[may_meet[hosts].all(axis=1)]
    if not len(able):
        return []
    together = scores(pool, able[:, 0], able[:, 1], weights) + sum(_suit(pool, [row], side, weights) for side in able.T)
    return list(able[int(np.argmax(together))].tolist())


def _hardest_first(pool: Pool, alone: Sequence[int], hosts: Index) -> list[int]:
    around = np.concatenate((np.asarray(alone, dtype=np.int64), hosts))
    return sorted(alone, key=lambda row: (len(_allowed(pool, row, around)), row))


def _allowed(pool: Pool, row: int, others: Sequence[int] | Index) -> Index:
    """Those of the others whom no rule keeps from this person; all they may share a group with."""
    asked = np.asarray(others, dtype=np.int64)
    return find_allowed(pool, np.full(len(asked), row), asked)[1]


def _suit(pool: Pool, company: Company, others: Sequence[int] | Index, weights: Weights) -> Numbers:
    asked = np.asarray(others, dtype=np.int64)
    suit: Numbers = np.sum([scores(pool, np.full(len(asked), member), asked, weights) for member in company], axis=0)
    return suit


def _takes(pool: Pool, company: Iterable[int]) -> bool:
    """Whether there may be one more, and at least three, for everybody in it."""
    members = list(company)
    most = min(LARGEST_GROUP, *(pool.people[row].most_together for row in members))
    return most >= max(SMALLEST_GROUP, len(members) + 1)


def _is_enough(pool: Pool, company: Company) -> bool:
    return len(company) >= max(SMALLEST_GROUP, *(pool.people[row].least_together for row in company))


def _group(pool: Pool, company: Company, weights: Weights) -> Group:
    one, other = np.array(list(combinations(sorted(company), 2)), dtype=np.int64).T
    score = scores(pool, one, other, weights)
    good = {*one[score >= GOOD].tolist(), *other[score >= GOOD].tolist()}
    ids, pleased = ([pool.people[row].id for row in sorted(rows)] for rows in (company, good))
    return Group(tuple(ids), float(score.mean()), tuple(pleased))
