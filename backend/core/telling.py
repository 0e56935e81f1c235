"""Words by which a stranger would know that somebody lives, or has lived, in care."""

import re

_TELLING = re.compile(
    r"\w*(?:anbrag|anbring|pleje(?:barn|børn|ung|fam|for[æe]ld)|opholdssted|døgninst|institution|børnehjem|efterværn"
    r"|sikret|kommun|sagsbehand)\w*"
    r"|in care|care (?:home|leav|exp)\w*|leaving care|foster\w*|aftercare|children's home|placed",
    re.IGNORECASE,
)


def tells(text: str) -> bool:
    """Whether a text has one of those words."""
    return _TELLING.search(text) is not None


def telling_words(text: str) -> list[str]:
    """Those words as they stand in the text, each once."""
    return list(dict.fromkeys(_TELLING.findall(text)))
