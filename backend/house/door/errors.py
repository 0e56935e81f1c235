"""What can go wrong at the door."""

from backend.core.errors import Conflict, NotFound


class UnknownCode(NotFound):
    """Nobody has this code today; they are let in all the same."""

    code = "unknown_door_code"
    text = {
        "da": "Den kode kender vi ikke i dag. Luk dem ind alligevel, og tæl dem som gæst.",
        "en": "We don't know that code today. Let them in anyway, and count them as a guest.",
    }


class EveningOver(Conflict):
    """It happened on a day of the house that is forgotten by now."""

    code = "door_evening_over"
    text = {
        "da": "Den aften er slut og glemt. Der er ikke noget at gøre.",
        "en": "That evening is over and forgotten. There is nothing to do.",
    }
