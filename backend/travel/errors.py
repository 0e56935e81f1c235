"""What can stop travel money."""

from backend.core.errors import Conflict


class NotComing(Conflict):
    """Travel money is for those who have a seat."""

    code = "not_coming"
    text = {
        "da": "Rejsepenge er til dem, der har en plads. Meld dig til først.",
        "en": "Travel money is for those who have a seat. Sign up first.",
    }


class TravelTooLate(Conflict):
    """It was too long ago."""

    code = "travel_too_late"
    text = {
        "da": "Det er mere end to uger siden. Tal med en koordinator, så finder I ud af det.",
        "en": "That was more than two weeks ago. Talk to a coordinator, and you will find a way.",
    }


class TravelChanged(Conflict):
    """Somebody did something with the request meanwhile."""

    code = "travel_changed"
    text = {
        "da": "Der er sket noget med den imens. Se, hvordan det står nu.",
        "en": "Something happened with it meanwhile. See how it stands now.",
    }


class NoSuchWay(Conflict):
    """The way is not among those of the tariff, or costs something else by now."""

    code = "no_such_way"
    text = {
        "da": "Beløbene er ændret. Vælg igen.",
        "en": "The amounts have changed. Choose again.",
    }


class TariffChanged(Conflict):
    """Somebody else changed the tariff meanwhile."""

    code = "tariff_changed"
    text = {
        "da": "En anden har ændret beløbene imens. Se dem, og ret det, der mangler.",
        "en": "Somebody else changed the amounts meanwhile. Look, and change what is missing.",
    }
