"""REST: help lines, reporting, and working cases."""

from typing import Any

from flask import Response

from backend.core import clock
from backend.core.actor import Actor
from backend.core.errors import AppError, Invalid
from backend.core.http import ApiBlueprint, language
from backend.core.pagination import Page, Window
from backend.core.schemas import PageQuery, page_of
from backend.core.specs import Raw

from . import deciding, guidelines, helplines, permissions, queries, schemas, service, views
from .models import Act, Report
from .ties import service as ties

blueprint = ApiBlueprint("moderation")
endpoint = blueprint.endpoint
REPORT_RATE = "30/hour"
CASE = "/moderation/cases/<key:case_id>"


@endpoint("GET", "/help-lines", returns=page_of(schemas.HelpLineSchema), public=True)
def list_help_lines() -> Page[dict[str, Any]]:
    """Where to get help right now, whoever asks."""
    return Page(helplines.list_lines(None, clock.now(), language()))


@endpoint(
    "POST",
    "/reports",
    body=schemas.NewReport(),
    returns=schemas.ReportReceipt(),
    status=202,
    rate=REPORT_RATE,
)
def report(actor: Actor, body: dict[str, Any]) -> Report:
    """Tell the moderators that something is not right."""
    return service.file_report(actor=actor, **body)


@endpoint("GET", "/reports", query=PageQuery(), returns=page_of(schemas.ReportSchema))
def list_reports(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """What one has reported and what came of it."""
    return queries.list_reports(actor, window).map(lambda items: views.reports(items, actor.language))


@endpoint("GET", "/moderation/guidelines", returns=page_of(schemas.GuidelineSchema))
def list_guidelines(actor: Actor) -> Page[dict[str, str]]:
    """What a decision may rest on."""
    permissions.require_overview(actor)
    return Page([guideline.in_language(actor.language) for guideline in guidelines.load().values()])


@endpoint("GET", "/moderation/cases", query=schemas.CasesQuery(), returns=page_of(schemas.CaseSummarySchema))
def list_cases(actor: Actor, window: Window, query: dict[str, Any]) -> Page[dict[str, Any]]:
    """The cases of one's community in the order they should be worked."""
    cases = queries.list_cases(actor, window, status=query["status"])
    return cases.map(lambda items: views.summaries(items, actor))


@endpoint("POST", "/moderation/cases/next", returns=schemas.CaseSchema())
def claim_next(actor: Actor) -> dict[str, Any] | None:
    """Take the most urgent case that waits; 204 when none does."""
    case = service.claim_next(actor=actor)
    return views.whole(case, actor) if case else None


@endpoint("GET", CASE, returns=schemas.CaseSchema(), recorded=True)
def show_case(actor: Actor, case_id: str) -> dict[str, Any]:
    """Read a case one holds; the look goes on record."""
    return views.whole(service.look(actor=actor, case_id=case_id), actor)


@endpoint("GET", f"{CASE}/picture", returns=Raw(types=("image/webp",)), recorded=True)
def show_picture(actor: Actor, case_id: str) -> Response:
    """Look at the picture a case one holds is about; the look goes on record."""
    return Response(service.look_at_picture(actor=actor, case_id=case_id), content_type="image/webp")


@endpoint("POST", f"{CASE}/claim", returns=schemas.CaseSchema())
def claim(actor: Actor, case_id: str) -> dict[str, Any]:
    """Take a case, or keep it for another ten minutes."""
    return views.whole(service.claim(actor=actor, case_id=case_id), actor)


@endpoint("DELETE", f"{CASE}/claim", status=204)
def release_claim(actor: Actor, case_id: str) -> None:
    """Leave a case to somebody else."""
    service.release_claim(actor=actor, case_id=case_id)


@endpoint("POST", f"{CASE}/decisions", body=schemas.NewDecision(), returns=schemas.DecisionSchema(), status=201)
def decide(actor: Actor, case_id: str, body: dict[str, Any]) -> dict[str, Any] | AppError:
    """Decide a case one holds."""
    made = deciding.decide(actor=actor, case_id=case_id, acts=_acts(body), **body)
    return made if isinstance(made, AppError) else views.decision(made)


@endpoint("POST", f"{CASE}/decisions/<key:decision_id>/undo", returns=schemas.UndoneSchema())
def undo(actor: Actor, case_id: str, decision_id: str) -> dict[str, Any]:
    """Take one's own decision back within a day."""
    undone, left = deciding.undo(actor=actor, case_id=case_id, decision_id=decision_id)
    return {"id": undone.id, "left": left}


@endpoint("POST", f"{CASE}/ties", body=schemas.NewTie(), status=204)
def tell_tie(actor: Actor, case_id: str, body: dict[str, Any]) -> None:
    """Say that one knows somebody in the case, so that somebody else takes it."""
    ties.tell(actor=actor, case_id=case_id, **body)


def _acts(body: dict[str, Any]) -> list[Act]:
    """What a body asks to be done; raises Invalid when it says it twice or not at all."""
    one, several = body.pop("action"), body.pop("actions")
    if (one is None) == (not several):
        raise Invalid(errors={"action": ["Missing data for required field."]})
    return [Act(one)] if one else [Act(**act) for act in several]
