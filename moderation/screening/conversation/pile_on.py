"""Pile-ons: several against one within a while."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

from moderation.screening.conversation.facts import Alarm, Facts
from moderation.screening.conversation.signs import NAME
from moderation.screening.conversation.tracks import resembles
from moderation.screening.normalise import load_data
from moderation.screening.verdict import Action, Label, Severity

_KEPT = 20
_LAST = 2
_HOSTILE, _JOINS, _PLEA = "hostile", "joins", "plea"


@dataclass(frozen=True, slots=True)
class Blow:
    """A hostile message: from whom, against whom, how hard, when."""

    sender: str
    target: str
    weight: float
    minutes: float
    message: str


@dataclass(frozen=True, slots=True)
class PileOn:
    """The blows of the window, and how severe an alarm was given for whom."""

    blows: tuple[Blow, ...] = ()
    raised: tuple[tuple[str, Severity], ...] = ()

    def struck(self, facts: Facts, speakers: tuple[str, ...]) -> tuple["PileOn", Alarm | None]:
        """The pile-on after a message, and an alarm when several have turned against one."""
        known = tuple(blow for blow in self.blows if facts.minutes - blow.minutes <= _table()["window_minutes"])
        fresh = _blows(facts, known, speakers)
        if not fresh and len(known) == len(self.blows):
            return self, None
        blows = (*known, *fresh)[-_KEPT:]
        struck = {blow.target for blow in blows}
        raised = {who: how for who, how in self.raised if who in struck}
        alarm = _alarm(fresh[0].target, blows) if fresh else None
        if alarm and alarm.severity.rank > raised.get(alarm.about, Severity.NONE).rank:
            return PileOn(blows, tuple((raised | {alarm.about: alarm.severity}).items())), alarm
        return PileOn(blows, tuple(raised.items())), None

    def to_dict(self) -> dict[str, Any]:
        """The pile-on as plain JSON values."""
        return {"blows": [asdict(blow) for blow in self.blows], "raised": [[who, str(how)] for who, how in self.raised]}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "PileOn":
        """The pile-on `to_dict` wrote."""
        return cls(
            tuple(Blow(**blow) for blow in data["blows"]), tuple((who, Severity(how)) for who, how in data["raised"])
        )


def _blows(facts: Facts, known: tuple[Blow, ...], speakers: tuple[str, ...]) -> list[Blow]:
    """What a message strikes, or what its sender says has struck them."""
    table, weight = _table(), _weight(facts)
    last = known[-1] if known and facts.minutes - known[-1].minutes <= table["join_minutes"] else None
    if weight:
        target = _target(facts, last, speakers)
        return [Blow(facts.sender, target, weight, facts.minutes, facts.message)] if target else []
    if _JOINS in facts.signs and last and facts.sender not in (last.sender, last.target):
        return [Blow(facts.sender, last.target, table["joined"], facts.minutes, facts.message)]
    if _PLEA in facts.signs:
        others = [speaker for speaker in speakers if speaker != facts.sender][-_LAST:]
        return [Blow(other, facts.sender, table["plea"], facts.minutes, facts.message) for other in others]
    return []


def _weight(facts: Facts) -> float:
    table = _table()
    heard = [
        table["said"][reason.severity]
        for reason in facts.verdict.reasons
        if reason.label in table["labels"] and not resembles(reason) and not reason.is_told
    ]
    hint: float = table["hostile"] if _HOSTILE in facts.signs else 0.0
    heaviest: float = max([hint, *heard])
    return heaviest


def _target(facts: Facts, before: Blow | None, speakers: tuple[str, ...]) -> str | None:
    """Whom a hostile message is meant for: who is named, or struck just now, or else spoke last."""
    if facts.targets:
        return facts.targets[0]
    if before and facts.sender != before.target:
        return before.target
    return next((speaker for speaker in reversed(speakers) if speaker != facts.sender), None)


def _alarm(target: str, blows: tuple[Blow, ...]) -> Alarm | None:
    against = [blow for blow in blows if blow.target == target]
    score = sum(blow.weight for blow in against) - sum(blow.weight for blow in blows if blow.sender == target)
    senders = {blow.sender for blow in against}
    reached = [level for level in _table()["levels"] if len(senders) >= level["senders"] and score >= level["score"]]
    if not reached:
        return None
    level, label = reached[-1], Label(_table()["label"])
    ids = tuple(dict.fromkeys(blow.message for blow in against))
    return Alarm(label, Severity(level["severity"]), Action(level["action"]), target, ("conversation.pile_on",), ids)


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = load_data(NAME)["pile_on"]
    return table
