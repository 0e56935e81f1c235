"""The labels that are known by rules alone: each is a file of rules, and all are looked for in one reading."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from moderation.screening.detectors.base import Listed, Message
from moderation.screening.joining import join
from moderation.screening.lexicon import Lexicon
from moderation.screening.reading import Writing
from moderation.screening.rules import Found, Rule, RuleSet
from moderation.screening.verdict import Label, Reason

_TOLD = "told"


class Ruled:
    """Finds the signs of several labels by the rules in `data/<label>.toml`."""

    name = "ruled"

    def __init__(self, labels: Sequence[Label], lexicon: Lexicon | None = None) -> None:
        self._labels = labels
        self._lexicon = lexicon

    @cached_property
    def rules(self) -> RuleSet:
        """The rules of all the labels as one set."""
        return RuleSet(self.name, self._lexicon, join(self._labels))

    def check(self) -> None:
        """Run every rule's examples."""
        self.rules.check_rules()

    def listed(self) -> Iterable[Listed]:
        """Every rule of every label."""
        return [Listed(rule.id, _label(rule), rule.severity) for rule in self.rules.rules]

    def detect(self, message: Message) -> Iterable[Reason]:
        """Every sign of any of the labels; weak ones only beside another of their label, here or just before."""
        found = message.heard(self.rules.find(message.writing)[0])
        strong = {_label(one.rule) for one in found if not one.rule.weak}
        if any(one.rule.weak for one in found):
            strong |= self._said_before(message)
        return [_reason(one) for one in found if _label(one.rule) in strong or _is_joined(one, found)]

    def _said_before(self, message: Message) -> set[Label]:
        before = [one for text in message.recent for one in self.rules.find(Writing(text))[0]]
        return {_label(one.rule) for one in message.heard(before) if not one.rule.weak}


def _is_joined(hint: Found, found: list[Found]) -> bool:
    """Whether another kind of the same label is there too."""
    return any(one.rule.kind != hint.rule.kind and _label(one.rule) is _label(hint.rule) for one in found)


def _label(rule: Rule) -> Label:
    return Label(rule.id.partition(".")[0])


def _reason(found: Found) -> Reason:
    rule = found.rule
    is_told = rule.kind == _TOLD
    return Reason(_label(rule), found.severity, rule.id, rule.why, found.start, found.end, is_told=is_told)
