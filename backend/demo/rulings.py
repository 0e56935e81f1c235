"""What has been decided in the demo: somebody disagrees with one decision, and another waits for a second person."""

from backend.core.db import unit_of_work
from backend.core.errors import AppError
from moderation import deciding, service
from moderation.appeals import service as appeals
from moderation.models import Act, Case
from moderation.statements import service as statements
from moderation.statements.queries import find_of_decision

from .people import act_as

WARNED, WARNING, KIND = "aske", "ingrid", "accounts.profile"


def rule(ids: dict[str, str]) -> None:
    """One has been warned, has read why and disagrees; one case is talked over and should close."""
    with unit_of_work():
        case = service.open_case(kind=KIND, subject_id=ids[WARNED], source="screening", severity="low")
        warning = _decide(ids[WARNING], case, "Navnet kan såre nogen. Jeg har skrevet venligt til ham.", "warn")
        statement = find_of_decision(warning)
    if statement:
        with unit_of_work():
            aske = act_as(ids[WARNED])
            statements.mark_read(actor=aske, statement_id=statement.id)
            appeals.appeal(
                actor=aske, statement_id=statement.id, words="Det er mit rigtige navn. Det er ikke ment sådan."
            )
    with unit_of_work():
        worried = service.open_case(
            kind=KIND, subject_id=ids["freja"], source="technical", severity="critical", reasons=["screening failed"]
        )
        _decide(ids["ali"], worried, "Navnet er i orden. Systemet kunne bare ikke læse det.", "dismiss")


def _decide(moderator_id: str, case: Case, rationale: str, action: str) -> str:
    moderator = act_as(moderator_id)
    service.claim(actor=moderator, case_id=case.id)
    made = deciding.decide(
        actor=moderator,
        case_id=case.id,
        version=case.version,
        acts=[Act(action)],
        guideline="be_kind",
        rationale=rationale,
    )
    if isinstance(made, AppError):
        raise made
    return made.id
