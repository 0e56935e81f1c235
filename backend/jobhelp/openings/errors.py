"""What can stand in the way of an opening."""

from backend.core.errors import Conflict


class OpeningChanged(Conflict):
    """Somebody else saved it in the meantime."""

    code = "opening_changed"
    text = {
        "da": "En anden har ændret det. Hent det igen, så intet går tabt.",
        "en": "Somebody else changed it. Load it again, so nothing is lost.",
    }


class OpeningNotReady(Conflict):
    """Something speaks against showing it to youths; what, stands with the draft."""

    code = "opening_not_ready"
    text = {
        "da": "Det kan ikke vises endnu. Kladden er gemt, og der står, hvad der mangler.",
        "en": "It can't be shown yet. The draft is saved, and it says what is missing.",
    }


class EmployerKnown(Conflict):
    """The community has an employer of that number."""

    code = "employer_known"
    text = {
        "da": "En arbejdsgiver med det CVR-nummer er her allerede.",
        "en": "An employer with that CVR number is here already.",
    }


class FourEyes(Conflict):
    """Who wrote an employer down does not approve it."""

    code = "employer_four_eyes"
    text = {
        "da": "Du har selv skrevet arbejdsgiveren ind. En anden koordinator skal godkende.",
        "en": "You wrote this employer down yourself. Another coordinator must approve it.",
    }
