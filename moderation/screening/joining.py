"""Joining rule files: the rules of several labels as one set, so that a message is read once for all of them.

A file may use the concepts and settings of `data/common.toml`; its own of the same name go before those.
"""

import re
from collections.abc import Callable, Iterable
from typing import Any

from moderation.screening.normalise import load_data

_CONCEPT = re.compile(r"(?<!\w)@(\w+)")
_PATTERNS = ("match", "unless")
_SETTINGS = ("excused_by", "softened_by")
_Data = dict[str, Any]


def join(names: Iterable[str]) -> _Data:
    """The data of these files and of `common` as that of one rule set; KeyError when one names what is not there."""
    joined: _Data = {"concepts": {}, "settings": {}, "rule": []}
    for name in ("common", *names):
        for part, content in _apart(name, load_data(name), joined).items():
            joined[part] = [*joined[part], *content] if part == "rule" else joined[part] | content
    return joined


def _apart(file: str, data: _Data, common: _Data) -> _Data:
    """A file's data, whatever it names told apart from what other files name so."""

    def teller(part: str) -> Callable[[str], str]:
        def tell(name: str) -> str:
            if name in data.get(part, {}):
                return name if file == "common" else f"{file}__{name}"
            if name in common[part]:
                return name
            raise KeyError(f"{file}: no {part} named {name!r}")

        return tell

    concept, setting = teller("concepts"), teller("settings")

    def tell_all(lines: list[str]) -> list[str]:
        return [_CONCEPT.sub(lambda found: f"@{concept(found[1])}", line) for line in lines]

    return {
        "concepts": {concept(name): tell_all(lines) for name, lines in data.get("concepts", {}).items()},
        "settings": {setting(name): tell_all(lines) for name, lines in data.get("settings", {}).items()},
        "rule": [
            rule
            | {part: tell_all(rule[part]) for part in _PATTERNS if part in rule}
            | {part: [*map(setting, rule[part])] for part in _SETTINGS if part in rule}
            for rule in data.get("rule", [])
        ],
    }
