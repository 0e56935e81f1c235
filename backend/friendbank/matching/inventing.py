"""Invented people of one region: the same number and seed always give the same ones."""

from random import Random

from backend.accounts.ages import OLDEST, YOUNGEST

from .people import Person, Spot

LIKES = ("bage", "bold", "braetspil", "dyr", "film", "gaming", "laese", "mad", "musik", "natur", "tegne", "traening")
LANGUAGES = ("en", "ar", "so", "uk", "fa", "tr", "pl", "kl")
TIMES = ("weekday_afternoon", "weekday_evening", "weekend_day", "weekend_evening")
HOPES = ("talk", "do_things", "game", "go_out", "homework", "calm_company")
REACHES = (15, 20, 30, 60)
GENDERS = ("girl", "boy", "other")
# As wide as two neighbouring municipalities.
MIDDLE, SPREAD = Spot(55.76, 12.53), 0.05


def invent(number: int, seed: int) -> list[Person]:
    """So many people of one region; the same seed gives the same people."""
    chance = Random(seed)  # noqa: S311  # repeatable on purpose, nothing secret
    return [_invent_one(f"{index:06}", chance) for index in range(number)]


def _invent_one(person_id: str, chance: Random) -> Person:
    tastes = chance.sample(LIKES, chance.randint(3, 7))
    liked = tastes[: chance.randint(2, len(tastes) - 1)]
    gender = chance.choices((*GENDERS, ""), (45, 45, 2, 8))[0]
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
        gender=gender,
        only_gender=gender != "" and chance.random() < 0.15,
        most_years=chance.choice((1, 2)) if chance.random() < 0.1 else None,
        online_first=chance.random() < 0.2,
    )


def _languages(chance: Random) -> frozenset[str]:
    spoken = {"da"} if chance.random() < 0.94 else set()
    if not spoken or chance.random() < 0.3:
        spoken.add(chance.choice(LANGUAGES))
    return frozenset(spoken)
