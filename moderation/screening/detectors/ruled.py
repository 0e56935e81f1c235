"""The labels that are known by rules alone: each is a file of rules, and all are looked for in one reading."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from moderation.screening.detectors.base import Message
from moderation.screening.joining import join
from moderation.screening.lexicon import Lexicon
from moderation.screening.likeness import Likeness
from moderation.screening.normalise import Folded, load_data
from moderation.screening.reading import Writing
from moderation.screening.rules import Found, Read, Rule, RuleSet
from moderation.screening.verdict import Label, Reason
from moderation.screening.wording import Wording

_TOLD = "told"
_FEWEST_WORDS = 4
_WHOLE = "the wording as a whole resembles messages a person should see"


class Ruled:
    """Finds the signs of several labels by the rules in `data/<label>.toml`."""

    name = "ruled"

    def __init__(self, labels: Sequence[Label], lexicon: Lexicon | None = None) -> None:
        self._labels = labels
        self._lexicon = lexicon

    @cached_property
    def _rules(self) -> RuleSet:
        return RuleSet(self.name, self._lexicon, join(self._labels))

    @cached_property
    def _likeness(self) -> Likeness:
        return Likeness.from_data(load_data("likeness"))

    def check(self) -> None:
        """Run every rule's examples."""
        self._rules.check_rules()

    def detect(self, message: Message) -> Iterable[Reason]:
        """Every sign of any of the labels; weak ones only beside another of their label, here or just before."""
        read = self._rules.read(message.writing)
        found, settings = self._rules.find(message.writing, read)
        if not found:
            return self._as_a_whole(read, settings, message)
        strong = {_label(one.rule) for one in found if not one.rule.weak}
        if any(one.rule.weak for one in found):
            strong |= self._said_before(message)
        return [_reason(one) for one in found if _label(one.rule) in strong or _is_joined(one, found)]

    def features(self, text: str) -> set[int]:
        """What the likeness model looks at in a text, whether it has learnt anything yet or not."""
        writing = Writing(Folded(text))
        read = self._rules.read(writing)
        return Wording.unlearnt().features(*_seen(read, self._rules.find(writing, read)[1]))

    def _as_a_whole(self, read: Read, settings: set[str], message: Message) -> list[Reason]:
        """What the message resembles where no rule speaks."""
        if len(read[0][0].words) < _FEWEST_WORDS:
            return []
        like = self._likeness.find(*_seen(read, settings))
        if like is None:
            return []
        return [Reason(like.label, like.severity, f"{like.label}.likeness", _WHOLE, 0, len(message.text))]

    def _said_before(self, message: Message) -> set[Label]:
        before = [one.rule for text in message.recent for one in self._rules.find(Writing(text))[0]]
        return {_label(rule) for rule in before if not rule.weak}


def _seen(read: Read, settings: set[str]) -> tuple[list[str], list[str]]:
    """The words, spacing undone where there was any, and the names of the settings."""
    return read[:2][-1][0].words, [f"={name}" for name in settings]


def _is_joined(hint: Found, found: list[Found]) -> bool:
    """Whether another kind of the same label is there too."""
    return any(one.rule.kind != hint.rule.kind and _label(one.rule) is _label(hint.rule) for one in found)


def _label(rule: Rule) -> Label:
    return Label(rule.id.partition(".")[0])


def _reason(found: Found) -> Reason:
    rule = found.rule
    is_told = rule.kind == _TOLD
    return Reason(_label(rule), found.severity, rule.id, rule.why, found.start, found.end, is_told=is_told)
