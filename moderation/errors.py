"""What moderation refuses, and how it says so."""

from backend.core.errors import Conflict


class CaseChanged(Conflict):
    """The case is not as the moderator saw it: a report came in, or it has been decided."""

    code = "case_changed"
    text = {
        "da": "Sagen er ændret, siden du åbnede den. Se den igen, før du beslutter noget.",
        "en": "The case has changed since you opened it. Look again before you decide.",
    }


class CaseTaken(Conflict):
    """Another moderator holds the case."""

    code = "case_taken"
    text = {"da": "En anden er i gang med sagen.", "en": "Somebody else is working on this case."}


class ClaimNeeded(Conflict):
    """The moderator holds no claim on the case, or it has run out."""

    code = "claim_needed"
    text = {
        "da": "Tag sagen først. Du har den ikke lige nu.",
        "en": "Take the case first. You don't have it right now.",
    }


class UndoneTooLate(Conflict):
    """A decision can be taken back for a day; later it is an appeal that changes it."""

    code = "undone_too_late"
    text = {
        "da": "Det er for sent at fortryde. Er den forkert, så lad en anden se på den som en klage.",
        "en": "It is too late to take this back. If it is wrong, let somebody else look at it as an appeal.",
    }
