"""Check-ins, for those who are asked and for the volunteers who ask."""

from collections.abc import Mapping, Sequence
from typing import Any

from backend.accounts import queries as accounts
from backend.accounts.models import Account
from backend.core import clock
from backend.core.actor import Actor
from backend.friendbank import queries
from backend.friendbank.models import CheckIn, CheckInAnswer
from backend.friendbank.service.check_ins import LATE

_TOLD = ("met", "go_on", "answered_at")


def check_ins(actor: Actor, shown: Sequence[CheckIn]) -> list[dict[str, Any]]:
    """Check-ins as one of those asked sees them: the others, and one's own answers."""
    agreed, people, answers = _around(shown)
    return [
        {
            "id": one.id,
            "week": one.week,
            "people": [people[account_id] for account_id in agreed[one.proposal_id] if account_id != actor.id],
            **_said(answers[one.id], actor.id),
        }
        for one in shown
    ]


def visits(actor: Actor, shown: Sequence[CheckIn]) -> list[dict[str, Any]]:
    """Check-ins as a volunteer sees them: who is asked, and what they have said to this volunteer."""
    agreed, people, answers = _around(shown)
    return [
        {
            "id": one.id,
            "week": one.week,
            "due_at": one.due_at,
            "taken": one.taken_by_id == actor.id,
            "late": (one.asked_at or one.due_at) <= clock.now() - LATE,
            "people": [
                {
                    "person": people[account_id],
                    **_said(answers[one.id] if one.taken_by_id == actor.id else [], account_id),
                }
                for account_id in agreed[one.proposal_id]
            ],
        }
        for one in shown
    ]


def _around(
    shown: Sequence[CheckIn],
) -> tuple[Mapping[str, list[str]], Mapping[str, Account], Mapping[str, list[CheckInAnswer]]]:
    agreed = queries.agreed_to([one.proposal_id for one in shown])
    people = accounts.people_by_id(account_id for account_ids in agreed.values() for account_id in account_ids)
    return agreed, people, queries.check_in_answers([one.id for one in shown])


def _said(answers: Sequence[CheckInAnswer], account_id: str) -> dict[str, Any]:
    given = next((answer for answer in answers if answer.account_id == account_id), None)
    return {name: getattr(given, name, None) for name in _TOLD}
