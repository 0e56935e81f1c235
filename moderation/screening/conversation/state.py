"""The state of a conversation: all that is remembered of it, without a word of what was said."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from moderation.screening.conversation.pile_on import PileOn
from moderation.screening.conversation.trail import Trail

VERSION = 1


@dataclass(frozen=True, slots=True)
class State:
    """What a room or a pair has shown so far; `trails` by track and sender, `speakers` the last ones, newest last."""

    trails: Mapping[str, Mapping[str, Trail]] = field(default_factory=dict)
    pile_on: PileOn = field(default_factory=PileOn)
    speakers: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The state as plain JSON values."""
        return {
            "version": VERSION,
            "trails": {
                track: {sender: trail.to_dict() for sender, trail in trails.items()}
                for track, trails in self.trails.items()
            },
            "pile_on": self.pile_on.to_dict(),
            "speakers": list(self.speakers),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "State":
        """The state `to_dict` wrote; ValueError when another version did."""
        if data["version"] != VERSION:
            raise ValueError(f"conversation state of version {data['version']}, not {VERSION}")
        trails = {
            track: {sender: Trail.from_dict(trail) for sender, trail in trails.items()}
            for track, trails in data["trails"].items()
        }
        return cls(trails, PileOn.from_dict(data["pile_on"]), tuple(data["speakers"]))
