"""What the figures say, from facts about single cases. Pure."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from backend.core.shares import Share

# Fewer than this is not told to everybody, for it would be about somebody.
FEWEST = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One case as the figures see it; `acted_at` is when somebody first decided anything about it."""

    severity: str
    labels: Collection[str]
    language: str
    from_screening: bool
    dismissed: bool
    breached: bool
    opened_at: datetime
    acted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """The figures of one group of cases; times are None where nobody has acted, shares where there is no whole."""

    group: str
    cases: int
    half_within: timedelta | None
    most_within: timedelta | None
    breached: Share | None
    false_alarms: Share | None


@dataclass(frozen=True, slots=True)
class Table:
    """Counts for everybody: those too small are None, and then so is the total, which would give them away."""

    name: str
    counts: Mapping[str, int | None]
    total: int | None


GROUPINGS: Mapping[str, Callable[[Past], Collection[str]]] = {
    "severity": lambda case: (case.severity,),
    "label": lambda case: case.labels,
    "language": lambda case: (case.language,),
}


def summarise(cases: Iterable[Past], by: str) -> list[Figures]:
    """The figures of each group, by name; a case counts in each group it belongs to."""
    groups: dict[str, list[Past]] = {}
    for case in cases:
        for group in GROUPINGS[by](case):
            groups.setdefault(group, []).append(case)
    return [_figures(group, members) for group, members in sorted(groups.items())]


def without_small(name: str, counts: Mapping[str, int]) -> Table:
    """These counts without those that tell about a few, be it directly or as a difference."""
    told = {row: count if count >= FEWEST else None for row, count in counts.items()}
    return Table(name, told, None if None in told.values() else sum(counts.values()))


def percentile(times: Sequence[timedelta], share: float) -> timedelta | None:
    """The time within which this share of them lie (nearest rank), or None of none."""
    ordered = sorted(times)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)] if ordered else None


def _figures(group: str, cases: Sequence[Past]) -> Figures:
    times = [case.acted_at - case.opened_at for case in cases if case.acted_at]
    judged = [case for case in cases if case.from_screening and case.acted_at]
    return Figures(
        group=group,
        cases=len(cases),
        half_within=percentile(times, 0.5),
        most_within=percentile(times, 0.95),
        breached=_share([case.breached for case in cases]),
        false_alarms=_share([case.dismissed for case in judged]),
    )


def _share(holds: Sequence[bool]) -> Share | None:
    return Share(sum(holds), len(holds)) if holds else None
