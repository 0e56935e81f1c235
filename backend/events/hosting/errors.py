"""What can stop somebody from being asked to host."""

from backend.core.errors import Conflict


class SharedAlready(Conflict):
    """The event is open to another neighbour: of more than two nobody would know who answers."""

    code = "shared_already"
    text = {
        "da": "I deler allerede arrangementet med et andet sted. I kan kun være to.",
        "en": "You share this event with another place already. Only two can share one.",
    }


class TooManyHosts(Conflict):
    """More than anybody could tell apart at the door."""

    code = "too_many_hosts"
    text = {
        "da": "Der er allerede mange værter. Fjern en, før du spørger en til.",
        "en": "There are many hosts already. Remove one before you ask another.",
    }
