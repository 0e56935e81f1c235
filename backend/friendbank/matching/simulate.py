"""How well a round goes, beside the bound, the exact maximum, greed, and a volunteer by hand."""

import resource
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, combinations
from typing import Any

import numpy as np

from . import exact
from .baselines import pick_by_hand, pick_greedily, tally
from .candidates import search
from .layers import BALANCED
from .people import NOTHING_BARRED, Barred, Person
from .pool import Pool
from .round import Matchmaker, Round
from .rules import IN_A_GROUP, why_not
from .score import GOOD


def simulate(people: Sequence[Person], barred: Barred = NOTHING_BARRED, *, dial: float = BALANCED) -> dict[str, Any]:
    """One round and its figures; all but the dial, seconds, megabytes, objective and bound count people.

    `feasible` are those with any partner at all, `covered` and `good` those with an offer and a good one, `in_groups`
    those of them in a group. `good_exact` is the most that any disjoint pairs could please, candidates or not; None
    where it cannot be computed.
    """
    start, cpu = time.perf_counter(), time.process_time()
    matchmaker = Matchmaker(people, barred)
    planned = matchmaker.plan(dial=dial)
    seconds, cpu = time.perf_counter() - start, time.process_time() - cpu
    # Before anything is measured that is not part of a round.
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    graph = matchmaker.graph
    return {
        "n": len(people),
        "feasible": len(np.union1d(graph.one, graph.other)),
        "covered": len(planned.covered),
        "good": len(planned.pleased),
        "good_exact": most_pleased(matchmaker.pool),
        "objective": round(planned.worth, 3),
        "lp_bound": round(planned.bound, 3),
        "violations": count_violations(people, planned, barred),
        "seconds": round(seconds, 3),
        "peak_mb": round(peak, 1),
        "greedy": tally(graph, pick_greedily(graph)),
        "by_hand": tally(graph, pick_by_hand(graph, _arrival(people, matchmaker.pool))),
        "in_groups": len(planned.grouped),
        "dial": dial,
        "cpu_seconds": round(cpu, 3),
    }


def most_pleased(pool: Pool) -> int | None:
    """The most people that disjoint good pairs could hold, of all the rules allow; None where that is too hard."""
    if not exact.can_solve(pool.size):
        return None
    graph = search(pool, keep=pool.size)
    good = graph.score >= GOOD
    return 2 * len(exact.solve(pool.size, graph.one[good], graph.other[good], np.ones(int(good.sum()))))


def count_violations(people: Iterable[Person], planned: Round, barred: Barred = NOTHING_BARRED) -> int:
    """Rules broken by a round, each asked anew, and offers beyond what somebody has room for."""
    by_id = {person.id: person for person in people}
    offered = [(by_id[offer.one], by_id[offer.other]) for offer in planned.offers]
    grouped = [two for group in planned.groups for two in combinations([by_id[one] for one in group.people], 2)]
    broken = sum(len(why_not(*two, barred=barred)) for two in offered)
    broken += sum(len(why_not(*two, barred=barred, rules=IN_A_GROUP)) for two in grouped)
    return broken + _count_beyond_room(by_id, planned) + _count_wrong_sizes(by_id, planned)


def _count_beyond_room(by_id: dict[str, Person], planned: Round) -> int:
    got = Counter(chain(*(offer.pair for offer in planned.offers), *(group.people for group in planned.groups)))
    return sum(max(0, count - _room(by_id[person_id])) for person_id, count in got.items())


def _count_wrong_sizes(by_id: dict[str, Person], planned: Round) -> int:
    return sum(
        not by_id[person_id].least_together <= len(group.people) <= by_id[person_id].most_together
        for group in planned.groups
        for person_id in group.people
    )


def _room(person: Person) -> int:
    return person.most_proposals - person.open_proposals


def _arrival(people: Sequence[Person], pool: Pool) -> list[int]:
    row = {person.id: place for place, person in enumerate(pool.people)}
    return [row[person.id] for person in people]
