"""How the friend bank serves different groups: shares with their intervals, and nothing about a handful of people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from backend.core.shares import Share

# Below so many people a figure would be about somebody.
FEWEST = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where one person stands: the groups they count in, and what has happened to them.

    `lasted` is None where no friendship is old enough to tell; `waiting_days` is None for whoever does not wait.
    """

    groups: frozenset[str]
    offered: bool
    pleased: bool
    matched: bool
    lasted: bool | None
    waiting_days: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupFigures:
    """What can be told of a group: a share is None where it would be about too few, and all are where the group is."""

    group: str
    people: int | None
    offered: Share | None = None
    pleased: Share | None = None
    matched: Share | None = None
    lasted: Share | None = None
    waiting_days: float | None = None


def summarise(standings: Iterable[Standing]) -> list[GroupFigures]:
    """The figures of each group, by name; none that tells, directly or as a difference, about fewer than FEWEST."""
    members: dict[str, list[Standing]] = {}
    for standing in standings:
        for group in standing.groups:
            members.setdefault(group, []).append(standing)
    hidden = _hidden({group: len(people) for group, people in members.items()})
    return [
        GroupFigures(group=group, people=None) if group in hidden else _figures(group, people)
        for group, people in sorted(members.items())
    ]


def _hidden(sizes: Mapping[str, int]) -> set[str]:
    """Groups too small to show; where that is only one, the next smallest too, or the total would give it away."""
    hidden = {group for group, size in sizes.items() if size < FEWEST}
    rest = sorted((size, group) for group, size in sizes.items() if group not in hidden)
    if len(hidden) == 1 and rest:
        hidden.add(rest[0][1])
    return hidden


def _figures(group: str, people: list[Standing]) -> GroupFigures:
    old_enough = [person.lasted for person in people if person.lasted is not None]
    waiting = [person.waiting_days for person in people if person.waiting_days is not None]
    return GroupFigures(
        group=group,
        people=len(people),
        offered=_share([person.offered for person in people]),
        pleased=_share([person.pleased for person in people]),
        matched=_share([person.matched for person in people]),
        lasted=_share(old_enough),
        waiting_days=float(median(waiting)) if len(waiting) >= FEWEST else None,
    )


def _share(holds: list[bool]) -> Share | None:
    return Share(sum(holds), len(holds)) if len(holds) >= FEWEST else None
