"""A whole round: candidates, pairs, groups for those left, and what it means for everybody."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, combinations

from .candidates import search
from .groups import Group, make_groups
from .layers import BALANCED, choose
from .people import NOTHING_BARRED, Barred, Offer, Person
from .pool import Pool
from .rules import FRIENDS, IN_A_GROUP, is_allowed
from .score import GOOD, WEIGHTS, Weights


@dataclass(frozen=True, slots=True)
class Round:
    """What a round proposes, best first, and whom it leaves out (ids).

    A pair that takes somebody in is a group, and no offer any more. `worth` is what the first layer of pairs was worth
    by `layers`, and `bound` what no matching of the same candidates could exceed.
    """

    offers: list[Offer]
    groups: list[Group]
    left_out: list[str]
    worth: float
    bound: float

    @property
    def covered(self) -> set[str]:
        """Everybody it proposes something to."""
        return {*chain.from_iterable(offer.pair for offer in self.offers), *self.grouped}

    @property
    def pleased(self) -> set[str]:
        """Everybody it brings together with somebody who suits them well."""
        paired = (offer.pair for offer in self.offers if offer.score >= GOOD)
        return set(chain(*paired, *(group.pleased for group in self.groups)))

    @property
    def grouped(self) -> set[str]:
        """Everybody in a group."""
        return set(chain.from_iterable(group.people for group in self.groups))


@dataclass(frozen=True, slots=True, kw_only=True)
class Consequence:
    """What a dial would mean: how many people get an offer, a good one, a group or nothing, and the mean score."""

    dial: float
    covered: int
    pleased: int
    grouped: int
    left_out: int
    mean_score: float


class Matchmaker:
    """Plans rounds for one pool: its candidates are searched once, and each dial is quickly tried on them."""

    def __init__(
        self,
        people: Iterable[Person],
        barred: Barred = NOTHING_BARRED,
        *,
        rules: Collection[str] = FRIENDS,
        weights: Weights = WEIGHTS,
    ) -> None:
        """Raises BadPool for people no round can be made of."""
        self.pool, self.barred, self.weights = Pool.of(people, barred, rules=rules), barred, weights
        self.graph = search(self.pool, weights=weights)
        self._by_id = {person.id: person for person in self.pool.people}

    def plan(self, *, dial: float = BALANCED, with_groups: bool = True) -> Round:
        """One round; the same people always give the same one, in whatever order they come."""
        chosen = choose(self.pool, self.graph, dial=dial)
        one, other = self.graph.one[chosen.pairs].tolist(), self.graph.other[chosen.pairs].tolist()
        score = self.graph.score[chosen.pairs].tolist()
        paired = {*one, *other}
        alone = [row for row in self.pool.looking.tolist() if row not in paired]
        may_group = with_groups and not self.pool.is_two_sided
        groups = self._groups(alone, list(zip(one, other, strict=True))) if may_group else []
        ids = [person.id for person in self.pool.people]
        offers = [Offer(ids[a], ids[b], value) for a, b, value in zip(one, other, score, strict=True)]
        return self._round(offers, groups, [ids[row] for row in alone], chosen.worth, chosen.bound)

    def consequences(self, dials: Sequence[float]) -> list[Consequence]:
        """What each of these dials would mean, before one is used."""
        return [_consequence(dial, self.plan(dial=dial)) for dial in dials]

    def _groups(self, alone: list[int], pairs: list[tuple[int, int]]) -> list[Group]:
        groups = make_groups(self.pool, alone, pairs, self.weights)
        return [group for group in groups if self._may_sit_together(group.people, IN_A_GROUP)]

    def _round(self, offers: list[Offer], groups: list[Group], alone: list[str], worth: float, bound: float) -> Round:
        """Everything asked again, exactly, person by person: arrays find what to propose, and do not decide it."""
        joined = {frozenset(pair) for group in groups for pair in combinations(group.people, 2)}
        kept = [offer for offer in offers if offer.pair not in joined and self._may_sit_together(offer.pair)]
        seated = {person for group in groups for person in group.people}
        return Round(
            offers=sorted(kept, key=lambda offer: (-offer.score, offer.one, offer.other)),
            groups=sorted(groups, key=lambda group: (-group.score, group.people)),
            left_out=[person for person in alone if person not in seated],
            worth=worth,
            bound=bound,
        )

    def _may_sit_together(self, ids: Iterable[str], rules: Collection[str] = FRIENDS) -> bool:
        members = [self._by_id[person] for person in ids]
        held = [code for code in self.pool.rules if code in rules]
        return all(is_allowed(*two, barred=self.barred, rules=held) for two in combinations(members, 2))


def propose(
    people: Iterable[Person],
    barred: Barred = NOTHING_BARRED,
    *,
    dial: float = BALANCED,
    with_groups: bool = True,
) -> Round:
    """One round of friends; raises BadPool."""
    return Matchmaker(people, barred).plan(dial=dial, with_groups=with_groups)


def _consequence(dial: float, planned: Round) -> Consequence:
    scores = [offer.score for offer in planned.offers] + [group.score for group in planned.groups]
    return Consequence(
        dial=dial,
        covered=len(planned.covered),
        pleased=len(planned.pleased),
        grouped=len(planned.grouped),
        left_out=len(planned.left_out),
        mean_score=sum(scores) / len(scores) if scores else 0.0,
    )
