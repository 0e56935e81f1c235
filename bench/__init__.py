"""What the program costs, measured: every module here is one benchmark with a function `measure(quick=)`."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure, measured `n` times. `ratio` compares it with something else the benchmark measured.

    `within` is the 95 % interval of a share.
    """

    row: str
    value: float
    unit: str
    n: int
    ratio: float | None = None
    within: tuple[float, float] | None = None
