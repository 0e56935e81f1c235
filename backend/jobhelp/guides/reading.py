"""The guides as they stand in `data/`, in the reader's language."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from backend.core.errors import NotFound

NAMES = ("interview", "start", "money", "meeting")
_FOLDER = Path(__file__).with_name("data")


def get_guide(name: str, language: str) -> dict[str, Any]:
    """One guide in a language, with the day somebody last looked at it; raises NotFound."""
    if name not in NAMES:
        raise NotFound
    return {"name": name, **_spoken(_read(name), language)}


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text())


def _spoken(said: Any, language: str) -> Any:
    """What is said, with one language of every text."""
    if isinstance(said, list):
        return [_spoken(one, language) for one in said]
    if not isinstance(said, dict):
        return said
    if said.keys() == {"da", "en"}:
        return said[language]
    return {key: _spoken(one, language) for key, one in said.items()}
