"""Use cases: imposing a sanction, lifting it, and letting people in again when its time is up."""

from collections.abc import Sequence
from datetime import timedelta

from backend.core import clock
from backend.core.db import session
from moderation import audit, people

from .models import SHUT_OUT, Sanction
from .queries import list_of_decision, list_over, list_shutting_out


def impose(*, account_id: str, kind: str, days: int | None, decision_id: str, by_id: str) -> Sanction:
    """Begin a sanction now, for so many times 24 hours or until it is lifted."""
    now = clock.now()
    sanction = Sanction(
        account_id=account_id,
        kind=kind,
        decision_id=decision_id,
        begun_at=now,
        until=now + timedelta(days=days) if days else None,
    )
    if kind in SHUT_OUT:
        sanction.keeps_out = people.shut_out(account_id, by_id=by_id)
    session().add(sanction)
    session().flush()
    return sanction


def lift_those_of(*, decision_id: str, by_id: str) -> int:
    """End what a decision imposed, because it was undone; returns how many sanctions that were."""
    return _end(list_of_decision(decision_id), by_id)


def lift_those_on(*, account_id: str, by_id: str) -> None:
    """End all that keeps a person out: a coordinator has let them in."""
    for sanction in list_shutting_out(account_id):
        _lift(sanction, by_id)
    session().flush()


def leave_to_hand(*, account_id: str) -> None:
    """Let no sanction's end let this person in: a coordinator keeps them out now, and decides when."""
    for sanction in list_shutting_out(account_id):
        sanction.keeps_out = False
    session().flush()


def end_due() -> int:
    """Let people in again whose time out is over; returns how many sanctions ended."""
    return _end(list_over(), None)


def _end(sanctions: Sequence[Sanction], by_id: str | None) -> int:
    for sanction in sanctions:
        _lift(sanction, by_id)
        session().flush()
        if sanction.keeps_out:
            _let_in(sanction, by_id)
    return len(sanctions)


def _lift(sanction: Sanction, by_id: str | None) -> None:
    sanction.lifted_at, sanction.lifted_by_id = clock.now(), by_id
    audit.record(
        actor_id=by_id, action="sanction.ended", subject=sanction.account_id, data={"decision": sanction.decision_id}
    )


def _let_in(sanction: Sanction, by_id: str | None) -> None:
    """Let the person in, unless something else keeps them out: then its end is what lets them in."""
    others = list_shutting_out(sanction.account_id)
    if others:
        others[0].keeps_out = True
    else:
        people.let_in(sanction.account_id, by_id=by_id)
