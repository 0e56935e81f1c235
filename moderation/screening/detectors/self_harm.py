"""Self-harm: from low mood to goodbye, one's own or a friend's, so that somebody can help."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from moderation.screening.detectors.base import Listed, Message
from moderation.screening.lexicon import Lexicon
from moderation.screening.reading import Writing
from moderation.screening.rules import Found, RuleSet
from moderation.screening.verdict import Label, Reason, Severity


class SelfHarm:
    """Finds signs by the rules in `data/self_harm.toml`."""

    name = "self_harm"

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.rules = RuleSet(self.name, lexicon)
        self._critical = [frozenset(kinds) for kinds in self.rules.data["escalation"]["critical"]]

    def check(self) -> None:
        """Run every rule's examples."""
        self.rules.check_rules()

    def listed(self) -> Iterable[Listed]:
        """Every rule; those of two kinds together are graver than any alone."""
        return [Listed(rule.id, Label.SELF_HARM, Severity.CRITICAL) for rule in self.rules.rules]

    def detect(self, message: Message) -> Iterable[Reason]:
        """Every sign; weak ones only beside another, kinds that together mean danger at once as critical."""
        found = message.heard(self.rules.find(message.writing)[0])
        if not found or not self._weighs(found, message):
            return []
        kinds = {one.rule.kind for one in found if one.severity is not Severity.LOW}
        danger = any(pair <= kinds for pair in self._critical)
        return self._reasons(found, danger=danger)

    def _weighs(self, found: list[Found], message: Message) -> bool:
        if any(not one.rule.weak for one in found) or len({one.rule.kind for one in found}) > 1:
            return True
        before = [one for text in message.recent for one in self.rules.find(Writing(text))[0]]
        return any(not one.rule.weak for one in message.heard(before))

    def _reasons(self, found: list[Found], *, danger: bool) -> Iterator[Reason]:
        for one in found:
            reason = Reason(Label.SELF_HARM, one.severity, one.rule.id, one.rule.why, one.start, one.end)
            raised = danger and one.severity is Severity.HIGH
            yield replace(reason, severity=Severity.CRITICAL) if raised else reason
