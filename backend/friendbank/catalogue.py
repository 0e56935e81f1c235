"""What a profile can say, read from data/catalogue.toml."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from .matching.people import Spot

_CATALOGUE: dict[str, Any] = tomllib.loads(Path(__file__).with_name("data").joinpath("catalogue.toml").read_text())

INTERESTS = tuple(_CATALOGUE["interests"])
LANGUAGES = tuple(_CATALOGUE["languages"])
TIMES = tuple(_CATALOGUE["times"])
HOPES = tuple(_CATALOGUE["hopes"])
WAYS = tuple(_CATALOGUE["ways"])
COMFORTS = tuple(_CATALOGUE["comforts"])
GENDERS = tuple(_CATALOGUE["genders"])
TRAVEL: Mapping[str, int] = _CATALOGUE["travel"]
AREAS: Mapping[str, Mapping[str, Any]] = _CATALOGUE["areas"]


def word(subject: str, slug: str, language: str) -> str:
    """How `language` says a slug of "interests", "times", "hopes", "ways", "comforts" or "genders"."""
    text: str = _CATALOGUE[subject][slug][language]
    return text


def spot_of(area: str | None) -> Spot | None:
    """The middle of an area, or None for one we do not know."""
    found = AREAS.get(area or "")
    return Spot(found["latitude"], found["longitude"]) if found else None


def areas_of(slugs: list[str]) -> list[dict[str, str]]:
    """The areas a community covers, as id and name, in the order of their names."""
    known = [{"id": slug, "name": AREAS[slug]["name"]} for slug in slugs if slug in AREAS]
    return sorted(known, key=lambda area: area["name"])
