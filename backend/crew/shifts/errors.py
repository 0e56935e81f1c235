"""What can stop somebody with a shift."""

from backend.core.errors import Conflict


class ShiftFull(Conflict):
    """Others were first."""

    code = "shift_full"
    text = {
        "da": "Vagten er taget. Tak, fordi du ville hjælpe. Kig efter en anden.",
        "en": "The shift is taken. Thank you for wanting to help. Have a look for another.",
    }


class ShiftBegun(Conflict):
    """It has begun, or it was called off."""

    code = "shift_begun"
    text = {
        "da": "Vagten er i gang eller aflyst. Sig det til en voksen i huset, hvis noget er gået skævt.",
        "en": "The shift has begun or is called off. Tell an adult in the house if something went wrong.",
    }


class ShiftsMeet(Conflict):
    """One cannot be in two places."""

    code = "shifts_meet"
    text = {"da": "Du har en anden vagt samtidig.", "en": "You have another shift at that time."}


class NotYetYours(Conflict):
    """Those who have helped least may choose first."""

    code = "not_yet_yours"
    text = {
        "da": "Den første dag vælger dem, der har haft færrest timer. Prøv igen i morgen.",
        "en": "On the first day, those with the fewest hours choose. Try again tomorrow.",
    }


class ShiftStands(Conflict):
    """Another shift has this id."""

    code = "shift_stands"
    text = {
        "da": "Vagten er lagt og ændres ikke. Aflys den, og læg en ny.",
        "en": "The shift is laid out and doesn't change. Call it off and lay a new one.",
    }


class HouseClosed(Conflict):
    """Nobody is there that day."""

    code = "house_closed"
    text = {
        "da": "Huset er lukket den dag. Ret åbningstiden først.",
        "en": "The house is closed that day. Change the opening hours first.",
    }


class OfferOver(Conflict):
    """It was answered, taken back, or one of the two no longer has the shift."""

    code = "offer_over"
    text = {"da": "Det spørgsmål gælder ikke længere.", "en": "That question no longer holds."}


class AlreadyAsked(Conflict):
    """One question at a time about one shift."""

    code = "shift_already_asked"
    text = {
        "da": "Du har allerede spurgt en. Vent på svaret, eller tag spørgsmålet tilbage.",
        "en": "You have already asked somebody. Wait for the answer, or take the question back.",
    }


class HoursTooMany(Conflict):
    """The hours are not kind to somebody of that age; `reason` says which."""

    code = "hours_too_many"
    text = {
        "da": "De timer er for mange eller for sene, når man er under 18.",
        "en": "Those hours are too many or too late for somebody under 18.",
    }


class TooYoung(HoursTooMany):
    code = "too_young"
    text = {"da": "Vagter er for dem, der er fyldt 13.", "en": "Shifts are for those who are 13 or more."}


class OutsideHours(HoursTooMany):
    code = "outside_hours"
    text = {
        "da": "Når man er under 18, slutter vagten senest kl. 20 og begynder tidligst kl. 6.",
        "en": "For those under 18, a shift ends by 20 and begins at 6 or later.",
    }


class DayTooLong(HoursTooMany):
    code = "day_too_long"
    text = {
        "da": "Det er for mange timer på en dag. På en skoledag er to timer nok.",
        "en": "That is too many hours in a day. On a school day two hours are enough.",
    }


class WeekTooLong(HoursTooMany):
    code = "week_too_long"
    text = {
        "da": "Det er for mange timer på en uge. Der skal være tid til skole og fri.",
        "en": "That is too many hours in a week. There must be time for school and for being off.",
    }


class TooLittleRest(HoursTooMany):
    code = "too_little_rest"
    text = {
        "da": "Der skal være 14 timers hvile, før du begynder igen.",
        "en": "There must be 14 hours of rest before you begin again.",
    }


BY_REASON: dict[str, type[HoursTooMany]] = {
    error.code: error for error in (TooYoung, OutsideHours, DayTooLong, WeekTooLong, TooLittleRest)
}


class ShiftNotSafe(Conflict):
    """It begins soon, and nobody under 18 begins it without an adult and a third person."""

    code = "shift_not_safe"
    text = {
        "da": "Vagten begynder snart, og der er for få på den til, at du kan være der. Spørg en voksen i huset.",
        "en": "The shift begins soon, and too few are on it for you to be there. Ask an adult in the house.",
    }
