"""The examples: invented messages, and what people who know the work would make of them.

The ids stay: judgements refer to them.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

FILE = Path(__file__).parent / "data" / "examples.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A message with what was said before it, and the experts' answer; `fine` means that nothing need be done."""

    id: str
    language: str
    label: str
    severity: str
    fine: bool
    guideline: str
    author: str
    text: str
    before: Sequence[Mapping[str, str]]
    why: Mapping[str, str]


@cache
def load() -> Mapping[str, Example]:
    """All examples, mixed, and in the same order for everybody, so that many meet the same ones."""
    rows = sorted(json.loads(FILE.read_text()), key=lambda row: crc32(row["id"].encode()))
    return {row["id"]: Example(**row) for row in rows}
