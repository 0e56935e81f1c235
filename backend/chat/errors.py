"""What can stop somebody from writing."""

from backend.core.errors import Conflict


class RoomClosed(Conflict):
    """The room can be read, not written in. A block looks the same, so that nobody learns of one."""

    code = "room_closed"
    text = {
        "da": "Her kan man ikke skrive længere. I kan stadig læse det, I har skrevet.",
        "en": "You can't write here any more. You can still read what you both wrote.",
    }


class RoomEnded(Conflict):
    """A moderator let something in, and meanwhile the room has ended: the decision stands, the words stay out."""

    code = "room_ended"
    text = {
        "da": "Din beslutning er gemt. Chatten er slut imens, så det kommer ikke frem. Den, der skrev det, får besked.",
        "en": "Your decision is saved. The chat has ended meanwhile, so it won't appear. Whoever wrote it is told.",
    }


class RoomUnwatched(Conflict):
    """No second screened adult looks after an event's room, so nobody writes in it for now."""

    code = "room_unwatched"
    text = {
        "da": "Der mangler en voksen til at holde øje med chatten. Prøv igen senere.",
        "en": "The chat needs an adult to look after it. Try again later.",
    }


class RoomNotYet(Conflict):
    """An event's room opens two weeks before the event."""

    code = "room_not_yet"
    text = {
        "da": "Chatten åbner, når det nærmer sig.",
        "en": "The chat opens when it gets closer.",
    }


class RoomWaiting(Conflict):
    """Somebody must come first: three for a group, and the youth's own first words to an adult."""

    code = "room_waiting"
    text = {
        "da": "I kan skrive her, når de andre er med.",
        "en": "You can write here when the others have joined.",
    }


class RoomNight(Conflict):
    """Between 21 and 7 adults and youths do not write to each other."""

    code = "room_night"
    text = {
        "da": "Chatten holder lukket fra 21 til 7. Har du brug for hjælp nu? Ring 116 111. Er der fare? Ring 112.",
        "en": "The chat is closed from 21 to 7. If you need help now, call 116 111. In danger, call 112.",
    }


class RoomFull(Conflict):
    """Eight is the most a group can hold, open invitations counted."""

    code = "room_full"
    text = {
        "da": "Der er ikke plads til flere. I kan højst være otte.",
        "en": "There's no room for more. You can be eight at most.",
    }


class LastHost(Conflict):
    """Somebody must look after an interest group."""

    code = "last_host"
    text = {
        "da": "Du er den eneste vært. Luk gruppen, eller find en vært til først.",
        "en": "You are the only host. Close the group, or find another host first.",
    }


class NoWatcher(Conflict):
    """Where adults and youths meet, a second screened adult reads along; there is nobody who can."""

    code = "no_watcher"
    text = {
        "da": "Der mangler en voksen til at holde øje med chatten. Tal med en koordinator.",
        "en": "The chat needs an adult to look after it. Talk to a coordinator.",
    }


class MessageNudge(Conflict):
    """A kind question first; `anyway` sends it all the same."""

    code = "message_nudge"
    text = {
        "da": "Læs den lige igen. Har du lyst til at sende den, som den er?",
        "en": "Have another look. Do you want to send it just like this?",
    }


class MessageGone(Conflict):
    """The message is removed, hidden or not yet said: there is nothing to change or react to."""

    code = "message_gone"
    text = {
        "da": "Den besked kan man ikke længere gøre noget ved.",
        "en": "Nothing can be done with that message any more.",
    }


class EditTooLate(Conflict):
    """A message can be changed for a quarter of an hour, and taken back for ever."""

    code = "edit_too_late"
    text = {
        "da": "Man kan rette en besked i 15 minutter. Du kan stadig slette den.",
        "en": "You can edit a message for 15 minutes. You can still delete it.",
    }


class EditHeld(Conflict):
    """The new words wait for an adult to look at them; the old ones stand."""

    code = "edit_held"
    text = {
        "da": "En voksen kigger lige på din rettelse. Indtil da står der det, du skrev før.",
        "en": "An adult will have a look at your edit. Until then, your old words stand.",
    }
