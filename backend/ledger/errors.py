"""What can stop money from moving."""

from backend.core.errors import Conflict


class PotTooSmall(Conflict):
    """A pot never goes below nothing: money is put in first."""

    code = "pot_too_small"
    text = {
        "da": "Der er ikke nok i kassen. Sæt penge ind først.",
        "en": "There is not enough in the pot. Put money in first.",
    }


class EntryStands(Conflict):
    """What is in the ledger is never changed."""

    code = "entry_stands"
    text = {
        "da": "Det er allerede skrevet i regnskabet. En fejl rettes med en ny post.",
        "en": "That is already in the ledger. A mistake is put right by a new entry.",
    }
