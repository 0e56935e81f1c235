"""A round: at most one proposal for everybody, for as many as can be, good ones before others.

Starts from the pairs somebody would pick by hand, best first, and then trades partners as long as that helps:
a pair counts 100, a good one 200, and its score breaks ties. The same people always give the same round.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from backend.accounts.ages import ADULT_AGE

from .people import NOTHING_BARRED, Barred, Offer, Person
from .rules import may_meet
from .score import GOOD, score

PER_PAIR, PER_GOOD_PAIR = 100.0, 100.0
# The best few partners of each are nearly always enough, and keep a round of thousands quick.
BEST_KEPT = 6
LEAST_GAIN = 1e-9


def candidates(people: Iterable[Person], barred: Barred = NOTHING_BARRED) -> list[Offer]:
    """Every pair the rules allow, best first."""
    looking = sorted((one for one in people if one.takes_part and not one.paused), key=lambda one: one.id)
    minors = [one for one in looking if one.age < ADULT_AGE]
    grown = [one for one in looking if one.age >= ADULT_AGE]
    offers = [
        Offer(one.id, other.id, score(one, other))
        for group in (minors, grown)
        for one, other in combinations(group, 2)
        if may_meet(one, other, barred=barred)
    ]
    return sorted(offers, key=lambda offer: (-offer.score, offer.one, offer.other))


def propose(people: Iterable[Person], barred: Barred = NOTHING_BARRED) -> list[Offer]:
    """One round of disjoint pairs, best first."""
    return choose(candidates(people, barred))


def choose(offers: Sequence[Offer]) -> list[Offer]:
    """The pairs of a round out of `offers` (best first)."""
    return _Trading(offers).run()


def pick_greedily(offers: Sequence[Offer]) -> list[Offer]:
    """Always the best pair that is left: what `choose` begins with and is measured against."""
    taken: set[str] = set()
    picked = []
    for offer in offers:
        if not offer.pair & taken:
            taken |= offer.pair
            picked.append(offer)
    return picked


def pick_by_hand(offers: Sequence[Offer], arrival: Sequence[str]) -> list[Offer]:
    """What a volunteer does: take people as they came, and find each the best partner still free."""
    by_person = _by_person(offers)
    taken: set[str] = set()
    picked = []
    for person_id in arrival:
        free = (offer for offer in by_person.get(person_id, ()) if not offer.pair & taken)
        if offer := next(free, None):
            taken |= offer.pair
            picked.append(offer)
    return picked


def worth(offers: Iterable[Offer]) -> float:
    """What a round is worth; what `choose` makes as large as it can."""
    return sum(_worth(offer) for offer in offers)


class _Trading:
    """A round in the making: who is paired with whom, and who could be."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.near = _kept(offers)
        self.mate: dict[str, Offer] = {}
        for offer in pick_greedily(offers):
            self._pair(offer)

    def run(self) -> list[Offer]:
        waiting = set(self.near)
        while waiting:
            waiting = {touched for person_id in sorted(waiting) for touched in self._improve(person_id)}
        chosen = {offer.pair: offer for offer in self.mate.values()}
        return sorted(chosen.values(), key=lambda offer: (-offer.score, offer.one, offer.other))

    def _improve(self, person_id: str) -> set[str]:
        """Make the most rewarding trade that begins with a new partner for this person; returns whom it touched."""
        best = max(self._trades(person_id), key=self._gain, default=())
        if self._gain(best) <= LEAST_GAIN:
            return set()
        old = self._given_up(best)
        for one in _everybody(old):
            del self.mate[one]
        for offer in best:
            self._pair(offer)
        moved = _everybody(best) | _everybody(old)
        return moved.union(*(self.near[one] for one in moved))

    def _trades(self, person_id: str) -> Iterator[tuple[Offer, ...]]:
        """A new pair, alone or together with a new pair for one of those it leaves behind."""
        for offer in self.near[person_id].values():
            yield (offer,)
            for alone in sorted(_everybody(self._given_up((offer,))) - offer.pair):
                for second in self.near[alone].values():
                    if not second.pair & offer.pair:
                        yield (offer, second)

    def _given_up(self, trade: Collection[Offer]) -> list[Offer]:
        old = [self.mate[one] for new in trade for one in (new.one, new.other) if one in self.mate]
        return [offer for index, offer in enumerate(old) if offer not in old[:index]]

    def _gain(self, trade: tuple[Offer, ...]) -> float:
        return worth(trade) - worth(self._given_up(trade))

    def _pair(self, offer: Offer) -> None:
        for one in offer.pair:
            self.mate[one] = offer


def _kept(offers: Sequence[Offer]) -> dict[str, dict[str, Offer]]:
    """The best few offers of each, by partner; an offer that either keeps, both keep."""
    near: dict[str, dict[str, Offer]] = {}
    for person_id, own in _by_person(offers).items():
        for offer in own[:BEST_KEPT]:
            other = offer.other if offer.one == person_id else offer.one
            near.setdefault(person_id, {})[other] = offer
            near.setdefault(other, {})[person_id] = offer
    return near


def _by_person(offers: Sequence[Offer]) -> Mapping[str, list[Offer]]:
    by_person: dict[str, list[Offer]] = {}
    for offer in offers:
        by_person.setdefault(offer.one, []).append(offer)
        by_person.setdefault(offer.other, []).append(offer)
    return by_person


def _everybody(offers: Iterable[Offer]) -> set[str]:
    return {one for offer in offers for one in (offer.one, offer.other)}


def _worth(offer: Offer) -> float:
    return PER_PAIR + PER_GOOD_PAIR * (offer.score >= GOOD) + offer.score
