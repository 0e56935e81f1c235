"""Puts answers together from rows, in a fixed number of queries."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from backend.core.actor import Actor

from . import actions, queries
from .actions import weightiest_first
from .answers import answer_to_reporter, is_fine
from .calibration.marks import is_about_example, shown_kind
from .models import Act, Case, Decision, Evidence, Report
from .sanctions.queries import count_strikes
from .seconds.models import Second
from .seconds.queries import list_waiting_cases

# What only some kinds, and not the oldest evidence, tell of a line.
_NOTHING_MORE: dict[str, Any] = {"quote": None, "picture": None, "edits": []}


def summaries(cases: Sequence[Case], actor: Actor) -> Sequence[dict[str, Any]]:
    """Cases as a list shows them."""
    ids = [case.id for case in cases]
    counts, waiting = queries.count_reports(ids), list_waiting_cases(ids)
    return [{**_head(case, actor, waiting), "reports": counts.get(case.id, 0)} for case in cases]


def whole(case: Case, actor: Actor) -> dict[str, Any]:
    """A case as the moderator who holds it reads it."""
    first, *later = map(_evidence, queries.list_evidence(case.id))
    return {
        **_head(case, actor, list_waiting_cases([case.id])),
        "evidence": first,
        "later_evidence": later,
        "reasons": case.reasons,
        "reports": queries.list_case_reports(case.id),
        "actions": actions.list_actions(case),
        "strikes": count_strikes(case.author_id, besides=case.id),
        "decisions": [decision(one) for one in queries.list_decisions(case.id)],
        "lease_until": case.lease_until,
    }


def decision(made: Decision | Second) -> dict[str, Any]:
    """A decision, or one that waits for a second person."""
    if isinstance(made, Second):
        status, moment = "waiting", made.asked_at
    else:
        status, moment = "undone" if made.undone_at else "decided", made.decided_at
    return {
        "id": made.id,
        "status": status,
        "action": weightiest_first(made.acts)[0].name,
        "actions": acts(made.acts),
        "guideline": made.guideline,
        "rationale": made.rationale,
        "decided_at": moment,
        "example": isinstance(made, Decision) and is_about_example(made),
    }


def acts(items: Sequence[Act]) -> list[dict[str, Any]]:
    """What a decision does."""
    return [act._asdict() for act in items]


def reports(items: Sequence[Report], language: str) -> Sequence[dict[str, Any]]:
    """One's own reports with their answers."""
    return [
        {
            "id": report.id,
            "kind": report.kind,
            "reason": report.reason,
            "status": report.status,
            "answer": _answer(report, language),
            "created_at": report.created_at,
        }
        for report in items
    ]


def _answer(report: Report, language: str) -> str | None:
    if report.decision is None:
        return None
    return answer_to_reporter(fine=is_fine(report.decision.action), language=language)


def _head(case: Case, actor: Actor, waiting: Collection[str]) -> dict[str, Any]:
    holder = case.holder_id
    return {
        "id": case.id,
        "kind": shown_kind(case.kind),
        "severity": case.severity,
        "labels": case.labels,
        "source": case.source,
        "deadline_at": case.deadline_at,
        "opened_at": case.opened_at,
        "status": case.status,
        "escalated": case.escalated_at is not None,
        "claimed": holder and ("mine" if holder == actor.id else "other"),
        "version": case.version,
        "needs_second": case.id in waiting,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "author": _person(evidence.author),
        "text": evidence.text,
        "context": [line(one) for one in evidence.context],
        "frozen_at": evidence.frozen_at,
    }


def line(words: Mapping[str, Any]) -> dict[str, Any]:
    """One line of evidence, or of what stands around it."""
    return {**_NOTHING_MORE, **words, "author": _person(words["author"])}


def _person(nickname: str | None) -> dict[str, str] | None:
    return {"nickname": nickname} if nickname else None
