"""Judgements as the schemas show them, beside what the experts said."""

from collections.abc import Sequence
from typing import Any

from . import examples
from .models import Judgement


def results(items: Sequence[Judgement], language: str) -> list[dict[str, Any]]:
    """What somebody made of examples, and what the experts did."""
    return [_result(item, language) for item in items]


def _result(judgement: Judgement, language: str) -> dict[str, Any]:
    example = examples.load()[judgement.example]
    return {
        "case_id": judgement.case_id,
        "text": example.text,
        "label": example.label,
        "severity": example.severity,
        "fine": example.fine,
        "guideline": example.guideline,
        "why": example.why[language],
        "said_fine": judgement.fine,
        "said_guideline": judgement.guideline,
        "judged_at": judgement.judged_at,
    }
