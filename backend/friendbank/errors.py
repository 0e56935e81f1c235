"""What can stop an answer or an approval."""

from backend.core.errors import Conflict


class ProposalClosed(Conflict):
    """Its time is up, or the two are friends already: the answer stands."""

    code = "proposal_closed"
    text = {
        "da": "Forslaget er lukket, så svaret kan ikke ændres.",
        "en": "The suggestion is closed, so the answer can't be changed.",
    }


class ProfilePaused(Conflict):
    """One's own profile is on pause, so nothing can open."""

    code = "profile_paused"
    text = {
        "da": "Din profil er på pause. Slå den til, så kan du sige ja.",
        "en": "Your profile is paused. Turn it on, and you can say yes.",
    }


class CheckInTaken(Conflict):
    """Another volunteer asks them, or nobody does yet."""

    code = "check_in_taken"
    text = {
        "da": "Det er en anden, der følger op her. Hent listen igen.",
        "en": "Somebody else follows up here. Load the list again.",
    }


class ToldAlready(Conflict):
    """A moderator has not answered yet, and new words would be lost."""

    code = "told_already"
    text = {
        "da": "Du har allerede sagt det, og en voksen ser på det. Er der mere, så skriv til en voksen i huset.",
        "en": "You have told us already, and an adult is looking at it. Is there more? Write to an adult you know.",
    }


class RuleBroken(Conflict):
    """A hard rule stands between the two now; `reason` is its code."""

    code = "rule_broken"
    text = {
        "da": "En regel står i vejen nu, så forslaget kan ikke sendes.",
        "en": "A rule stands in the way now, so this can't be sent.",
    }


class AnotherRound(Conflict):
    """The community has a round in review already."""

    code = "another_round"
    text = {
        "da": "Der er allerede en runde i gang. Gør den færdig først.",
        "en": "There is a round under way already. Finish it first.",
    }


class SecondNeeded(Conflict):
    """The one who has said yes already cannot be the second."""

    code = "second_needed"
    text = {
        "da": "Du har sagt god for den. Nu skal en anden frivillig også kigge.",
        "en": "You have approved it. Now another volunteer must look too.",
    }


class TooFewAnswers(Conflict):
    """There are not enough answers to learn from."""

    code = "too_few_answers"
    text = {
        "da": "Der er ikke svar nok at lære af endnu. Der skal være mindst 20.",
        "en": "There are not enough answers to learn from yet. It takes at least 20.",
    }


class NoBetterWeights(Conflict):
    """What could be learned foresees answers no better than what is used now."""

    code = "no_better_weights"
    text = {
        "da": "Det, vi kan lære af svarene, ville ikke ramme bedre. Vægtene bliver, som de er.",
        "en": "What the answers teach would do no better. The weights stay as they are.",
    }
