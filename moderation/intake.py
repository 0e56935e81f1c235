"""Opening a case, or joining the open one of the same subject; what is seen then is frozen."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.db import after_commit, session
from backend.core.errors import Busy

from . import signals
from .kinds import Snapshot
from .models import Case, CaseParty, Evidence
from .severity import DEADLINES, sooner_deadline, urgency_of

ATTEMPTS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """What is thought to be wrong with a subject, and with what right."""

    kind: str
    subject_id: str
    source: str
    severity: str
    labels: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()


def open_or_join(concern: Concern, snapshot: Snapshot, *, reporter_id: str | None = None) -> Case:
    """The one open case about the subject, locked until the transaction ends; raises Busy."""
    for _ in range(ATTEMPTS):
        case = _lock_open_case(concern) or _open(concern, snapshot)
        if case is not None:
            _add_parties(case, snapshot, reporter_id)
            _freeze(case, snapshot)
            session().flush()
            return case
    raise Busy(headers={"Retry-After": "1"})


def _lock_open_case(concern: Concern) -> Case | None:
    lock = (
        update(Case)
        .where(Case.kind == concern.kind, Case.subject_id == concern.subject_id, Case.decided_at.is_(None))
        .values(version=Case.version + 1)
        .returning(Case)
        .execution_options(populate_existing=True)
    )
    if case := session().scalar(lock):
        _join(case, concern)
    return case


def _join(case: Case, concern: Concern) -> None:
    case.labels = _merged(case.labels, concern.labels)
    case.reasons = _merged(case.reasons, concern.reasons)
    if urgency_of(concern.severity) < case.urgency:
        case.urgency = urgency_of(concern.severity)
        case.deadline_at = sooner_deadline(case.deadline_at, clock.now(), concern.severity)
        announce(case)


def _open(concern: Concern, snapshot: Snapshot) -> Case | None:
    """A new case, or None when somebody else opened one a moment ago."""
    case = Case(
        community_id=snapshot.community_id,
        kind=concern.kind,
        subject_id=concern.subject_id,
        author_id=snapshot.author_id,
        source=concern.source,
        urgency=urgency_of(concern.severity),
        labels=list(concern.labels),
        reasons=list(concern.reasons),
        deadline_at=clock.now() + DEADLINES[concern.severity],
    )
    try:
        with session().begin_nested():
            session().add(case)
    except IntegrityError:
        return None
    announce(case)
    return case


def announce(case: Case) -> None:
    """Tell those who could work the case, once it is saved."""
    waiting = signals.CaseWaiting(case.id, case.community_id, case.severity)
    after_commit(lambda: signals.case_waiting.send(waiting))


def _add_parties(case: Case, snapshot: Snapshot, reporter_id: str | None) -> None:
    known = set(session().scalars(select(CaseParty.account_id).where(CaseParty.case_id == case.id)))
    everybody = {snapshot.author_id, reporter_id, *snapshot.parties} - {None}
    for account_id in sorted(filter(None, everybody - known)):
        session().add(CaseParty(case_id=case.id, account_id=account_id))


def _freeze(case: Case, snapshot: Snapshot) -> None:
    """Keep what is there now, unless the newest evidence says the same."""
    case.held = snapshot.held
    newest = session().execute(
        select(Evidence.text, Evidence.context)
        .where(Evidence.case_id == case.id)
        .order_by(Evidence.frozen_at.desc(), Evidence.id.desc())
        .limit(1)
    )
    before = newest.one_or_none()
    if before is None or (before.text, _own_lines(before.context)) != (snapshot.text, _own_lines(snapshot.context)):
        session().add(Evidence(case_id=case.id, author=snapshot.author, text=snapshot.text, context=snapshot.context))


def _own_lines(context: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """What evidence says of its subject; neighbours come and go."""
    return [line for line in context if line["is_subject"]]


def _merged(known: Iterable[str], more: Iterable[str]) -> list[str]:
    return list(dict.fromkeys([*known, *more]))
