"""What can stop a CV from being saved or printed."""

from backend.core.errors import Conflict


class CvChanged(Conflict):
    """Another phone saved it in the meantime."""

    code = "cv_changed"
    text = {
        "da": "Dit CV er ændret et andet sted. Hent det igen, så intet går tabt.",
        "en": "Your CV was changed somewhere else. Load it again, so nothing is lost.",
    }


class NameMissing(Conflict):
    """Nobody can call somebody without a name."""

    code = "cv_name_missing"
    text = {
        "da": "Skriv dit navn først. Så kan vi lave dit CV.",
        "en": "Write your name first. Then we can make your CV.",
    }
