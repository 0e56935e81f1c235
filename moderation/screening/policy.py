"""From reasons to a verdict: severity by label and sender, action by label and severity."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from moderation.screening.normalise import load_data
from moderation.screening.verdict import Action, Context, Label, Reason, Severity, Verdict

FAILED = "screening.failed"
_NOTHING = Verdict()


@dataclass(frozen=True)
class Policy:
    """The tables of `data/policy.toml`."""

    actions: dict[Label, dict[Severity, Action]]
    adults: dict[Label, dict[Severity, Severity]]
    helped: frozenset[Label]
    helped_if_held: frozenset[Label]
    held_if_like: frozenset[Label]

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Policy":
        """Read the tables; ValueError or KeyError when one names something unknown."""
        return cls(
            {
                Label(label): {Severity(severity): Action(action) for severity, action in row.items()}
                for label, row in data["actions"].items()
            },
            {
                Label(label): {Severity(given): Severity(raised) for given, raised in row.items()}
                for label, row in data["adults"].items()
            },
            frozenset(map(Label, data["help"]["labels"])),
            frozenset(map(Label, data["help"]["if_held"])),
            frozenset(map(Label, data["likeness"]["holds_adults"])),
        )

    def decide(self, reasons: Sequence[Reason], context: Context) -> Verdict:
        """Weigh all reasons: the heaviest severity, the strongest action, help whenever somebody may need it."""
        if not reasons:
            return _NOTHING
        if context.is_adult:
            reasons = [self._as_adult(reason) for reason in reasons]
        labels = tuple(dict.fromkeys(reason.label for reason in reasons if reason.label))
        ordered = sorted(reasons, key=lambda reason: (-reason.severity.rank, reason.start))
        action = Action.heaviest(*(self._action(reason, context) for reason in reasons))
        is_unheard = action is Action.HOLD and not context.is_adult and not self.helped_if_held.isdisjoint(labels)
        return Verdict(
            labels,
            Severity.heaviest(*(reason.severity for reason in reasons)),
            action,
            tuple(ordered),
            help=is_unheard or not self.helped.isdisjoint(labels) or any(reason.is_told for reason in reasons),
        )

    def heaviest(self, label: Label, severity: Severity) -> Severity:
        """What this can become, whoever writes it."""
        return Severity.heaviest(severity, self.adults.get(label, {}).get(severity, severity))

    def _as_adult(self, reason: Reason) -> Reason:
        # A slight likeness is no ground to hold a mentor's message.
        if reason.label is None or reason.is_told or (reason.is_likeness and reason.severity is Severity.LOW):
            return reason
        return replace(reason, severity=self.adults.get(reason.label, {}).get(reason.severity, reason.severity))

    def _action(self, reason: Reason, context: Context) -> Action:
        if reason.label is None:
            return Action.HOLD
        action = Action.HELP if reason.is_told else self.actions[reason.label][reason.severity]
        may_hold = not reason.is_likeness or (context.is_adult and reason.label in self.held_if_like)
        return action if may_hold or action is not Action.HOLD else Action.FLAG


def load_policy() -> Policy:
    """The policy of this package's data."""
    return Policy.from_data(load_data("policy"))
