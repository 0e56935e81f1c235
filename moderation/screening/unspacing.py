"""Unspacing: letters written apart joined, words written together parted, by the words the rules know."""

from collections.abc import Iterator

from moderation.screening.memory import Memory
from moderation.screening.tokens import Token, is_letter, plain

_SHORTEST_GLUED = 6
_LONGEST_GLUED = 40
_LONGEST_PART = 12
_REMEMBERED = 8192

Glued = dict[str, list[str]]


class Unspacer:
    """Joins spaced-out letters and parts glued words, by the words the rules know."""

    def __init__(self, words: frozenset[str]) -> None:
        self._words = words
        self._openings = frozenset(word[:3] for word in words if len(word) > 2)
        self._parts = Memory(self._find_parts, _REMEMBERED)

    def __call__(self, tokens: list[Token], text: str) -> list[Token]:
        """The tokens with spaced letters joined and glued words parted; the same list when there are none."""
        if _has_spaced(tokens):
            return [word for run in _spaced_runs(tokens, text) for word in self._undo(run)]
        glued = self.find_glued([token.word for token in tokens])
        return list(parted(tokens, glued)) if glued else tokens

    def find_glued(self, words: list[str]) -> Glued:
        """The glued ones of these words and the known words each is made of, mostly none."""
        parts = self._parts.recall(words)
        if not any(parts):
            return {}
        return {word: known for word, known in zip(words, parts, strict=True) if known}

    def _find_parts(self, word: str) -> list[str] | None:
        """The known words an unknown one is glued from, or None."""
        return None if word in self._words else self._cut(word, glued=False)

    def _undo(self, run: list[Token]) -> list[Token]:
        word = run[0].word if len(run) == 1 else plain("".join(token.word for token in run))
        is_plain = len(run) == 1 and self._parts[word] is None
        if is_plain or (len(run) == 2 and word not in self._words):
            return run
        start, end = run[0].start, run[-1].end
        if word in self._words or (parts := self._cut(word, glued=len(run) > 1)) is None:
            return [Token(word, start, end)]
        return [Token(part, start, end) for part in parts]

    def _cut(self, word: str, *, glued: bool) -> list[str] | None:
        """Cut `word` into the fewest known words, or None."""
        if not (glued or word[:3] in self._openings) or not _SHORTEST_GLUED <= len(word) <= _LONGEST_GLUED:
            return None
        best: list[list[str] | None] = [[]] + [None] * len(word)
        for end in range(1, len(word) + 1):
            for start in range(max(0, end - _LONGEST_PART), end):
                head, piece = best[start], word[start:end]
                shorter = head is not None and (best[end] is None or len(head) + 1 < len(best[end] or ()))
                if shorter and piece in self._words and (len(piece) > 1 or piece == "i"):
                    best[end] = [*(head or ()), piece]
        return best[-1]


def parted(tokens: list[Token], glued: Glued) -> Iterator[Token]:
    """The tokens, each glued one as its parts, which all stand where it stood."""
    for token in tokens:
        if parts := glued.get(token.word):
            yield from (Token(part, token.start, token.end) for part in parts)
        else:
            yield token


def _has_spaced(tokens: list[Token]) -> bool:
    """Whether two letters stand alone side by side."""
    follows = False
    for token in tokens:
        letter = is_letter(token)
        if letter and follows:
            return True
        follows = letter
    return False


def _is_narrow(gap: str) -> bool:
    return len(gap) <= 1 and gap != "\n"


def _spaced_runs(tokens: list[Token], text: str) -> Iterator[list[Token]]:
    """Group tokens: letters standing alone side by side form one group, a wider space parts words."""
    run: list[Token] = []
    for token in tokens:
        if run and is_letter(token) and is_letter(run[-1]) and _is_narrow(text[run[-1].end : token.start]):
            run.append(token)
            continue
        if run:
            yield run
        run = [token]
    if run:
        yield run
