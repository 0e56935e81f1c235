"""Asks moderation about a draft. Whatever goes wrong in the asking holds the message; nothing gets by unread."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache

import structlog
from prometheus_client import Counter

from backend.chat.drafts import Draft
from backend.chat.facts import Facts
from backend.core import metrics
from moderation.rulebook import modes
from moderation.screening import screen as read_text
from moderation.screening.conversation import Alarm, facts_of
from moderation.screening.verdict import Action, Context, Severity, Verdict

log = structlog.get_logger(__name__)

# The port: whatever reads texts here, may break, and may be changed for another.
screen: Callable[[str, Context], Verdict] = read_text
_BROKEN = Verdict(action=Action.HOLD, severity=Severity.HIGH)


@dataclass(frozen=True, slots=True)
class Judgement:
    """What screening said of a draft, and of what the conversation has become with it; and whether it could."""

    verdict: Verdict
    failed: bool
    alarms: tuple[Alarm, ...] = ()
    # No engine of ours reads pictures: a person looks at the first ones of everybody.
    new_picture: bool = False
    # A moderator decided that somebody reads this author first, for a while.
    read_first: bool = False

    @property
    def must_ask(self) -> bool:
        """Whether the author is to be asked first."""
        return self.verdict.action is Action.NUDGE

    @property
    def is_held(self) -> bool:
        """Whether nobody may hear it before a person has looked."""
        return Action.HOLD in self._actions or self.new_picture or self.read_first

    @property
    def needs_case(self) -> bool:
        """Whether a person should look."""
        return self._actions != {Action.ALLOW} or self.new_picture or self.read_first

    @property
    def needs_help(self) -> bool:
        """Whether its author is shown at once where help is."""
        return self.verdict.help or any(alarm.action is Action.HELP for alarm in self.alarms)

    @property
    def labels(self) -> tuple[str, ...]:
        """What it is about."""
        return tuple(dict.fromkeys([*self.verdict.labels, *(alarm.label for alarm in self.alarms)]))

    @property
    def reasons(self) -> list[str]:
        """What a person is asked to look at, and why."""
        added_up = [reason for alarm in self.alarms for reason in alarm.reasons]
        looked_at = [*(["first pictures"] if self.new_picture else []), *(["read first"] if self.read_first else [])]
        return [*map(str, self.verdict.reasons), *added_up, *looked_at]

    @property
    def source(self) -> str:
        return "technical" if self.failed else "screening"

    @property
    def severity(self) -> str:
        """How soon; what was sent in spite of the question is never urgent by itself."""
        own = Severity.LOW if self.must_ask else Severity(self.verdict.severity)
        return str(Severity.heaviest(Severity.LOW, own, *(alarm.severity for alarm in self.alarms)))

    @property
    def _actions(self) -> set[Action]:
        return {self.verdict.action, *(alarm.action for alarm in self.alarms)}


def judge(draft: Draft, facts: Facts) -> Judgement:
    """Screen a draft as its room would hear it."""
    try:
        verdict = screen(facts.words(draft), _context(draft, facts))
        # The engine reports a broken part of its own as a reason without a label.
        failed = any(reason.label is None for reason in verdict.reasons)
    except Exception:
        log.exception("screening_failed")
        verdict, failed = _BROKEN, True
    _counter("failed" if failed else str(verdict.action)).inc()
    return Judgement(
        verdict,
        failed,
        new_picture=bool(draft.picture_id) and draft.actor.id not in facts.trusted,
        read_first=facts.limits_on(draft).is_held_first,
    )


def follow(judgement: Judgement, draft: Draft, facts: Facts, *, message_id: str, at: datetime) -> Judgement:
    """What a draft that is let in adds to its conversation, beside what it says by itself."""
    try:
        said = facts_of(
            facts.words(draft),
            message=message_id,
            sender=draft.actor.id,
            minutes=at.timestamp() / 60,
            verdict=judgement.verdict,
            context=_context(draft, facts),
        )
        return replace(judgement, alarms=tuple(facts.following.hear(draft.room_id, said)))
    except Exception:
        log.exception("following_failed")
        return replace(judgement, verdict=_BROKEN, failed=True)


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
        quiet=modes.quiet(draft.actor.community_id),
    )
