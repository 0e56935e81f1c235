"""How far people agree beyond chance. Pure."""

from collections import Counter
from collections.abc import Collection, Hashable, Iterable


def alpha(units: Iterable[Collection[Hashable]]) -> float | None:
    """Krippendorff's alpha of nominal values: 1 for full agreement, 0 for chance, below 0 for less than that.

    A unit holds the values different people gave one thing; those only one person judged say nothing. None where
    nothing can be said: no unit is left, or everybody gave everything the same value. After Krippendorff (2011),
    Computing Krippendorff's alpha-reliability.
    """
    counts = [Counter(unit) for unit in units if len(unit) > 1]
    totals = sum(counts, Counter())
    pairs = totals.total()
    expected = sum(count * (pairs - count) for count in totals.values())
    if not expected:
        return None
    observed = sum(_unlike(unit) / (unit.total() - 1) for unit in counts)
    return 1 - (pairs - 1) * observed / expected


def _unlike(unit: Counter[Hashable]) -> int:
    """How many ordered pairs of values in a unit differ."""
    return sum(count * (unit.total() - count) for count in unit.values())
