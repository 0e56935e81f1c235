"""Puts answers together from rows, in a fixed number of queries."""

from collections.abc import Sequence
from typing import Any

from backend.core.actor import Actor

from . import actions, queries
from .answers import answer_to_reporter, is_fine
from .models import Case, Evidence, Report

# What only some kinds, and not the oldest evidence, tell of a line.
_NOTHING_MORE: dict[str, Any] = {"quote": None, "picture": None, "edits": []}


def summaries(cases: Sequence[Case], actor: Actor) -> Sequence[dict[str, Any]]:
    """Cases as a list shows them."""
    counts = queries.count_reports([case.id for case in cases])
    return [{**_head(case, actor), "reports": counts.get(case.id, 0)} for case in cases]


def whole(case: Case, actor: Actor) -> dict[str, Any]:
    """A case as the moderator who holds it reads it."""
    first, *later = map(_evidence, queries.list_evidence(case.id))
    return {
        **_head(case, actor),
        "evidence": first,
        "later_evidence": later,
        "reasons": case.reasons,
        "reports": queries.list_case_reports(case.id),
        "actions": actions.list_actions(case),
        "decisions": queries.list_decisions(case.id),
        "lease_until": case.lease_until,
    }


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


def _head(case: Case, actor: Actor) -> dict[str, Any]:
    holder = case.holder_id
    return {
        "id": case.id,
        "kind": case.kind,
        "severity": case.severity,
        "labels": case.labels,
        "source": case.source,
        "deadline_at": case.deadline_at,
        "opened_at": case.opened_at,
        "status": case.status,
        "escalated": case.escalated_at is not None,
        "claimed": holder and ("mine" if holder == actor.id else "other"),
        "version": case.version,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "author": _person(evidence.author),
        "text": evidence.text,
        "context": [{**_NOTHING_MORE, **line, "author": _person(line["author"])} for line in evidence.context],
        "frozen_at": evidence.frozen_at,
    }


def _person(nickname: str | None) -> dict[str, str] | None:
    return {"nickname": nickname} if nickname else None
