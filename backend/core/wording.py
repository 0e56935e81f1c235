"""Why a field cannot be so, in the reader's language: our own reasons, and those of the library that reads schemas."""

import re
from collections.abc import Mapping
from typing import Any

# A use case raises the short reason; here is what people read.
REASONS: Mapping[str, Mapping[str, str]] = {
    "a series keeps its days": {
        "da": "Det, der gentager sig, bliver på sine dage. Flyt én gang ad gangen.",
        "en": "What repeats keeps its days. Move one at a time.",
    },
    "adult": {"da": "Kun en voksen kan have den rolle.", "en": "Only an adult can have that role."},
    "age": {"da": "Flok er ikke for den alder her.", "en": "Flok is not for that age here."},
    "ages": {"da": "I er for langt fra hinanden i alder.", "en": "You are too far apart in age."},
    "fixed": {"da": "Det kan ikke ændres.", "en": "That cannot be changed."},
    "no photo of yours": {"da": "Vælg et billede, du selv har givet.", "en": "Choose a photo you gave yourself."},
    "no room of the house": {"da": "Vælg et lokale i huset.", "en": "Choose a room of the house."},
    "not a time to come": {"da": "Vælg et tidspunkt, der kommer.", "en": "Choose a time still to come."},
    "not able": {"da": "Vælg en, der må gøre det her.", "en": "Choose somebody who may do this."},
    "not after the start, or more than three days later": {
        "da": "Skal slutte efter starten og højst tre dage senere.",
        "en": "Must end after the start, three days later at most.",
    },
    "not offered": {"da": "Kan ikke vælges her.", "en": "Cannot be chosen here."},
    "not_in_force": {"da": "Datoerne passer ikke sammen.", "en": "The dates don't fit together."},
    "out of range": {"da": "Er for kort, for langt eller for sent.", "en": "Is too short, too long or too late."},
    "over": {"da": "Det er for sent. Vælg noget senere.", "en": "That is over. Choose something later."},
    "required": {"da": "Skal udfyldes.", "en": "Please fill this in."},
    "unknown": {"da": "Det findes ikke mere.", "en": "It is not there any more."},
    "unreadable": {"da": "Kan ikke læses.", "en": "Cannot be read."},
}

_DANISH: tuple[tuple[str, str], ...] = (
    (r"Missing data for required field\.", "Skal udfyldes."),
    (r"Field may not be null\.", "Skal udfyldes."),
    (r"Unknown field\.", "Det felt kender vi ikke."),
    (r"Not a valid (?:string|list|mapping type)\.", "Kan ikke læses."),
    (r"Not a valid (?:integer|number)\.", "Skal være et tal."),
    (r"Not a valid boolean\.", "Skal være ja eller nej."),
    (r"Not a valid (?:date|datetime|aware datetime)\.", "Er ikke en dato."),
    (r"Invalid input type\.", "Kan ikke læses."),
    (r"Length must be between (\d+) and (\d+)\.", r"Skal være \1 til \2 tegn."),
    (r"Longer than maximum length (\d+)\.", r"Højst \1."),
    (r"Shorter than minimum length (\d+)\.", r"Mindst \1."),
    (
        r"Must be greater than or equal to (-?\d+) and less than or equal to (\d+)\.",
        r"Skal være fra \1 til \2.",
    ),
    (r"Must be greater than or equal to (-?\d+)\.", r"Mindst \1."),
    (r"Must be less than or equal to (\d+)\.", r"Højst \1."),
    (r"Must be one of: (.*)\.", r"Vælg en af: \1."),
    (r"One or more of the choices you made was not in: (.*)\.", r"Vælg blandt: \1."),
    (r"String does not match expected pattern\.", "Har ikke den rigtige form."),
    (r"Must be equal to (.*)\.", r"Skal være \1."),
)


def spoken(messages: Any, language: str) -> Any:
    """Reasons by field, however deep, as people read them; what is nobody's reason stays as it is."""
    if isinstance(messages, Mapping):
        return {str(key): spoken(value, language) for key, value in messages.items()}
    if isinstance(messages, list):
        return [spoken(message, language) for message in messages]
    if not isinstance(messages, str):
        return messages
    if reason := REASONS.get(messages):
        return reason.get(language, reason["da"])
    return _in_danish(messages) if language == "da" else messages


def _in_danish(message: str) -> str:
    for pattern, danish in _DANISH:
        if match := re.fullmatch(pattern, message):
            return match.expand(danish)
    return message
