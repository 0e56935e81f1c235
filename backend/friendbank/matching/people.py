"""What matching knows about a person, and about two of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, isfinite, radians, sin, sqrt

from .errors import BadPool

Pair = frozenset[str]
NOBODY: frozenset[Pair] = frozenset()
EARTH_KM = 6371.0
# By bus or bicycle through a town, waiting included.
KM_PER_HOUR, MINUTES_OUT_OF_THE_DOOR = 16.0, 5.0
OLDEST_EVER = 120
PAIR_SIZE, LARGEST_GROUP = 2, 4


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of an area, in degrees; never an address. Raises BadPool for what is nowhere on Earth."""

    latitude: float
    longitude: float

    def __post_init__(self) -> None:
        if not (abs(self.latitude) <= 90 and abs(self.longitude) <= 180):
            raise BadPool("nowhere", f"{self.latitude}, {self.longitude} is no place on Earth.")

    @property
    def on_globe(self) -> tuple[float, float, float]:
        """The same place on a globe of radius 1."""
        north, east = radians(self.latitude), radians(self.longitude)
        return cos(north) * cos(east), cos(north) * sin(east), sin(north)

    def km_to(self, other: "Spot") -> float:
        """The straight line, within a country as long as the way over ground.

        Only + - * / and a root, so that arrays and plain numbers agree to the last bit at a limit.
        """
        (x, y, z), (u, v, w) = self.on_globe, other.on_globe
        return EARTH_KM * sqrt((x - u) * (x - u) + (y - v) * (y - v) + (z - w) * (z - w))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A youth, or somebody of another `side`, as matching sees them. Raises BadPool for what contradicts itself.

    `takes_part` is a youth who is let in and has filled in the profile; `reach` is the longest trip in minutes;
    `opened` says that the community lets its youths meet those of others; `open_proposals` are those under way.
    `least_together` and `most_together` are the sizes of company they want, themselves counted. `only_gender` wants
    nobody of another `gender` than their own, `most_years` is how much older or younger the other may be, and with
    `online_first` the way does not matter to them if it does not to the other.
    """

    id: str
    community_id: str
    age: int
    languages: frozenset[str]
    interests: frozenset[str] = frozenset()
    dislikes: frozenset[str] = frozenset()
    times: frozenset[str] = frozenset()
    hopes: frozenset[str] = frozenset()
    spot: Spot | None = None
    reach: float | None = None
    takes_part: bool = True
    paused: bool = False
    opened: bool = False
    open_proposals: int = 0
    most_proposals: int = 1
    least_together: int = PAIR_SIZE
    most_together: int = LARGEST_GROUP
    waiting_days: int = 0
    side: str = ""
    gender: str = ""
    only_gender: bool = False
    most_years: int | None = None
    online_first: bool = False

    def __post_init__(self) -> None:
        for code, text in _contradictions(self):
            raise BadPool(code, f"{self.id}: {text}")

    @property
    def is_looking(self) -> bool:
        """Whether a round may bring them anything."""
        return self.takes_part and not self.paused and self.open_proposals < self.most_proposals


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """Pairs that something stands between."""

    blocked: frozenset[Pair] = NOBODY
    no_contact: frozenset[Pair] = NOBODY
    cooling: frozenset[Pair] = NOBODY
    friends: frozenset[Pair] = NOBODY
    proposed: frozenset[Pair] = NOBODY

    @property
    def all_pairs(self) -> frozenset[Pair]:
        """Every pair that something stands between, whatever it is."""
        return self.blocked | self.no_contact | self.cooling | self.friends | self.proposed


NOTHING_BARRED = Barred()


@dataclass(frozen=True, slots=True)
class Offer:
    """Two people somebody could propose to each other, and how well that looks (0 to 1)."""

    one: str
    other: str
    score: float

    @property
    def pair(self) -> Pair:
        """The two, in no order."""
        return frozenset((self.one, self.other))


def minutes_between(one: Person, other: Person) -> float | None:
    """A guess at the trip from one's area to the other's, or None where an area is unknown."""
    if one.spot is None or other.spot is None:
        return None
    return MINUTES_OUT_OF_THE_DOOR + one.spot.km_to(other.spot) / KM_PER_HOUR * 60


def _contradictions(person: Person) -> Iterator[tuple[str, str]]:
    if not 0 <= person.age <= OLDEST_EVER:
        yield "bad_age", f"nobody is {person.age} years old."
    if person.reach is not None and not (isfinite(person.reach) and person.reach >= 0):
        yield "bad_reach", f"a trip of {person.reach} minutes cannot be."
    if both := person.interests & person.dislikes:
        yield "contradiction", f"likes and dislikes {', '.join(sorted(both))}."
    if not PAIR_SIZE <= person.least_together <= person.most_together:
        yield "contradiction", f"wants at least {person.least_together} together and at most {person.most_together}."
    if person.only_gender and not person.gender:
        yield "contradiction", "wants nobody of another gender, and tells none."
    if min(person.open_proposals, person.most_proposals, person.waiting_days, person.most_years or 0) < 0:
        yield "negative", "proposals, days and years cannot be fewer than none."
