"""The long way: screening with every shortcut left out, slow and simple, to hold the quick way against."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from moderation.screening import normalise
from moderation.screening.compact import Compact
from moderation.screening.detectors import contact_info
from moderation.screening.detectors.contact import handles, mail, phones
from moderation.screening.detectors.contact.clues import Clues
from moderation.screening.detectors.contact.numbers import spelled_digits
from moderation.screening.index import Index, Owner
from moderation.screening.lexicon import Lexicon
from moderation.screening.likeness import COLUMNS, Likeness, share
from moderation.screening.normalise import Folded
from moderation.screening.patterns import Pattern
from moderation.screening.reading import _LEET_L, _MAYBE_L, _MIXED_CASE, Reading, Writing, _unmasked
from moderation.screening.tokens import LEET, tokens_of
from moderation.screening.unspacing import Glued, Unspacer


@contextmanager
def long_way() -> Iterator[None]:
    """Whatever is screened inside leaves nothing out."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(normalise, "_is_quiet", lambda _raw: None)
        patch.setattr(Writing, "readings", _readings)
        patch.setattr(Writing, "letters", property(_letters, lambda _self, _letters: None), raising=False)
        patch.setattr(Unspacer, "find_glued", _find_glued)
        patch.setattr(Lexicon, "hear", lambda self, reading: self._hear(self._automaton or self._build(), reading))
        patch.setattr(Index, "possible", _all)
        patch.setattr(Pattern, "is_one_step", property(lambda _self: False))
        patch.setattr(Compact, "_may_find", lambda self, _letters: bool(self._needed))
        patch.setattr(Likeness, "scores", _scores)
        patch.setattr(mail, "_may_hold_address", lambda _clues: True)
        patch.setattr(handles, "_may_be_spaced", lambda _clues: True)
        patch.setattr(contact_info, "_FINDERS", [_always(finder) for finder in contact_info._FINDERS])
        yield


def _readings(writing: Writing, unspace: Unspacer) -> list[Reading]:
    text, raw = writing.folded.text, writing.folded.raw
    found = [tokens_of(text)]
    for table in (LEET, _LEET_L) if _MAYBE_L.search(text) else (LEET,):
        tokens = unspace(_unmasked(found[0], table), text)
        if tokens not in found:
            found.append(tokens)
    if _MIXED_CASE.search(raw):
        disguised = Folded(_MIXED_CASE.sub(lambda match: "l" * len(match.group()), raw))
        found.append(unspace(tokens_of(disguised.text), disguised.text))
    return [*map(Reading.of, found)]


def _letters(writing: Writing) -> str:
    return "".join(re.findall(r"[^\W\d_]+", writing.folded.text.translate(LEET)))


def _find_glued(unspacer: Unspacer, words: list[str]) -> Glued:
    return {word: parts for word in words if (parts := unspacer._find_parts(word))}


def _all(index: Index[Owner], _present: int) -> list[tuple[Owner, Pattern]]:
    return [(owner, pattern) for place in sorted(index._filed) for owner, pattern, _ in reversed(index._filed[place])]


def _scores(likeness: Likeness, found: set[int]) -> list[float]:
    weights, scale, bias = likeness._weights, likeness._scale, likeness._bias
    return [
        sum(int(weights[place, column]) for place in found) * scale[column] * share(len(found)) + bias[column]
        for column in range(COLUMNS)
    ]


def _always(finder: contact_info._Finder) -> contact_info._Finder:
    is_phone = finder.find is phones.find
    return contact_info._Finder(finder.find, _may_hold_number if is_phone else lambda _clues: True)


def _may_hold_number(clues: Clues) -> bool:
    """Numbers are only looked for where there are figures enough, however many letters look like figures."""
    figures = len(re.findall(r"\d", clues.text))
    spelled = sum(len(spelled_digits(word) or "") for word in re.findall(r"[^\W\d_]+", clues.text))
    return figures >= 6 or figures + spelled >= 7
