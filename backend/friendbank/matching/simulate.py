"""How well rounds go among invented people, beside what greed and a volunteer by hand would reach."""

import resource
import time
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import Any

from backend.accounts.ages import OLDEST, YOUNGEST

from .people import NOTHING_BARRED, Offer, Person, Spot
from .propose import candidates, choose, pick_by_hand, pick_greedily, worth
from .rules import why_not
from .score import GOOD

LIKES = ("bage", "bold", "braetspil", "dyr", "film", "gaming", "laese", "mad", "musik", "natur", "tegne", "traening")
LANGUAGES = ("en", "ar", "so", "uk", "fa", "tr", "pl", "kl")
TIMES = ("weekday_afternoon", "weekday_evening", "weekend_day", "weekend_evening")
HOPES = ("talk", "do_things", "game", "go_out", "homework", "calm_company")
REACHES = (15, 20, 30, 60)
MIDDLE, SPREAD = Spot(55.74, 12.55), 0.08
_SETS = ("languages", "interests", "dislikes", "times", "hopes")


def invent(number: int, seed: int) -> list[Person]:
    """So many people of one region; the same seed gives the same people."""
    chance = Random(seed)  # noqa: S311  # repeatable on purpose, nothing secret
    return [_invent_one(f"{index:06}", chance) for index in range(number)]


def read_people(rows: Iterable[Mapping[str, Any]]) -> list[Person]:
    """People from plain values.

    Each row has `id`, `age` and `languages`, and may have `community_id`, `interests`, `dislikes`, `times`, `hopes`
    (lists of slugs), `area` ({latitude, longitude}), `reach` (minutes) and `paused`.
    """
    return [_read_one(row) for row in rows]


def simulate(people: Sequence[Person]) -> dict[str, Any]:
    """One round and its figures; all but seconds, megabytes and worth count people."""
    start = time.perf_counter()
    offers = candidates(people)
    chosen = choose(offers)
    seconds = time.perf_counter() - start
    return {
        "n": len(people),
        "feasible": len({one for offer in offers for one in offer.pair}),
        **_tally(chosen),
        "good_exact": None,
        "objective": round(worth(chosen), 3),
        "lp_bound": None,
        "violations": count_violations(people, chosen),
        "seconds": round(seconds, 3),
        "peak_mb": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1),
        "greedy": _tally(pick_greedily(offers)),
        "by_hand": _tally(pick_by_hand(offers, [person.id for person in people])),
    }


def count_violations(people: Iterable[Person], offers: Iterable[Offer]) -> int:
    """Rules broken by a round, each asked anew, and people who got more than one proposal."""
    by_id = {person.id: person for person in people}
    broken, seen = 0, set[str]()
    for offer in offers:
        broken += len(why_not(by_id[offer.one], by_id[offer.other], barred=NOTHING_BARRED))
        broken += len(offer.pair & seen)
        seen |= offer.pair
    return broken


def _tally(offers: Iterable[Offer]) -> dict[str, int]:
    scores = [offer.score for offer in offers]
    return {"covered": 2 * len(scores), "good": 2 * sum(score >= GOOD for score in scores)}


def _invent_one(person_id: str, chance: Random) -> Person:
    tastes = chance.sample(LIKES, chance.randint(3, 7))
    liked = tastes[: chance.randint(2, len(tastes) - 1)]
    spot = Spot(chance.gauss(MIDDLE.latitude, SPREAD / 2), chance.gauss(MIDDLE.longitude, SPREAD))
    return Person(
        id=person_id,
        community_id="simulated",
        age=chance.randint(YOUNGEST, OLDEST),
        languages=_languages(chance),
        interests=frozenset(liked),
        dislikes=frozenset(tastes[len(liked) :]),
        times=frozenset(chance.sample(TIMES, chance.randint(0, 3))),
        hopes=frozenset(chance.sample(HOPES, chance.randint(1, 3))),
        spot=spot,
        reach=chance.choice(REACHES),
    )


def _languages(chance: Random) -> frozenset[str]:
    spoken = {"da"} if chance.random() < 0.94 else set()
    if not spoken or chance.random() < 0.3:
        spoken.add(chance.choice(LANGUAGES))
    return frozenset(spoken)


def _read_one(row: Mapping[str, Any]) -> Person:
    area = row.get("area")
    languages, interests, dislikes, times, hopes = (frozenset(row.get(name, ())) for name in _SETS)
    return Person(
        id=str(row["id"]),
        community_id=str(row.get("community_id", "")),
        age=int(row["age"]),
        languages=languages,
        interests=interests,
        dislikes=dislikes,
        times=times,
        hopes=hopes,
        spot=Spot(float(area["latitude"]), float(area["longitude"])) if area else None,
        reach=row.get("reach"),
        paused=bool(row.get("paused", False)),
    )
