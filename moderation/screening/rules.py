"""Rule sets: rules kept as data, each with examples that are run before the first message is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

from moderation.screening.compact import Compact
from moderation.screening.index import Index
from moderation.screening.lexicon import Lexicon
from moderation.screening.normalise import Folded, load_data
from moderation.screening.patterns import Pattern, Span, parse
from moderation.screening.phrases import spelling
from moderation.screening.reading import SENTENCE, Reading, Writing
from moderation.screening.terms import Hits, Terms
from moderation.screening.unspacing import Unspacer
from moderation.screening.verdict import Severity

Read = list[tuple[Reading, Hits]]


class BrokenRule(ValueError):
    """A rule file says something that cannot be true; the program must not start."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A named mechanism: where its patterns are found and nothing excuses them, it fires."""

    id: str
    owner: str
    why: str
    severity: Severity
    kind: str
    match: tuple[Pattern, ...]
    unless: tuple[Pattern, ...]
    excused_by: tuple[str, ...]
    softened_by: tuple[str, ...]
    weak: bool
    compact: tuple[str, ...]
    positive: tuple[str, ...]
    negative: tuple[str, ...]

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Rule":
        """Build a rule from its table; BrokenRule when something is missing, unknown or without examples."""
        known: dict[str, Any] = {"weak": False, "kind": "", "unless": (), **dict.fromkeys(_LISTS, ())} | data
        try:
            known["severity"] = Severity(known["severity"])
            known |= {name: tuple(map(parse, known[name])) for name in ("match", "unless")}
            rule = cls(**known | {name: tuple(known[name]) for name in _LISTS})
        except (KeyError, TypeError, ValueError) as error:
            raise BrokenRule(f"{data.get('id', 'a rule without id')}: {error!r}") from error
        if not (rule.positive and rule.negative):
            raise BrokenRule(f"{rule.id}: needs positive and negative examples")
        return rule


_LISTS = ("excused_by", "softened_by", "compact", "positive", "negative")


@dataclass(frozen=True, slots=True)
class Found:
    """A rule that fired, and where in the raw text."""

    rule: Rule
    severity: Severity
    start: int
    end: int


Possible = list[tuple[Rule | str, Pattern]]


