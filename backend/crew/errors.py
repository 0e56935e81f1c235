"""What can stop somebody with an idea."""

from backend.core.errors import Conflict


class IdeaStands(Conflict):
    """Others have voted or said something: their words are about these words."""

    code = "idea_stands"
    text = {
        "da": "Andre har svaret på idéen, så den kan ikke skrives om. Du kan trække den tilbage og lægge en ny op.",
        "en": "Others have replied to the idea, so it can't be rewritten. You can withdraw it and post a new one.",
    }


class VoteOver(Conflict):
    """The votes are counted."""

    code = "vote_over"
    text = {"da": "Afstemningen er slut.", "en": "The vote is over."}


class AnsweredMeanwhile(Conflict):
    """Somebody else of the crew answered first."""

    code = "answered_meanwhile"
    text = {
        "da": "En anden har svaret imens. Læs svaret, og ret det, hvis det mangler noget.",
        "en": "Somebody else answered meanwhile. Read it, and change it if something is missing.",
    }


class TooManyIdeas(Conflict):
    """As many of one person's ideas as can wait for an answer."""

    code = "too_many_ideas"
    text = {
        "da": "Du har allerede mange idéer, der venter på svar. Vent lidt, eller træk en tilbage.",
        "en": "You already have many ideas waiting for an answer. Wait a little, or withdraw one.",
    }
