"""What can stop somebody from signing up."""

from backend.core.errors import Conflict


class EventClosed(Conflict):
    """It is over, or it was cancelled."""

    code = "event_closed"
    text = {
        "da": "Det er aflyst, eller det er slut.",
        "en": "It is cancelled, or it is over.",
    }


class NoAdult(Conflict):
    """It is for people under eighteen too, and its organiser may not answer for them any more."""

    code = "no_adult"
    text = {
        "da": "Der mangler en voksen lige nu. Prøv igen senere, eller kig på noget andet.",
        "en": "There is no adult for it right now. Try again later, or have a look at something else.",
    }


class HasBegun(Conflict):
    """It has begun: nobody would get the seat any more, and nobody has to say that they stay away."""

    code = "event_has_begun"
    text = {
        "da": "Det er begyndt nu. Du behøver ikke gøre noget. Det er okay, at du ikke kom.",
        "en": "It has begun. You don't need to do anything. It's okay that you didn't come.",
    }


class NoRoomForTwo(Conflict):
    """There is no second seat, or others wait for it."""

    code = "event_no_room_for_two"
    text = {
        "da": "Der er ikke plads til jer begge lige nu. I kan stadig skrive jer på hver for sig.",
        "en": "There is no room for you both right now. You can still sign up one by one.",
    }


class NotAlone(Conflict):
    """One of the two comes with somebody already; a unit is two at most."""

    code = "event_not_alone"
    text = {
        "da": "En af jer kommer allerede sammen med en anden.",
        "en": "One of you is already coming with somebody else.",
    }


class NotSignedUp(Conflict):
    """Bringing somebody is for those who come, or wait to."""

    code = "event_not_signed_up"
    text = {
        "da": "Skriv dig på først. Så kan du tage en med.",
        "en": "Sign up first. Then you can bring somebody.",
    }


class NoGuests(Conflict):
    """It is for people who have an account."""

    code = "event_no_guests"
    text = {
        "da": "Her kan man kun tage en med, der har Flok.",
        "en": "Here you can only bring somebody who has Flok.",
    }


class NotBegun(Conflict):
    """Nobody has come or stayed away yet."""

    code = "event_not_begun"
    text = {"da": "Det er ikke begyndt endnu.", "en": "It has not begun yet."}
