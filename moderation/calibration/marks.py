"""How an invented example is told from a real case, and that nobody who works it can."""

from sqlalchemy import ColumnElement, or_

from moderation.models import Case, Decision

EXAMPLE, LOOKS_LIKE = "calibration.example", "chat.message"
# Stands in the new state of a decision about one.
MARK = "example"


def is_real() -> ColumnElement[bool]:
    """True of cases that somebody waits for: what is counted, has a deadline and calls people."""
    return Case.kind != EXAMPLE


def is_real_or_given_to(account_id: str) -> ColumnElement[bool]:
    """True of cases this person may meet: nobody meets somebody else's examples."""
    return or_(is_real(), Case.claimed_by_id == account_id)


def is_about_example(decision: Decision) -> bool:
    """Whether what was decided about is an example: told to whoever decided, once they have."""
    return MARK in decision.new_state


def shown_kind(kind: str) -> str:
    """The kind of a case as it is told."""
    return LOOKS_LIKE if kind == EXAMPLE else kind
