"""What can stop somebody from being asked to host."""

from backend.core.errors import Conflict


class TooManyHosts(Conflict):
    """More than anybody could tell apart at the door."""

    code = "too_many_hosts"
    text = {
        "da": "Der er allerede mange værter. Fjern en, før du spørger en til.",
        "en": "There are many hosts already. Remove one before you ask another.",
    }
