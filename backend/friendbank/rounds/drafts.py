"""What a draft says about its people: how well they fit, why, and where a matchmaker should look twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations
from statistics import fmean
from typing import Any

from backend.accounts.ages import age_band
from backend.friendbank import queries
from backend.friendbank.facts import list_proposed_before
from backend.friendbank.matching.people import PAIR_SIZE, Pair, Person, minutes_between
from backend.friendbank.matching.reasons import Reason, count_facts, reasons
from backend.friendbank.matching.score import CLOSE_BY, GOOD, Weights, components, score
from backend.friendbank.models import Proposal, Seat
from moderation.queries import list_involved

# What nobody decides alone. That a moderator looks into something is among the causes, and is never told.
_FOR_TWO = frozenset({"ages", "seen_before"})


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known around a draft: how common each fact is, who was proposed before, who is in an open case."""

    known: Mapping[tuple[str, str], int]
    seen: frozenset[Pair]
    involved: frozenset[str]
    weights: Weights


def load_setting(community_id: str, pool: Iterable[Person]) -> Setting:
    """What is known around the drafts of a community."""
    people = list(pool)
    return Setting(
        known=count_facts(people),
        seen=list_proposed_before(community_id),
        involved=frozenset(list_involved([person.id for person in people])),
        weights=queries.weights_of(community_id)[0],
    )


def describe(draft: Proposal, people: Sequence[Person], setting: Setting) -> Proposal:
    """`draft` with everything it says about these people, who take its seats; nobody has decided about it yet."""
    pairs = {(one, other): score(one, other, setting.weights) for one, other in combinations(people, PAIR_SIZE)}
    pleased = {person.id for two, value in pairs.items() if value >= GOOD for person in two}
    taken = {seat.account_id: seat for seat in draft.seats}
    draft.seats = [taken.get(person.id) or Seat(account_id=person.id) for person in people]
    for seat in draft.seats:
        seat.pleased = seat.account_id in pleased
    draft.kind = "pair" if len(people) == PAIR_SIZE else "group"
    draft.score = fmean(pairs.values())
    draft.reasons = [str(reason) for reason in _common(people, setting)]
    draft.components = _components(people)
    draft.cautions = list_cautions(people, draft.score, setting.seen)
    draft.needs_second = bool(_FOR_TWO.intersection(draft.cautions) or setting.involved.intersection(draft.account_ids))
    draft.decided_by_id = draft.decided_at = None
    return draft


def list_cautions(people: Sequence[Person], fit: float, seen: frozenset[Pair]) -> list[str]:
    """Why a matchmaker should look twice, by code, the gravest first."""
    pairs = list(combinations(people, PAIR_SIZE))
    minutes = [minutes_between(*two) for two in pairs]
    holds = {
        "ages": any(age_band(one.age) != age_band(other.age) for one, other in pairs),
        "seen_before": any(frozenset((one.id, other.id)) in seen for one, other in pairs),
        "group": len(people) > PAIR_SIZE,
        "low": fit < GOOD,
        "far": any(way is not None and way > CLOSE_BY for way in minutes),
        "no_area": None in minutes,
        "thin": any(_count_shared(*two) < 2 for two in pairs),
    }
    return [code for code, is_so in holds.items() if is_so]


def _common(people: Sequence[Person], setting: Setting) -> list[Reason]:
    """What speaks for all of them: only what holds between every two."""
    one, *others = people
    shared = replace(
        others[0],
        interests=frozenset.intersection(*(other.interests for other in others)),
        dislikes=frozenset.intersection(*(other.dislikes for other in others)),
        hopes=frozenset.intersection(*(other.hopes for other in others)),
        times=frozenset.intersection(*(other.times for other in others)),
    )
    told = reasons(one, shared, setting.known, setting.weights)
    return [reason for reason in told if _holds_for_all(reason.code, people)]


def _holds_for_all(code: str, people: Sequence[Person]) -> bool:
    if code == "age":
        return len({person.age for person in people}) == 1
    minutes = [minutes_between(*two) for two in combinations(people, PAIR_SIZE)]
    return code != "near" or all(way is not None and way <= CLOSE_BY for way in minutes)


def _components(people: Sequence[Person]) -> dict[str, Any]:
    return {f"{giver.id}>{receiver.id}": components(receiver, giver) for giver, receiver in permutations(people, 2)}


def _count_shared(one: Person, other: Person) -> int:
    shared = (one.interests & other.interests, one.dislikes & other.dislikes, one.hopes & other.hopes)
    return sum(map(len, shared))
