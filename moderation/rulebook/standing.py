"""Whether a rule catches as much as it used to. Pure."""

from dataclasses import dataclass
from datetime import date, timedelta

from scipy.special import bdtr, bdtrc

# Whole weeks, since Fridays are unlike Mondays.
WEEK, BEFORE = 7, 28
# One false alarm in a thousand weeks and rules: seldom enough to be looked at when it comes.
LEVEL = 0.001
NEW, USUAL, QUIET, LOUD = STANDINGS = ("new", "usual", "quiet", "loud")


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a rule caught in the last seven whole days and in the 28 before, and when it first and last did."""

    rule: str
    week: int
    before: int
    first_on: date
    last_on: date


def standing(record: Record, today: date, *, uncounted_on: date | None = None) -> str:
    """Quiet or loud when the week is unlike the four before, new while there are not so many days to compare with.

    Those days begin after `uncounted_on`, the last on which the rule was not counted.
    """
    begins = record.first_on if uncounted_on is None else max(record.first_on, uncounted_on + timedelta(days=1))
    if begins > today - timedelta(days=WEEK + BEFORE):
        return NEW
    return unlike(record.week, record.before)


def unlike(week: int, before: int) -> str:
    """Compare two Poisson counts over 7 and 28 days: given their sum, the first is binomial with 1/5.

    The exact test of Przyborowski and Wilenski (1940), two-sided by doubling the smaller tail.
    """
    both, share = week + before, WEEK / (WEEK + BEFORE)
    fewer, more = bdtr(week, both, share), bdtrc(week - 1, both, share)
    if 2 * min(fewer, more) >= LEVEL:
        return USUAL
    return QUIET if fewer < more else LOUD
