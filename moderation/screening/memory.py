"""Memory: what was worked out about a short text, for the next time it is met."""

from collections.abc import Callable
from typing import Generic, TypeVar

Known = TypeVar("Known")
_LONGEST = 64


class Memory(dict[str, Known], Generic[Known]):
    """Works out what is asked for, and remembers it; forgets everything when it knows too much.

    People use few words, so that is seldom; a look-up is a dictionary's, which many of are made for every message.
    Long texts are never remembered: they are hardly said twice, and would fill the memory of whoever is sent enough.
    """

    def __init__(self, find: Callable[[str], Known], most: int) -> None:
        super().__init__()
        self._find = find
        self._most = most

    def __missing__(self, text: str) -> Known:
        found = self._find(text)
        if len(text) <= _LONGEST:
            if len(self) >= self._most:
                self.clear()
            self[text] = found
        return found

    def recall(self, texts: list[str]) -> list[Known]:
        """What is known of each of the texts."""
        return [*map(self.__getitem__, texts)]
