"""What a message resembles as a whole, beside what the rules of any label see in it."""

from collections.abc import Iterable, Sequence

from moderation.screening.detectors.base import Listed, Message
from moderation.screening.likeness import load_likeness
from moderation.screening.normalise import Folded
from moderation.screening.reading import Writing
from moderation.screening.rules import RuleSet
from moderation.screening.verdict import Label, Reason, Severity

_FEWEST_WORDS = 3
_WHOLE = "the wording as a whole resembles messages a person should see"
# What one young person may clumsily say to another, an adult may not say to a child.
_ADULT = {Label.GROOMING: 0.6, Label.MOVE_OFF_PLATFORM: 0.6, Label.SEXUAL: 0.6}
_YOUTH: dict[Label, float] = {}


class Resembling:
    """Asks the likeness model, which also looks at what these rule sets noticed."""

    name = "likeness"

    def __init__(self, rule_sets: Sequence[RuleSet]) -> None:
        self._rule_sets = rule_sets

    def check(self) -> None:
        """The model keeps no examples of its own, but must be there to be read."""
        load_likeness()

    def listed(self) -> Iterable[Listed]:
        """One for each label."""
        return [Listed(_rule(label), label, Severity.HIGH) for label in Label]

    def seen(self, writing: Writing) -> tuple[list[str], list[str]]:
        """The words, spacing undone where there was any, and the names of what the rules noticed."""
        names: list[str] = []
        for rules in self._rule_sets:
            read = rules.read(writing)
            settings = sorted(rules.find(writing, read)[1])
            names += [f"{rules.name}{symbol}" for symbol in rules.concepts(read)]
            names += [f"{rules.name}={setting}" for setting in settings]
        return read[:2][-1][0].words, names

    def features(self, text: str) -> tuple[list[str], list[str]]:
        """What the model is shown of a text."""
        return self.seen(Writing(Folded(text)))

    def detect(self, message: Message) -> Iterable[Reason]:
        """Every label the message resembles."""
        words, names = self.seen(message.writing)
        if len(words) < _FEWEST_WORDS:
            return
        lean = _ADULT if message.context.is_adult else _YOUTH
        for label, severity in load_likeness().find(words, names, lean=lean):
            if _rule(label) not in message.quiet:
                yield Reason(label, severity, _rule(label), _WHOLE, 0, len(message.text), is_likeness=True)


def _rule(label: Label) -> str:
    return f"{label}.likeness"
