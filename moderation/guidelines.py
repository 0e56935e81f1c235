"""What people agree to here, in words a youth can read; every decision names one.

An id stays once it was used: decisions and the reasons people were given refer to it.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "data" / "guidelines.json"


@dataclass(frozen=True, slots=True)
class Guideline:
    """One agreement, by language."""

    id: str
    title: Mapping[str, str]
    text: Mapping[str, str]

    def in_language(self, language: str) -> dict[str, str]:
        """The guideline as one reader sees it."""
        return {"id": self.id, "title": self.title[language], "text": self.text[language]}


@cache
def load() -> dict[str, Guideline]:
    """All guidelines in the order of the file."""
    return {row["id"]: Guideline(**row) for row in json.loads(FILE.read_text())}


def find(guideline_id: str) -> Guideline | None:
    """The guideline of this id, or None."""
    return load().get(guideline_id)