class RuleSet:
    """The rules of one data file, or of several joined, ready to be asked."""

    def __init__(self, name: str, lexicon: Lexicon | None = None, data: dict[str, Any] | None = None) -> None:
        data = data or load_data(name)
        self.name = name
        self._lexicon = lexicon
        self.data = data
        self.rules = [Rule.from_data(table) for table in data["rule"]]
        if len({rule.id for rule in self.rules}) != len(self.rules):
            raise BrokenRule(f"{name}: two rules share an id")
        self._settings = {name: _setting(lines) for name, lines in data.get("settings", {}).items()}

    @cached_property
    def terms(self) -> Terms:
        """All words the rules look for."""
        patterns = [pattern for rule in self.rules for pattern in (*rule.match, *rule.unless)]
        patterns += [pattern for lines in self._settings.values() for pattern in lines]
        return Terms(self.data["concepts"], patterns, self._lexicon)

    @cached_property
    def _index(self) -> Index[Rule | str]:
        settings = [(name, pattern) for name, patterns in self._settings.items() for pattern in patterns]
        return Index(self.terms, [*settings, *((rule, pattern) for rule in self.rules for pattern in rule.match)])

    @cached_property
    def _unspacer(self) -> Unspacer:
        return Unspacer(self.terms.words)

    @cached_property
    def _compact(self) -> Compact[Rule]:
        words = {spelling(word).replace(" ", ""): rule for rule in self.rules for word in rule.compact}
        return Compact(words, self.terms.words)

    def read(self, writing: Writing) -> Read:
        """Every reading of the text with the words found in it."""
        name = f"{self.name} read"
        if name not in writing.known:
            readings = writing.readings(self._unspacer)
            writing.known[name] = [(reading, self.terms.find(reading)) for reading in readings]
        read: Read = writing.known[name]
        return read

    def concepts(self, read: Read) -> list[str]:
        """The symbols of `read` that begin with a concept."""
        return self.terms.symbols_in(reduce(or_, [hits.concepts for _, hits in read]))

    def find(self, writing: Writing, read: Read | None = None) -> tuple[list[Found], set[str]]:
        """Every rule that fires, once, with its heaviest severity; and the settings: a joke, a game, school work."""
        if self.name not in writing.known:
            writing.known[self.name] = self._find(writing, read or self.read(writing))
        found: tuple[list[Found], set[str]] = writing.known[self.name]
        return found

    def _find(self, writing: Writing, read: Read) -> tuple[list[Found], set[str]]:
        best: dict[str, Found] = {}
        settings: set[str] = set()
        for reading, hits in read:
            if possible := self._index.possible(hits.mask):
                settings.update(_set(possible, reading, hits))
                for rule, (first, last) in _fire(possible, reading, hits, settings):
                    span = writing.folded.raw_span(reading.tokens[first].start, reading.tokens[last].end)
                    _keep(best, Found(rule, _softened(rule, settings), *span))
        for word, rule in self._compact.find(writing.letters):
            is_open = any(word in reading.line for reading, _ in read)
            if rule.id not in best and settings.isdisjoint(rule.excused_by) and not is_open:
                best[rule.id] = Found(rule, _softened(rule, settings), 0, len(writing.folded.raw))
        return list(best.values()), settings

    def check_rules(self) -> None:
        """Run every rule's examples; BrokenRule when one is not kept."""
        for rule in self.rules:
            for text in rule.positive:
                if rule.id not in self._ids(text):
                    raise BrokenRule(f"{rule.id}: does not see {text!r}")
            for text in rule.negative:
                if rule.id in self._ids(text):
                    raise BrokenRule(f"{rule.id}: must not see {text!r}")

    def _ids(self, text: str) -> set[str]:
        found, _ = self.find(Writing(Folded(text)))
        return {one.rule.id for one in found}


def _setting(lines: list[str]) -> tuple[Pattern, ...]:
    """The patterns of a setting, all that are one step long as one."""
    single = "|".join(line for line in lines if " " not in line)
    return tuple(map(parse, [*filter(None, [single]), *(line for line in lines if " " in line)]))


def _set(possible: Possible, reading: Reading, hits: Hits) -> Iterator[str]:
    """The settings a text stands in."""
    for owner, pattern in possible:
        if isinstance(owner, str) and (pattern.is_one_step or pattern.spans(hits, reading.positions)):
            yield owner


def _fire(possible: Possible, reading: Reading, hits: Hits, settings: set[str]) -> Iterator[tuple[Rule, Span]]:
    """The rules that nothing excuses, and where."""
    for owner, pattern in possible:
        if isinstance(owner, Rule) and settings.isdisjoint(owner.excused_by):
            span = _first_not_excused(pattern.spans(hits, reading.positions), owner.unless, hits, reading)
            if span is not None:
                yield owner, span


def _keep(best: dict[str, Found], found: Found) -> None:
    known = best.get(found.rule.id)
    if known is None or known.severity.rank < found.severity.rank:
        best[found.rule.id] = found


def _softened(rule: Rule, settings: set[str]) -> Severity:
    return rule.severity if settings.isdisjoint(rule.softened_by) else Severity.LOW


def _first_not_excused(spans: list[Span], unless: tuple[Pattern, ...], hits: Hits, reading: Reading) -> Span | None:
    """The first span in a sentence where no excuse stands."""
    if not spans:
        return None
    excused = {
        reading.positions[first] // SENTENCE
        for pattern in unless
        for first, _ in pattern.spans(hits, reading.positions)
    }
    return next((span for span in spans if reading.positions[span[1]] // SENTENCE not in excused), None)
