"""Self-harm: from low mood to goodbye, one's own or a friend's, so that somebody can help."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from moderation.screening.detectors.base import Message
from moderation.screening.lexicon import Lexicon
from moderation.screening.normalise import Folded, load_data
from moderation.screening.reading import Writing
from moderation.screening.rules import Found, Read, RuleSet
from moderation.screening.verdict import Label, Reason, Severity
from moderation.screening.wording import Wording

_FEWEST_WORDS = 3
_WHOLE = "the wording as a whole resembles a call for help"


class SelfHarm:
    """Finds signs by the rules in `data/self_harm.toml`, and by the wording as a whole where no rule speaks."""

    name = "self_harm"

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._rules = RuleSet(self.name, lexicon)
        self._critical = [frozenset(kinds) for kinds in self._rules.data["escalation"]["critical"]]

    @cached_property
    def _wording(self) -> Wording:
        return Wording.from_data(load_data("wording"))

    def check(self) -> None:
        """Run every rule's examples."""
        self._rules.check_rules()

    def features(self, text: str) -> set[int]:
        """What the wording model looks at in a text, whether it has learnt anything yet or not."""
        writing = Writing(Folded(text))
        read = self._rules.read(writing)
        _, settings = self._rules.find(writing, read)
        return self._features(Wording.unlearnt(), read, settings)

    def _features(self, wording: Wording, read: Read, settings: set[str]) -> set[int]:
        words = read[:2][-1][0].words  # spacing undone, where there was any
        return wording.features(words, self._rules.concepts(read) + [f"={name}" for name in settings])

    def detect(self, message: Message) -> Iterable[Reason]:
        """Every sign; weak ones only beside another, kinds that together mean danger at once as critical."""
        read = self._rules.read(message.writing)
        found, settings = self._rules.find(message.writing, read)
        if not found or not self._weighs(found, message):
            return self._as_a_whole(read, settings, message, is_hint=bool(found))
        kinds = {one.rule.kind for one in found if one.severity is not Severity.LOW}
        danger = any(pair <= kinds for pair in self._critical)
        return self._reasons(found, danger=danger)

    def _as_a_whole(self, read: Read, settings: set[str], message: Message, *, is_hint: bool) -> list[Reason]:
        """What the wording says where no rule speaks; a hint the rules know and let pass takes more."""
        if len(read[0][0].words) < _FEWEST_WORDS:
            return []
        wording = self._wording
        score = wording.score(self._features(wording, read, settings))
        if score <= (wording.medium if is_hint else wording.low):
            return []
        severity = Severity.MEDIUM if score > wording.medium else Severity.LOW
        return [Reason(Label.SELF_HARM, severity, "self_harm.wording", _WHOLE, 0, len(message.text))]

    def _weighs(self, found: list[Found], message: Message) -> bool:
        if any(not one.rule.weak for one in found) or len({one.rule.kind for one in found}) > 1:
            return True
        return any(
            not one.rule.weak for writing in map(Writing, message.recent) for one in self._rules.find(writing)[0]
        )

    def _reasons(self, found: list[Found], *, danger: bool) -> Iterator[Reason]:
        for one in found:
            reason = Reason(Label.SELF_HARM, one.severity, one.rule.id, one.rule.why, one.start, one.end)
            raised = danger and one.severity is Severity.HIGH
            yield replace(reason, severity=Severity.CRITICAL) if raised else reason
