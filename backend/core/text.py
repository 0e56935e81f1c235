"""Languages, and what may stand in a text that people write."""

import unicodedata

LANGUAGES = ("da", "en")
_ALLOWED_CONTROLS = "\n\t\u200d"  # newline, tab, and the joiner inside emoji


def clean(text: str) -> str:
    """`text` in NFC, line ends unified, outer white space gone; raises ValueError for what no keyboard writes."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n")).strip()
    # What can be printed has no controls; looking at every character is for the rest.
    if not text.isprintable() and any(
        unicodedata.category(c) in {"Cc", "Cs"} and c not in _ALLOWED_CONTROLS for c in text
    ):
        raise ValueError("control characters")
    return text


def choose_language(accept: str | None) -> str:
    """The first of our languages an Accept-Language header names, else Danish."""
    for part in (accept or "").split(","):
        tag = part.split(";")[0].strip().lower().split("-")[0]
        if tag in LANGUAGES:
            return tag
    return "da"
