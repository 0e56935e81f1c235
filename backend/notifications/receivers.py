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
from moderation.appeals.queries import find as find_appeal
from moderation.appeals.service import ANSWERED as APPEAL_ANSWERED
from moderation.appeals.service import OVERDUE as APPEAL_OVERDUE
from moderation.enacting import DECIDED, ESCALATED, UNDONE
from moderation.models import Case, Decision
from moderation.people import able_to
from moderation.permissions import OVERSEE, WORK
from moderation.seconds.queries import find as find_second
from moderation.seconds.service import ASKED, UNANSWERED
from moderation.service import OVERDUE
from moderation.statements import wording
from moderation.statements.queries import find_of_decision
from moderation.statements.views import facts

from . import service, subscribing
from .models import PushSubscription

log = structlog.get_logger(__name__)
CASES_PAGE, DOOR_PAGE, DECISIONS_PAGE = "/moderation", "/people", "/me/reports?decisions"


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
    if decision.case.author_id:
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


@outbox.on(UNDONE)
def tell_about_undoing(payload: dict[str, Any]) -> None:
    """Tell whoever was given reasons that they hold no longer."""
    statement = find_of_decision(payload["decision_id"])
    if statement:
        service.notify(
            account_ids=[statement.account_id],
            kind="moderation.undone",
            link=DECISIONS_PAGE,
            cause=f"undone:{statement.decision_id}",
        )


@outbox.on(ASKED)
def ask_for_second(payload: dict[str, Any]) -> None:
    """Ask everybody else who may be the second person."""
    second = find_second(payload["second_id"])
    if second and second.answered_at is None:
        here = second.case.community_id
        unable = queries.list_parties(second.case_id) | {second.asked_by_id}
        service.notify(
            account_ids=sorted((able_to(here, WORK) | able_to(here, OVERSEE)) - unable),
            kind="moderation.second",
            link=CASES_PAGE,
            cause=f"second:{second.id}",
        )


@outbox.on(UNANSWERED)
def tell_about_unanswered(payload: dict[str, Any]) -> None:
    """Tell the coordinators that nobody came as the second person, unless the case was decided meanwhile."""
    second = find_second(payload["second_id"])
    if second and second.case.status == "open":
        _tell_coordinators(second.case, "moderation.overdue", cause=f"second-late:{second.id}")


@outbox.on(APPEAL_ANSWERED)
def tell_about_appeal(payload: dict[str, Any]) -> None:
    """Tell whoever disagreed what came of it."""
    appeal = find_appeal(payload["appeal_id"])
    if appeal and appeal.outcome:
        service.notify(
            account_ids=[appeal.appellant_id],
            kind="moderation.appeal",
            data={"outcome": appeal.outcome},
            link=DECISIONS_PAGE,
            cause=f"appeal:{appeal.id}",
        )


@outbox.on(APPEAL_OVERDUE)
def tell_about_late_appeal(payload: dict[str, Any]) -> None:
    """Remind the coordinators of an appeal nobody has answered."""
    appeal = find_appeal(payload["appeal_id"])
    case = queries.find_case(appeal.case_id) if appeal and appeal.answered_at is None else None
    if case:
        _tell_coordinators(case, "moderation.appeal_late", cause=f"appeal-late:{payload['appeal_id']}")


def _tell_author(decision: Decision, author_id: str) -> None:
    """Give the reasons that were saved with the decision; or say that all is well with what was held."""
    if statement := find_of_decision(decision.id):
        _give(decision, author_id, facts(statement))
    elif decision.action == actions.RELEASE:
        seen = queries.list_evidence(decision.case_id)[-1]
        told = wording.facts(
            acts=[{"name": actions.RELEASE}],
            guideline=decision.guideline,
            quote=wording.shorten(seen.text),
            day=seen.frozen_at.astimezone(clock.COPENHAGEN).date(),
            of_edit=seen.shows_held_edit,
        )
        _give(decision, author_id, told)


def _give(decision: Decision, author_id: str, told: dict[str, str]) -> None:
    service.notify(
        account_ids=[author_id],
        kind="moderation.decision",
        data=told,
        link=DECISIONS_PAGE,
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
