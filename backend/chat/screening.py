"""Asks moderation about a draft. Whatever goes wrong in the asking holds the message; nothing gets by unread."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import structlog
from prometheus_client import Counter

from backend.chat.drafts import Draft
from backend.chat.facts import Facts
from backend.core import metrics
from moderation.screening import screen as read_text
from moderation.screening.verdict import Action, Context, Severity, Verdict

log = structlog.get_logger(__name__)

# The port: whatever reads texts here, may break, and may be changed for another.
screen: Callable[[str, Context], Verdict] = read_text


@dataclass(frozen=True, slots=True)
class Judgement:
    """What screening said of a draft, and whether it could."""

    verdict: Verdict
    failed: bool
    # No engine of ours reads pictures: a person looks at the first ones of everybody.
    new_picture: bool = False

    @property
    def must_ask(self) -> bool:
        """Whether the author is to be asked first."""
        return self.verdict.action is Action.NUDGE

    @property
    def is_held(self) -> bool:
        """Whether nobody may hear it before a person has looked."""
        return self.verdict.action is Action.HOLD or self.new_picture

    @property
    def needs_case(self) -> bool:
        """Whether a person should look."""
        return self.verdict.action is not Action.ALLOW or self.new_picture

    @property
    def reasons(self) -> list[str]:
        """What a person is asked to look at, and why."""
        return [*map(str, self.verdict.reasons), *(["first pictures"] if self.new_picture else [])]

    @property
    def source(self) -> str:
        return "technical" if self.failed else "screening"

    @property
    def severity(self) -> str:
        """How soon; what was sent in spite of the question is never urgent."""
        if self.must_ask or self.verdict.severity is Severity.NONE:
            return str(Severity.LOW)
        return str(self.verdict.severity)


def judge(draft: Draft, facts: Facts) -> Judgement:
    """Screen a draft as its room would hear it."""
    try:
        verdict = screen(facts.words(draft), _context(draft, facts))
        # The engine reports a broken part of its own as a reason without a label.
        failed = any(reason.label is None for reason in verdict.reasons)
    except Exception:
        log.exception("screening_failed")
        verdict, failed = Verdict(action=Action.HOLD, severity=Severity.HIGH), True
    _counter("failed" if failed else str(verdict.action)).inc()
    return Judgement(verdict, failed, new_picture=bool(draft.picture_id) and draft.actor.id not in facts.trusted)


@cache
def _counter(action: str) -> Counter:
    return metrics.screened.labels(action)


def _context(draft: Draft, facts: Facts) -> Context:
    return Context(
        sender_role=draft.actor.kind,
        sender_age=draft.actor.age,
        audience_min_age=facts.youngest_listener(draft),
        room_kind=facts.rooms[draft.room_id].kind,
        recent=tuple(facts.recent.get((draft.room_id, draft.actor.id), ())),
        language=draft.actor.language,
    )
