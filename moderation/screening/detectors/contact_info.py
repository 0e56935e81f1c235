"""Contact data, the sender's own or offered, and asking for it.

Somebody else's contact data is reported under its own label, personal_data_of_third_party, and held as well.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from moderation.screening.detectors.base import Listed, Message
from moderation.screening.detectors.contact import handles, mail, phones, places
from moderation.screening.detectors.contact.clues import Clues, Finding
from moderation.screening.detectors.contact.numbers import fillers, spelled
from moderation.screening.detectors.contact.signs import signs_of
from moderation.screening.lexicon import Lexicon
from moderation.screening.normalise import Folded
from moderation.screening.reading import Writing
from moderation.screening.rules import RuleSet
from moderation.screening.tokens import plain
from moderation.screening.verdict import Label, Reason, Severity


class _Finder(NamedTuple):
    """What finds one kind of contact data, and how a text is known to hold none, or none that ends in its tail."""

    find: Callable[[Clues], Iterator[Finding]]
    may_find: Callable[[Clues], bool]
    may_end: Callable[[int, str], bool] = lambda _tail, _text: True


_FINDERS = (
    _Finder(phones.find, phones.may_find, phones.may_end),
    _Finder(mail.find, mail.may_find, mail.may_end),
    _Finder(handles.find, handles.may_find),
    _Finder(places.find, places.may_find),
)
_DIGIT = re.compile(r"\d")
_MARKS_BEFORE = re.compile(r"\W*")
_TOLD = ("phone", "platform", "platform_short", "own")
_FEW = 4


class ContactInfo:
    """Finds contact data by the finders, asking and codes by the rules in `data/contact_info.toml`."""

    name = "contact_info"

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self._rules = RuleSet(self.name, lexicon)
        self._severity = {kind: Severity(word) for kind, word in self._rules.data["policy"].items()}

    def check(self) -> None:
        """Run every rule's examples."""
        self._rules.check_rules()

    def listed(self) -> Iterable[Listed]:
        """Every kind of contact data, and every rule."""
        kinds = [Listed(_rule(kind), Label.CONTACT_INFO, severity) for kind, severity in self._severity.items()]
        return kinds + [Listed(rule.id, Label.CONTACT_INFO, rule.severity) for rule in self._rules.rules]

    def detect(self, message: Message) -> Iterable[Reason]:
        """Every piece of contact data, also one that begins in the sender's last messages."""
        clues = Clues(message.writing, self._rules)
        given = self._given(clues, _FINDERS) or self._completed(message)
        found = message.heard(self._rules.find(message.writing, clues.read)[0])
        return [
            *(reason for reason in given if reason.detector not in message.quiet),
            *(Reason(Label.CONTACT_INFO, one.severity, one.rule.id, one.rule.why, one.start, one.end) for one in found),
        ]

    def _given(self, clues: Clues, finders: Iterable[_Finder], offset: int = 0) -> list[Reason]:
        """What is given in a text, as reasons about the part of it after `offset`."""
        reasons = []
        for finder in [finder for finder in finders if finder.may_find(clues)]:
            for finding in finder.find(clues):
                start, end = clues.folded.raw_span(finding.start, finding.end)
                if end > offset:
                    reasons.append(self._reason(finding, max(start - offset, 0), end - offset))
        return reasons

    def _reason(self, finding: Finding, start: int, end: int) -> Reason:
        label = Label.PERSONAL_DATA_OF_THIRD_PARTY if finding.owner == "theirs" else Label.CONTACT_INFO
        severity = self._severity[finding.kind]
        return Reason(label, severity, _rule(finding.kind), finding.why, start, end)

    def _completed(self, message: Message) -> list[Reason]:
        """Contact data split over the last messages and this one."""
        if not message.context.recent or not _may_complete(message.writing.folded.text):
            return []
        before = "\n".join(message.context.recent) + "\n"
        writing = Writing(Folded(before + message.text))
        tail = signs_of(writing.written[-len(message.writing.written) - 1 :])
        finders = [finder for finder in _FINDERS if finder.may_end(tail, writing.folded.text)]
        clues = Clues(writing, self._rules)
        told = "@" in clues.text or clues.has_any(_TOLD)
        if told or all(_is_bare(folded.text) for folded in (*message.recent[-1:], message.writing.folded)):
            return self._given(clues, finders, len(before))
        return []


def _rule(kind: str) -> str:
    return f"contact_info.{kind}"


def _may_complete(text: str) -> bool:
    """Whether a text has digits, or only a few words."""
    marks = _MARKS_BEFORE.match(text)
    return bool(_DIGIT.search(text)) or (
        len(text[marks.end() if marks else 0 :].split()) <= _FEW and bool(text.strip())
    )


def _is_bare(text: str) -> bool:
    """Whether a text is nothing but digits, number words and small words."""
    words = (plain(word) for word in re.findall(r"[^\W\d_]+", text))
    return all(word in spelled() or word in fillers() for word in words)
