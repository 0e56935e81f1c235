"""What can stand in the way of a rehearsal."""

from backend.core.errors import Conflict


class SlotTaken(Conflict):
    """Somebody else was faster."""

    code = "slot_taken"
    text = {
        "da": "Den tid er lige taget. Vælg en anden.",
        "en": "That time has just been taken. Choose another.",
    }


class OneAtATime(Conflict):
    """The youth has another rehearsal to come."""

    code = "one_at_a_time"
    text = {
        "da": "Du har allerede en tid. Meld fra til den først, så kan du vælge en anden.",
        "en": "You have a time already. Cancel that first, then choose another.",
    }


class HouseNotOpen(Conflict):
    """A rehearsal is in the open house, where others are about."""

    code = "house_not_open"
    text = {
        "da": "Huset er ikke åbent hele tiden. Vælg et tidspunkt, hvor der er åbent.",
        "en": "The house is not open all that time. Choose a time when it is.",
    }


class SlotOverlaps(Conflict):
    """The adult rehearses with somebody else then."""

    code = "slot_overlaps"
    text = {
        "da": "Du har allerede en tid dér. Vælg et andet tidspunkt.",
        "en": "You already have a time then. Choose another.",
    }
