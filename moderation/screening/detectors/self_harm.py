"""Self-harm: from low mood to goodbye, one's own or a friend's, so that somebody can help."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from moderation.screening.detectors.base import Message
from moderation.screening.normalise import Folded, load_data
from moderation.screening.reading import Writing
from moderation.screening.rules import Found, Read, RuleSet
from moderation.screening.verdict import Label, Reason, Severity
from moderation.screening.wording import Wording, features

_FEWEST_WORDS = 3
_WHOLE = "the wording as a whole resembles a call for help"


class SelfHarm:
    """Finds signs by the rules in `data/self_harm.toml`, and by the wording as a whole where no rule speaks."""

    label = Label.SELF_HARM

    def __init__(self) -> None:
        self._rules = RuleSet("self_harm")
        self._critical = [frozenset(kinds) for kinds in self._rules.data["escalation"]["critical"]]

    @cached_property
    def _wording(self) -> Wording:
        return Wording.from_data(load_data("wording"))

    def check(self) -> None:
        """Run every rule's examples."""
        self._rules.check_rules()

    def features(self, text: str) -> set[int]:
        """What the wording model looks at in a text."""
        return self._features(self._rules.read(Writing(Folded(text))))

    def _features(self, read: Read) -> set[int]:
        return features(read, self._rules.settings(read))

    def detect(self, message: Message) -> Iterable[Reason]:
        """Every sign; weak ones only beside another, kinds that together mean danger at once as critical."""
        read = self._rules.read(message.writing)
        found = self._rules.find(message.writing, read)
        if not found or not self._weighs(found, message):
            return list(self._as_a_whole(read, message, is_hint=bool(found)))
        kinds = {one.rule.kind for one in found if one.severity is not Severity.LOW}
        danger = any(pair <= kinds for pair in self._critical)
        return list(self._reasons(found, danger=danger))

    def _as_a_whole(self, read: Read, message: Message, *, is_hint: bool) -> Iterator[Reason]:
        """What the wording says where no rule speaks; a hint the rules know and let pass takes more."""
        if len(read[0][0].tokens) < _FEWEST_WORDS:
            return
        score = self._wording.score(self._features(read))
        if score > (self._wording.medium if is_hint else self._wording.low):
            severity = Severity.MEDIUM if score > self._wording.medium else Severity.LOW
            yield Reason(Label.SELF_HARM, severity, "self_harm.wording", _WHOLE, 0, len(message.text))

    def _weighs(self, found: list[Found], message: Message) -> bool:
        if any(not one.rule.weak for one in found) or len({one.rule.kind for one in found}) > 1:
            return True
        recent = (self._rules.find(Writing(folded)) for folded in message.recent)
        return any(not one.rule.weak for earlier in recent for one in earlier)

    def _reasons(self, found: list[Found], *, danger: bool) -> Iterator[Reason]:
        for one in found:
            reason = Reason(Label.SELF_HARM, one.severity, one.rule.id, one.rule.why, one.start, one.end)
            raised = danger and one.severity is Severity.HIGH
            yield replace(reason, severity=Severity.CRITICAL) if raised else reason
