"""A plan of work: what a usual week looks like, with school and without."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

SCHOOL_WEEK, FREE_WEEK = "school", "free"
WEEKS = (SCHOOL_WEEK, FREE_WEEK)
MINUTES_A_DAY, DAYS, SATURDAY = 24 * 60, 7, 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """Some hours on a weekday (0 is Monday) of every such week, in minutes after midnight; `pause` is no work."""

    week: str
    weekday: int
    begins: int
    ends: int
    pause: int = 0
    alone: bool = False

    @property
    def work(self) -> int:
        """The minutes worked."""
        return self.ends - self.begins - self.pause


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """Usual weeks of work, where, and what is done there. A week without a shift is one without work."""

    shifts: Sequence[Shift]
    workplace: str
    tasks: Sequence[str] = ()

    def days(self, week: str) -> Mapping[int, list[tuple[int, Shift]]]:
        """The shifts of a week by weekday, each with its row, in the order of the day."""
        found: dict[int, list[tuple[int, Shift]]] = {}
        for row, shift in sorted(enumerate(self.shifts), key=lambda pair: (pair[1].begins, pair[0])):
            if shift.week == week:
                found.setdefault(shift.weekday, []).append((row, shift))
        return dict(sorted(found.items()))

    def weeks(self) -> Iterator[tuple[str, Mapping[int, list[tuple[int, Shift]]]]]:
        """Every kind of week with its days, also one without work."""
        return ((week, self.days(week)) for week in WEEKS)


def is_free_day(week: str, weekday: int) -> bool:
    """Whether there is no school; public holidays are left out, which can only be stricter."""
    return week == FREE_WEEK or weekday >= SATURDAY
