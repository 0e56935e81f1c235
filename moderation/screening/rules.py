"""Rule sets: rules kept as data, each with examples that are run before the first message is."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

import ahocorasick

from moderation.screening.normalise import Folded, load_data
from moderation.screening.patterns import Hits, Lexicon, Pattern, Span, parse, spelling
from moderation.screening.reading import SENTENCE, Reading, Unspacer, Writing
from moderation.screening.verdict import Severity

Owner = TypeVar("Owner")
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


class RuleSet:
    """The rules of one data file, ready to be asked."""

    def __init__(self, name: str) -> None:
        data = load_data(name)
        self.name = name
        self.data = data
        self.rules = [Rule.from_data(table) for table in data["rule"]]
        if len({rule.id for rule in self.rules}) != len(self.rules):
            raise BrokenRule(f"{name}: two rules share an id")
        self._settings = {name: _setting(lines) for name, lines in data.get("settings", {}).items()}
        self._compact = {spelling(word).replace(" ", ""): rule for rule in self.rules for word in rule.compact}

    @cached_property
    def lexicon(self) -> Lexicon:
        """All words the rules look for."""
        patterns = [pattern for rule in self.rules for pattern in (*rule.match, *rule.unless)]
        patterns += [pattern for lines in self._settings.values() for pattern in lines]
        return Lexicon(self.data["concepts"], patterns)

    @cached_property
    def _patterns(self) -> "_Index[Rule]":
        return _Index(self.lexicon, ((rule, pattern) for rule in self.rules for pattern in rule.match))

    @cached_property
    def _setting_patterns(self) -> "_Index[str]":
        return _Index(self.lexicon, ((name, line) for name, lines in self._settings.items() for line in lines))

    @cached_property
    def unspace(self) -> Unspacer:
        """Undoes spacing by the rules' own words."""
        return Unspacer(self.lexicon.words)

    @cached_property
    def _compact_automaton(self) -> Any:
        automaton = ahocorasick.Automaton()
        for word, rule in self._compact.items():
            automaton.add_word(word, (word, rule))
        automaton.make_automaton()
        return automaton

    def read(self, writing: Writing) -> Read:
        """Every reading of the text with the words found in it."""
        return [(reading, self.lexicon.find(reading)) for reading in writing.readings(self.unspace)]

    def settings(self, read: Read) -> set[str]:
        """The settings some reading stands in: a joke, a game, school work."""
        return {
            name
            for reading, hits in read
            for name, pattern in self._setting_patterns.possible(hits)
            if pattern.spans(hits, reading.positions)
        }

    def find(self, writing: Writing, read: Read | None = None) -> list[Found]:
        """Every rule that fires, once, with its heaviest severity; `read` saves reading the text again."""
        best: dict[str, Found] = {}
        read = self.read(writing) if read is None else read
        settings: set[str] = set()
        for reading, hits in read:
            settings |= self.settings([(reading, hits)])
            for found in self._fire(reading, hits, settings, writing.folded):
                known = best.get(found.rule.id)
                if known is None or known.severity.rank < found.severity.rank:
                    best[found.rule.id] = found
        for found in self._fire_compact(writing, settings, [reading.line for reading, _ in read]):
            best.setdefault(found.rule.id, found)
        return list(best.values())

    def _fire(self, reading: Reading, hits: Hits, settings: set[str], folded: Folded) -> Iterator[Found]:
        for rule, pattern in self._patterns.possible(hits):
            if not settings.isdisjoint(rule.excused_by):
                continue
            spans = pattern.spans(hits, reading.positions)
            span = _first_not_excused(spans, rule.unless, hits, reading)
            if span is not None:
                start, end = reading.tokens[span[0]].start, reading.tokens[span[1]].end
                yield Found(rule, _softened(rule, settings), *folded.raw_span(start, end))

    def _fire_compact(self, writing: Writing, settings: set[str], lines: list[str]) -> Iterator[Found]:
        """Words hidden by splitting: those that only show when all letters are run together."""
        if not self._compact:
            return
        for _, (word, rule) in self._compact_automaton.iter(writing.compact):
            if settings.isdisjoint(rule.excused_by) and not any(word in line for line in lines):
                yield Found(rule, _softened(rule, settings), 0, len(writing.folded.raw))

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
        return {found.rule.id for found in self.find(Writing(Folded(text)))}


class _Index(Generic[Owner]):
    """Patterns, each filed under its rarest symbol, so that most are never looked at."""

    def __init__(self, lexicon: Lexicon, pairs: Iterable[tuple[Owner, Pattern]]) -> None:
        self._filed: dict[int, list[tuple[Owner, Pattern, int]]] = defaultdict(list)
        for owner, pattern in pairs:
            rarest = max(pattern.symbols, key=lambda symbol: (lexicon.rarity(symbol), symbol))
            self._filed[lexicon.bits[rarest]].append((owner, pattern, lexicon.mask_of(pattern.symbols)))
        self._mask = sum(self._filed)

    def possible(self, hits: Hits) -> Iterator[tuple[Owner, Pattern]]:
        """The patterns all of whose symbols are there."""
        present = hits.mask
        left = present & self._mask
        while left:
            bit = left & -left
            left ^= bit
            for owner, pattern, needed in self._filed[bit]:
                if needed & present == needed:
                    yield owner, pattern


def _setting(lines: list[str]) -> tuple[Pattern, ...]:
    """The patterns of a setting, all that are one step long as one."""
    single = "|".join(line for line in lines if " " not in line)
    return tuple(map(parse, [*filter(None, [single]), *(line for line in lines if " " in line)]))


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
