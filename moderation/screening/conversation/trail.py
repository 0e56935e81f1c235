"""Trails: what one sender has shown on one track, growing weaker with time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from moderation.screening.conversation.facts import Alarm, Facts, Footing
from moderation.screening.conversation.tracks import Level, Track
from moderation.screening.verdict import Severity

_EASED = 0.5
_FADED = 0.3
_KEPT = 12


@dataclass(frozen=True, slots=True)
class Trail:
    """Each kind's value as it was at `minutes`, the messages it rests on, and how severe an alarm was given."""

    minutes: float = 0.0
    values: Mapping[str, float] = field(default_factory=dict)
    messages: tuple[str, ...] = ()
    is_open: bool = False
    raised: Severity = Severity.NONE

    def faded(self, track: Track, minutes: float) -> "Trail":
        """The trail as it is later; it never grows by waiting."""
        passed = max(minutes - self.minutes, 0.0)
        share = 0.5 ** (passed / track.half_life)
        values = {kind: value * share for kind, value in self.values.items()}
        return Trail(max(minutes, self.minutes), values, self.messages, self.is_open, self.raised)

    def grown(self, track: Track, added: Mapping[str, float], message: str, *, is_open: bool) -> "Trail":
        """The trail with what a message adds; a kind seen before adds less."""
        values = dict(self.values)
        for kind, value in added.items():
            before = values.get(kind, 0.0)
            values[kind] = max(value, before) + min(value, before) * track.repeat if before else value
        opened = (self.is_open or is_open) and track.closed.isdisjoint(added)
        messages = (*self.messages, message)[-_KEPT:] if added else self.messages
        return Trail(self.minutes, values, messages, opened, self.raised)

    def score(self, track: Track) -> float:
        """What all kinds weigh together."""
        return sum(value * self._ease(track, kind) for kind, value in self.values.items())

    def kinds(self, track: Track) -> list[str]:
        """The kinds that have not faded, heaviest first."""
        seen = [kind for kind, value in self.values.items() if value >= _FADED * track.weights[kind]]
        return sorted(seen, key=lambda kind: (-self.values[kind], kind))

    def level(self, track: Track, footing: Footing) -> Level | None:
        """The highest level reached."""
        score, kinds = self.score(track), self.kinds(track)
        if footing in track.core and track.core[footing].isdisjoint(kinds):
            return None
        reached = [
            level
            for level in track.levels
            if score >= level.needs[footing].score and len(kinds) >= level.needs[footing].kinds
        ]
        return reached[-1] if reached else None

    def _ease(self, track: Track, kind: str) -> float:
        return _EASED if self.is_open and kind in track.eased else 1.0

    def to_dict(self) -> dict[str, Any]:
        """The trail as plain JSON values."""
        return {
            "minutes": self.minutes,
            "values": dict(self.values),
            "messages": list(self.messages),
            "is_open": self.is_open,
            "raised": str(self.raised),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "Trail":
        """The trail `to_dict` wrote."""
        return cls(
            data["minutes"], dict(data["values"]), tuple(data["messages"]), data["is_open"], Severity(data["raised"])
        )


def lengthen(
    trail: Trail, track: Track, facts: Facts, added: Mapping[str, float], *, is_open: bool
) -> tuple[Trail, Alarm | None]:
    """The trail after a message, and an alarm when it has become more severe than any given before."""
    trail = trail.faded(track, facts.minutes).grown(track, added, facts.message, is_open=is_open)
    level = trail.level(track, facts.footing)
    severity = level.severity if level else Severity.NONE
    alarm = None
    if level and added and severity.rank > trail.raised.rank:
        reasons = tuple(f"conversation.{track.name}.{kind}" for kind in trail.kinds(track))
        alarm = Alarm(track.label, severity, level.action, facts.sender, reasons, trail.messages)
    raised = Severity.heaviest(trail.raised, severity) if level else Severity.NONE
    return Trail(trail.minutes, trail.values, trail.messages, trail.is_open, raised), alarm
