"""What people hear of decisions and of cases that need more than a moderator."""

from typing import Any

import structlog

from backend.accounts.queries import get_account, list_actors_able_to
from backend.accounts.service import CONFIRMED, JOINED
from backend.accounts.signals import session_ended
from backend.core import clock, outbox
from backend.core.db import unit_of_work
from moderation import actions, queries
from moderation.answers import is_fine
from moderation.models import Case, Decision
from moderation.permissions import OVERSEE
from moderation.service import DECIDED, ESCALATED, OVERDUE

from . import service, statements, subscribing
from .models import PushSubscription

log = structlog.get_logger(__name__)
CASES_PAGE, DOOR_PAGE = "/moderation", "/people"


@session_ended.connect
def forget_browser(session_id: str) -> None:
    """Ring a browser no more once somebody has signed out on it."""
    with unit_of_work():
        subscribing.forget(PushSubscription.session_id == session_id)


@outbox.on(JOINED)
def tell_who_waits(payload: dict[str, Any]) -> None:
    """Tell the coordinators that somebody waits to be let in."""
    waiting = get_account(payload["account_id"])
    if waiting.status == "pending":
        service.notify(
            account_ids=[actor.id for actor in list_actors_able_to(waiting.community_id, "accounts.confirm")],
            kind="accounts.waiting",
            data={"nickname": waiting.nickname},
            link=DOOR_PAGE,
            cause=f"joined:{waiting.id}",
        )


@outbox.on(CONFIRMED)
def welcome(payload: dict[str, Any]) -> None:
    """Tell a person that they are in."""
    account_id = payload["account_id"]
    service.notify(account_ids=[account_id], kind="accounts.let_in", cause=f"confirmed:{account_id}")


@outbox.on(DECIDED)
def tell_about_decision(payload: dict[str, Any]) -> None:
    """Give the author reasons (not when all was fine), and everybody who reported it an answer."""
    decision = queries.get_decision(payload["decision_id"])
    if decision.case.author_id and decision.action != actions.DISMISS:
        _tell_author(decision, decision.case.author_id)
    service.notify(
        account_ids=queries.list_reporters_answered_by(decision.id),
        kind="moderation.answer",
        data={"fine": "yes" if is_fine(decision.action) else "no"},  # the data is shown too: not what was done
        cause=f"answer:{decision.id}",
    )


@outbox.on(ESCALATED)
def tell_about_escalation(payload: dict[str, Any]) -> None:
    """Call the coordinators."""
    decision = queries.get_decision(payload["decision_id"])
    _tell_coordinators(decision.case, "moderation.escalated", cause=f"escalated:{decision.id}")


@outbox.on(OVERDUE)
def tell_about_overdue(payload: dict[str, Any]) -> None:
    """Remind the coordinators of a case past its deadline, unless it was decided meanwhile."""
    case = queries.find_case(payload["case_id"])
    if case and case.status == "open":
        _tell_coordinators(case, "moderation.overdue", cause=f"overdue:{case.id}:{payload['deadline_at']}")


def _tell_author(decision: Decision, author_id: str) -> None:
    seen = queries.list_evidence(decision.case_id)[-1]
    service.notify(
        account_ids=[author_id],
        kind="moderation.decision",
        data=statements.facts(
            action=decision.action,
            guideline=decision.guideline,
            text=seen.text,
            day=seen.frozen_at.astimezone(clock.COPENHAGEN).date(),
            of_edit=seen.shows_held_edit,
        ),
        cause=f"decision:{decision.id}",
    )


def _tell_coordinators(case: Case, kind: str, *, cause: str) -> None:
    parties = queries.list_parties(case.id)
    able = [actor.id for actor in list_actors_able_to(case.community_id, OVERSEE)]
    free = [account_id for account_id in able if account_id not in parties]
    if not free:
        log.warning("no_coordinator_to_tell", kind=kind, severity=case.severity)
    service.notify(
        account_ids=free,
        kind=kind,
        data={"case_id": case.id, "severity": case.severity},
        link=CASES_PAGE,
        cause=cause,
    )
