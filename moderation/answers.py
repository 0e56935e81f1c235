"""What a reporter hears: that it was seen and whether anything was done, never what to whom."""

from .actions import DISMISS, RELEASE

_FINE = {
    "da": "Tak, fordi du sagde til. Vi har set på det, og det er inden for det, vi har aftalt. "
    "Det var rigtigt at spørge. Er du uenig, så sig det til en koordinator.",
    "en": "Thank you for telling us. We looked, and it is within what we have agreed. "
    "Asking was right. If you disagree, tell a coordinator.",
}
_DONE = {
    "da": "Tak, fordi du sagde til. Vi har set på det og gjort noget ved det. Vi siger ikke til nogen, at det var dig.",
    "en": "Thank you for telling us. We looked and did something about it. We tell nobody that it was you.",
}


def is_fine(action: str) -> bool:
    """Whether a decision found nothing wrong."""
    return action in {DISMISS, RELEASE}


def answer_to_reporter(*, fine: bool, language: str) -> str:
    """The answer to a report."""
    return (_FINE if fine else _DONE)[language]
