"""What a moderator may do about a case, several things at once perhaps, and doing it."""

from collections.abc import Collection, Sequence

from backend.core.errors import AppError

from . import kinds
from .models import Act, Case
from .sanctions.models import BAN, HOLD_FIRST, MUTE, SUSPEND

DISMISS, WARN, ESCALATE, RELEASE, REJECT, HIDE = ("dismiss", "warn", "escalate", "release", "reject", "hide")
FOR_HELD_ONLY = frozenset({RELEASE, REJECT})
# All was well: there is nothing to do beside it.
FINE = frozenset({DISMISS, RELEASE})
# What somebody may not do for a while: how many days where nothing else is said, and at most.
DAYS = {MUTE: 1, HOLD_FIRST: 7}
LONGEST = 90
TIMED = (MUTE, HOLD_FIRST, SUSPEND)
_SANCTIONS = (MUTE, HOLD_FIRST, SUSPEND, BAN)
# A decision is counted as the first of these that it does.
_WEIGHT = (ESCALATE, BAN, SUSPEND, MUTE, HOLD_FIRST, HIDE, REJECT)


def list_actions(case: Case) -> list[str]:
    """The actions open for this case in its present state, those of its kind in the kind's own order."""
    kind = kinds.get_kind(case.kind)
    sanctions = _SANCTIONS if case.author_id else ()
    if case.held:
        # What nobody sees needs no hiding.
        ends = FOR_HELD_ONLY | {HIDE} if kind.is_shown(case.subject_id) else FOR_HELD_ONLY
        offered = [*(name for name in kind.actions if name in ends), *sanctions]
    else:
        warn = [WARN] if case.author_id else []
        offered = [DISMISS, *warn, *(name for name in kind.actions if name not in FOR_HELD_ONLY), *sanctions]
    return offered if case.escalated_at else [*offered, ESCALATE]


def find_faults(case: Case, acts: Sequence[Act]) -> dict[str, list[str]]:
    """What is wrong with doing all this about the case, by field; nothing when it can be done."""
    names = [act.name for act in acts]
    faults = {
        "action": not names or not set(names) <= set(list_actions(case)),
        "actions": len(set(names)) < len(names) or not _go_together(set(names)),
        "days": any(act.days is not None and act.name not in TIMED for act in acts),
    }
    return {field: ["not offered"] for field, is_faulty in faults.items() if is_faulty}


def complete(case: Case, acts: Sequence[Act], *, closes: bool) -> list[Act]:
    """All that is done: with the usual length where none was said; what was held and is not let in stays out."""
    whole = [act._replace(days=act.days or DAYS.get(act.name)) for act in acts]
    stays_out = case.held and closes and not does(acts, {RELEASE, REJECT, ESCALATE})
    return [*whole, Act(REJECT)] if stays_out else whole


def weightiest_first(acts: Sequence[Act]) -> list[Act]:
    """These acts, the one a decision is counted as first."""
    return sorted(acts, key=lambda act: _WEIGHT.index(act.name) if act.name in _WEIGHT else len(_WEIGHT))


def does(acts: Sequence[Act], names: Collection[str]) -> bool:
    """Whether any of these acts is among `names`."""
    return any(act.name in names for act in acts)


def carry_out(case: Case, acts: Sequence[Act], moderator_id: str) -> AppError | None:
    """Run what the kind does at these acts; returns what the moderator is to hear where it came too late."""
    effects = kinds.get_kind(case.kind).actions
    told = [effects[act.name](case.subject_id, moderator_id) for act in acts if act.name in effects]
    return next(filter(None, told), None)


def _go_together(names: set[str]) -> bool:
    """Whether it makes sense to do all this at once: what was fine needs nothing, and out is out."""
    return not (len(names) > 1 and names & FINE) and not {SUSPEND, BAN} <= names
