"""Tracks: how signs of a kind add up, and from where on a person looks; the tables of `data/conversation.toml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any, NamedTuple

from moderation.screening.conversation.facts import Facts, Footing
from moderation.screening.conversation.signs import NAME
from moderation.screening.normalise import load_data
from moderation.screening.rules import BrokenRule
from moderation.screening.verdict import Action, Label, Reason, Severity

_MINUTES_A_DAY = 24 * 60
_HARDEST_FIRST = (Footing.ADULT, Footing.OLDER, Footing.PEER)
_RESEMBLES = ("likeness", "wording")
OPEN = "open"


class Need(NamedTuple):
    """What a level takes: a score, and so many different kinds of sign."""

    score: float
    kinds: int


@dataclass(frozen=True, slots=True)
class Level:
    """A severity, what follows from it, and what it takes on each footing."""

    severity: Severity
    action: Action
    needs: Mapping[Footing, Need]


@dataclass(frozen=True, slots=True)
class Track:
    """One thing followed about each sender; every number comes from the data."""

    name: str
    label: Label
    half_life: float
    repeat: float
    resemblance: float
    weights: Mapping[str, float]
    detectors: Mapping[str, str]
    labels: Mapping[Label, str]
    eased: frozenset[str]
    closed: frozenset[str]
    core: Mapping[Footing, frozenset[str]]
    levels: tuple[Level, ...]

    @classmethod
    def from_data(cls, name: str, data: dict[str, Any]) -> "Track":
        """Read a track; BrokenRule when an adult would need more than a youth, or a level less than the one below."""
        weights = dict(data["weights"])
        track = cls(
            name,
            Label(data["label"]),
            data["half_life_days"] * _MINUTES_A_DAY,
            data["repeat"],
            data["resemblance"],
            weights,
            data["detectors"],
            {Label(label): kind for label, kind in data["labels"].items()},
            frozenset(data.get("eased", ())),
            frozenset(data.get("closed", ())),
            {Footing(footing): frozenset(need["core"]) for footing, need in data.get("needs", {}).items()},
            tuple(map(_level, data["levels"])),
        )
        track.check()
        return track

    def check(self) -> None:
        """Hold the tables against each other; BrokenRule says what cannot be."""
        for level in self.levels:
            for harder, laxer in pairwise(level.needs[footing] for footing in _HARDEST_FIRST if footing in level.needs):
                if harder.score > laxer.score or harder.kinds > laxer.kinds:
                    raise BrokenRule(f"{self.name}.{level.severity}: an adult must never need more than a youth")
        for strict, lax in pairwise(self.core[footing] for footing in _HARDEST_FIRST if footing in self.core):
            if not lax <= strict:
                raise BrokenRule(f"{self.name}: whatever is core from a youth must be from an adult")
        used = {*self.detectors.values(), *self.labels.values(), *self.eased, *self.closed}.union(*self.core.values())
        if unknown := used - self.weights.keys():
            raise BrokenRule(f"{self.name}: no weight for {sorted(unknown)}")

    def is_open_to(self, footing: Footing) -> bool:
        """Whether messages from somebody of this footing are followed."""
        return footing in self.levels[0].needs

    def values(self, facts: Facts) -> dict[str, float]:
        """What the message adds of each kind."""
        found = {
            kind: self.weights[kind]
            for sign in facts.signs
            for track, _, kind in [sign.partition(".")]
            if track == self.name
        }
        for reason in facts.verdict.reasons:
            if kind := self._kind(reason):
                value = self.weights[kind] * (self.resemblance if resembles(reason) else 1)
                found[kind] = max(value, found.get(kind, 0))
        return found

    def _kind(self, reason: Reason) -> str | None:
        if reason.label is None or (resembles(reason) and reason.label is not self.label):
            return None
        return self.detectors.get(reason.detector) or self.labels.get(reason.label)


def resembles(reason: Reason) -> bool:
    """Whether nothing but the wording as a whole speaks."""
    return reason.detector.rpartition(".")[2] in _RESEMBLES


def _level(data: dict[str, Any]) -> Level:
    everybody = data.get("all")
    needs = dict.fromkeys(Footing, everybody) if everybody else {f: data[f] for f in _HARDEST_FIRST}
    return Level(
        Severity(data["severity"]),
        Action(data["action"]),
        {footing: Need(need["score"], need["kinds"]) for footing, need in needs.items()},
    )


@cache
def tracks() -> tuple[Track, ...]:
    """Every track, its tables checked."""
    return tuple(Track.from_data(name, data) for name, data in load_data(NAME)["tracks"].items())
