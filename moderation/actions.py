"""What a moderator may do about a case, and doing it."""

from . import kinds
from .models import Case

DISMISS, WARN, ESCALATE, RELEASE, REJECT, SUSPEND = (
    "dismiss",
    "warn",
    "escalate",
    "release",
    "reject",
    "suspend",
)
FOR_HELD_ONLY = frozenset({RELEASE, REJECT})
# Nothing that was held may be left undecided, so these are the only ends such a case can come to.
ENDS_OF_HELD = FOR_HELD_ONLY | {SUSPEND}


def list_actions(case: Case) -> list[str]:
    """The actions open for this case in its present state, those of its kind in the kind's own order."""
    of_kind = kinds.get_kind(case.kind).actions
    if case.held:
        offered = [name for name in of_kind if name in ENDS_OF_HELD]
    else:
        warn = [WARN] if case.author_id else []
        offered = [DISMISS, *warn, *(name for name in of_kind if name not in FOR_HELD_ONLY)]
    return offered if case.escalated_at else [*offered, ESCALATE]


def carry_out(case: Case, action: str, moderator_id: str) -> None:
    """Run the effects of `action` in the open transaction; what was held and is not released is rejected."""
    effects = kinds.get_kind(case.kind).actions
    names = [REJECT, action] if case.held and action not in {RELEASE, REJECT, ESCALATE} else [action]
    for name in names:
        if effect := effects.get(name):
            effect(case.subject_id, moderator_id)
