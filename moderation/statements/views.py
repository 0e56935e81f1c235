"""Statements as those read them whom they are about."""

from collections.abc import Sequence
from typing import Any

from moderation.appeals.queries import list_of_statements
from moderation.appeals.wording import answer

from . import wording
from .models import Statement
from .service import can_appeal


def statements(items: Sequence[Statement], language: str) -> Sequence[dict[str, Any]]:
    """Statements with what came of the appeals against them."""
    appeals = list_of_statements([one.id for one in items])
    return [_statement(one, appeals.get(one.id), language) for one in items]


def words(statement: Statement, language: str) -> tuple[str, str]:
    """Title and text of a statement."""
    return wording.write(facts(statement), language)


def facts(statement: Statement) -> dict[str, str]:
    """What its words are made from."""
    return wording.facts(
        acts=statement.acts,
        guideline=statement.guideline,
        quote=statement.quote,
        day=statement.seen_on,
        of_edit=statement.of_edit,
    )


def _statement(one: Statement, appeal: Any, language: str) -> dict[str, Any]:
    title, text = words(one, language)
    state = (appeal.outcome or "waiting") if appeal else "open" if can_appeal(one) else "too_late"
    return {
        "id": one.id,
        "title": title,
        "text": text,
        "given_at": one.given_at,
        "appeal_until": one.appeal_until,
        "must_read": one.must_read and one.read_at is None and one.withdrawn_at is None,
        "withdrawn": one.withdrawn_at is not None,
        "appeal": state,
        "answer": answer(appeal.outcome, language) if appeal and appeal.outcome else None,
    }
