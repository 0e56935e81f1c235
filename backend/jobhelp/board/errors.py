"""What can stop something from being kept on a board."""

from backend.core.errors import Conflict


class ApplicationChanged(Conflict):
    """Another phone saved it in the meantime."""

    code = "application_changed"
    text = {
        "da": "Det er ændret et andet sted. Hent det igen, så intet går tabt.",
        "en": "It was changed somewhere else. Load it again, so nothing is lost.",
    }


class BoardFull(Conflict):
    """More than anybody looks through."""

    code = "board_full"
    text = {
        "da": "Din tavle er fuld. Slet noget, du ikke bruger mere.",
        "en": "Your board is full. Delete something you no longer use.",
    }
