"""What appeals refuse, and how they say so."""

from backend.core.errors import Conflict


class AppealTooLate(Conflict):
    """Six months have passed, or what it was about holds no longer."""

    code = "appeal_too_late"
    text = {
        "da": "Det kan man ikke klage over mere. Tal med en koordinator, hvis det stadig fylder.",
        "en": "This can't be appealed any more. Talk to a coordinator if it still matters to you.",
    }


class AppealTaken(Conflict):
    """Somebody else is looking at it, or has answered it."""

    code = "appeal_taken"
    text = {"da": "En anden er i gang med den her.", "en": "Somebody else is working on this one."}
