"""How a vote on a rule falls: pure."""

from collections.abc import Mapping

# Of fewer votes it is not said how they fell, and nothing is decided by them.
FEW = 5
SHARE = 4


def quorum_of(voters: int) -> int:
    """How many must vote for it to count: a quarter of those who may, and never fewer than FEW."""
    return max(FEW, -(-voters // SHARE))


def is_carried(tally: Mapping[str, int], quorum: int) -> bool:
    """Whether enough voted and more said yes than no; as many of each is no."""
    yes, no = tally.get("yes", 0), tally.get("no", 0)
    return yes + no >= quorum and yes > no
