"""What the rulebook refuses, and how it says so."""

from backend.core.errors import Conflict, Forbidden


class AlreadyAsked(Conflict):
    """Something else about this rule waits for a second person."""

    code = "already_asked"
    text = {
        "da": "En anden ændring af reglen venter på svar. Svar på den, eller sæt reglen i kraft, og spørg igen.",
        "en": "Another change of this rule waits for an answer. Answer it, or put the rule in force, and ask again.",
    }


class NothingAsked(Conflict):
    """Nothing of the kind waits for a second person, or not any more."""

    code = "nothing_asked"
    text = {
        "da": "Der er ikke noget at svare på. Ønsket er udløbet, besvaret eller taget tilbage.",
        "en": "There is nothing to answer. The request ran out, was answered or was taken back.",
    }


class SecondPersonNeeded(Forbidden):
    """Whoever asks may not also agree."""

    code = "second_person_needed"
    text = {
        "da": "Det skal være en anden end den, der bad om det.",
        "en": "It has to be somebody other than the one who asked.",
    }
