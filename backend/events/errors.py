"""What can stop somebody from signing up or publishing."""

from backend.core.errors import Busy, Conflict, Invalid


class EventClosed(Conflict):
    """It is over, or it was cancelled."""

    code = "event_closed"
    text = {
        "da": "Det er aflyst, eller det er slut.",
        "en": "It is cancelled, or it is over.",
    }


class NotPublishable(Invalid):
    """Screening stopped the text; `errors` says which field and what to take out."""

    code = "event_not_publishable"
    text = {
        "da": "Teksten kan ikke slås op, som den er. Ret felterne, og prøv igen.",
        "en": "The text can't be posted as it is. Change the fields and try again.",
    }


class CannotScreen(Busy):
    """The text could not be checked, and nothing is published unseen."""

    code = "cannot_screen"
    text = {
        "da": "Vi kunne ikke læse teksten igennem lige nu. Intet er slået op. Prøv igen om lidt.",
        "en": "We couldn't check the text right now. Nothing is posted. Try again soon.",
    }
