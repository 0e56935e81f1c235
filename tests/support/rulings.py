"""What has been decided: a statement and an appeal, and a decision that waits for its second person."""

from sqlalchemy import select

from backend.accounts.models import Community
from backend.core.actor import Actor
from backend.core.db import session
from moderation import deciding, service
from moderation.appeals import service as appeals
from moderation.appeals.models import Appeal
from moderation.models import Act, Decision
from moderation.seconds.models import Second
from moderation.statements.models import Statement
from tests import factories

KIND = "accounts.profile"
WHY = "Vi har talt om det før."


def keep(actors: dict[str, Actor]) -> dict[str, str]:
    """Decided by somebody who is nobody else here, about nor and peer."""
    community = session().get_one(Community, actors["nor"].community_id)
    decider = factories.make_adult("moderator", community=community)
    for name in ("nor", "peer"):
        rule(decider, actors[name].id, "warn")
    own = {one.account_id: one.id for one in session().scalars(select(Statement))}
    appeals.appeal(actor=actors["peer"], statement_id=own[actors["peer"].id], words="Det var ikke mig.")
    waiting = rule(decider, actors["sne"].id, "dismiss", severity="critical")
    return {
        "statement": own[actors["nor"].id],
        "appeal": session().scalars(select(Appeal.id)).one(),
        "second": waiting.id,
        "decision": session().scalars(select(Decision.id).limit(1)).one(),
    }


def rule(decider: Actor, account_id: str, action: str, *, severity: str = "medium") -> Decision | Second:
    """Open a case about somebody's profile and decide it."""
    case = service.open_case(kind=KIND, subject_id=account_id, source="screening", severity=severity)
    service.claim(actor=decider, case_id=case.id)
    made = deciding.decide(
        actor=decider, case_id=case.id, version=case.version, acts=[Act(action)], guideline="be_kind", rationale=WHY
    )
    assert isinstance(made, Decision | Second)
    return made
