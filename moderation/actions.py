"""What a moderator may do about a case, and doing it."""

from backend.core.errors import AppError

from . import kinds
from .models import Case

DISMISS, WARN, ESCALATE, RELEASE, REJECT, HIDE, SUSPEND = (
    "dismiss",
    "warn",
    "escalate",
    "release",
    "reject",
    "hide",
    "suspend",
)
FOR_HELD_ONLY = frozenset({RELEASE, REJECT})
# Nothing that was held may be left undecided, so these are the only ends such a case can come to.
ENDS_OF_HELD = FOR_HELD_ONLY | {SUSPEND}


def list_actions(case: Case) -> list[str]:
    """The actions open for this case in its present state, those of its kind in the kind's own order."""
    kind = kinds.get_kind(case.kind)
    if case.held:
        # What nobody sees needs no hiding.
        ends = ENDS_OF_HELD | {HIDE} if kind.is_shown(case.subject_id) else ENDS_OF_HELD
        offered = [name for name in kind.actions if name in ends]
    else:
        warn = [WARN] if case.author_id else []
        offered = [DISMISS, *warn, *(name for name in kind.actions if name not in FOR_HELD_ONLY)]
    return offered if case.escalated_at else [*offered, ESCALATE]


def carry_out(case: Case, action: str, moderator_id: str) -> AppError | None:
    """Run the effects of `action` in the open transaction; what was held and is not released is rejected.

    Returns what the moderator is to hear where it came too late.
    """
    effects = kinds.get_kind(case.kind).actions
    names = [REJECT, action] if case.held and action not in {RELEASE, REJECT, ESCALATE} else [action]
    told = [effects[name](case.subject_id, moderator_id) for name in names if name in effects]
    return next(filter(None, told), None)
