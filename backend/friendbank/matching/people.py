"""What matching knows about a person, and about two of them."""

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

Pair = frozenset[str]
NOBODY: frozenset[Pair] = frozenset()
EARTH_KM = 6371.0
# By bus or bicycle through a town, waiting included.
KM_PER_HOUR, MINUTES_OUT_OF_THE_DOOR = 16.0, 5.0


@dataclass(frozen=True, slots=True)
class Spot:
    """The middle of an area, in degrees; never an address."""

    latitude: float
    longitude: float

    def km_to(self, other: "Spot") -> float:
        """The distance over ground (haversine)."""
        one, two = radians(self.latitude), radians(other.latitude)
        across = radians(other.longitude - self.longitude)
        chord = sin((two - one) / 2) ** 2 + cos(one) * cos(two) * sin(across / 2) ** 2
        return 2 * EARTH_KM * asin(sqrt(chord))


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A youth as matching sees them.

    `takes_part` is a youth who is let in and has filled in the profile; `reach` is the longest trip in minutes;
    `opened` says that the community lets its youths meet those of others; `open_proposals` are those under way.
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
    reach: int | None = None
    takes_part: bool = True
    paused: bool = False
    opened: bool = False
    open_proposals: int = 0
    most_proposals: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Barred:
    """Pairs that something stands between."""

    blocked: frozenset[Pair] = NOBODY
    no_contact: frozenset[Pair] = NOBODY
    cooling: frozenset[Pair] = NOBODY
    friends: frozenset[Pair] = NOBODY
    proposed: frozenset[Pair] = NOBODY


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
