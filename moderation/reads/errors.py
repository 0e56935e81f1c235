"""What reading around a case refuses, and how it says so."""

from backend.core.errors import Conflict


class WiderNeedsSecond(Conflict):
    """Enough was read alone; somebody else has been asked whether there is reason to read on."""

    code = "wider_needs_second"
    text = {
        "da": "Du har læst det, man må alene. En kollega er spurgt. Siger de ja, kan du læse videre.",
        "en": "You have read what one may read alone. A colleague is asked. With their yes you can read on.",
    }
