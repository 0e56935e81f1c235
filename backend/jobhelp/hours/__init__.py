"""How long, how late and with what somebody under 18 may work: pure rules from a dated table, no database."""

from .checking import check, check_shape
from .findings import Finding, say_shift
from .plans import FREE_WEEK, SCHOOL_WEEK, WEEKS, Plan, Shift
from .table import Edition, edition_on

__all__ = [
    "FREE_WEEK",
    "SCHOOL_WEEK",
    "WEEKS",
    "Edition",
    "Finding",
    "Plan",
    "Shift",
    "check",
    "check_shape",
    "edition_on",
    "say_shift",
]
