"""What can stop somebody from signing up."""

from backend.core.errors import Conflict


class EventClosed(Conflict):
    """It is over, or it was cancelled."""

    code = "event_closed"
    text = {
        "da": "Det er aflyst, eller det er slut.",
        "en": "It is cancelled, or it is over.",
    }
