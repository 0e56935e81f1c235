"""A kind that can be reported in tests: an account's card, whose text is the nickname.

A card of the tone "enamel" is held; whoever invited the account is involved too.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import select, update

from backend.accounts.models import Account
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.ids import new_id
from moderation import deciding, kinds, service
from moderation.kinds import ReportableKind, Snapshot
from moderation.models import Act, AuditEntry, Case

CARD = "test.card"
HELD = "enamel"
WHY = "Det bryder det, vi har aftalt."


def freeze(subject_id: str) -> Snapshot:
    account = session().get(Account, subject_id, populate_existing=True)
    if account is None:
        raise NotFound
    line = {"author": account.nickname, "text": account.nickname, "sent_at": None, "is_subject": True}
    return Snapshot(
        community_id=account.community_id,
        author_id=account.id,
        author=account.nickname,
        text=account.nickname,
        context=[line],
        parties=frozenset(filter(None, [account.invited_by_id])),
        held=account.tone == HELD,
    )


def snapshot(actor: Actor, subject_id: str) -> Snapshot:
    seen = freeze(subject_id)
    if seen.community_id != actor.community_id:
        raise NotFound
    return seen


def change(subject_id: str, **values: str) -> None:
    session().execute(update(Account).where(Account.id == subject_id).values(**values))


CARD_KIND = ReportableKind(
    name=CARD,
    snapshot=snapshot,
    freeze=freeze,
    actions={
        "hide": lambda subject_id, _by: change(subject_id, nickname="-"),
        "release": lambda subject_id, _by: change(subject_id, tone="plum"),
        "reject": lambda subject_id, _by: change(subject_id, tone="beet"),
    },
    undo={"hide": lambda subject_id, _by: change(subject_id, nickname="Bo")},
)


@contextmanager
def offered(*more: ReportableKind) -> Iterator[None]:
    """Offer these kinds besides the program's own."""
    before = [kinds.get_kind(name) for name in kinds.list_names()]
    kinds.install([*before, *more])
    try:
        yield
    finally:
        kinds.install(before)


def moderator_of(community_id: str, account_id: str | None = None) -> Actor:
    """Somebody who works cases in a community; moderation needs no account to exist."""
    return Actor(
        id=account_id or new_id(),
        community_id=community_id,
        kind="adult",
        status="active",
        nickname="Mo",
        language="da",
        capabilities=frozenset({"moderation.work", "reports.file"}),
    )


def report(actor: Actor, subject_id: str, reason: str = "bullying", note: str | None = None) -> Any:
    return service.file_report(actor=actor, kind=CARD, subject_id=subject_id, reason=reason, note=note)


def open_case(subject_id: str, severity: str = "medium", **more: Any) -> Case:
    return service.open_case(kind=CARD, subject_id=subject_id, source="screening", severity=severity, **more)


def decide(actor: Actor, case: Case, action: str, **more: Any) -> Any:
    """Claim the case and decide it as it stands; `action` may name several, "mute" or "mute:3" with its days."""
    service.claim(actor=actor, case_id=case.id)
    fields = {"version": case.version, "guideline": "be_kind", "rationale": WHY, **more}
    return deciding.decide(actor=actor, case_id=case.id, acts=acts(action), **fields)


def acts(action: str) -> list[Act]:
    """What is to be done, from words like "hide mute:3"."""
    pairs = (word.partition(":") for word in action.split())
    return [Act(name, int(days) if days else None) for name, _, days in pairs]


def audited(action: str) -> list[AuditEntry]:
    """What is on record of this kind, oldest first."""
    return list(session().scalars(select(AuditEntry).where(AuditEntry.action == action).order_by(AuditEntry.seq)))
