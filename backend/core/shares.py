"""Shares of a whole, told with how sure they are."""

from dataclasses import dataclass
from math import sqrt

# Two-sided 95 %.
Z = 1.959963984540054


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many, and the Wilson score interval (Wilson 1927) that holds the true share 95 times of 100."""

    count: int
    of: int

    @property
    def value(self) -> float:
        return self.count / self.of

    @property
    def interval(self) -> tuple[float, float]:
        """Lower and upper end, 0 to 1."""
        share, n = self.value, self.of
        middle = (share + Z * Z / (2 * n)) / (1 + Z * Z / n)
        half = Z / (1 + Z * Z / n) * sqrt(share * (1 - share) / n + Z * Z / (4 * n * n))
        # Rounding must not push an end past the share itself, which it reaches at 0 and at 1.
        return max(0.0, min(share, middle - half)), min(1.0, max(share, middle + half))
