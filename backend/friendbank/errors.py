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


class RuleBroken(Conflict):
    """A hard rule stands between the two now; `reason` is its code."""

    code = "rule_broken"
    text = {
        "da": "En regel står i vejen nu, så forslaget kan ikke sendes.",
        "en": "A rule stands in the way now, so this can't be sent.",
    }


class AnotherRound(Conflict):
    """Somebody else made a round for the same people at the same moment."""

    code = "another_round"
    text = {
        "da": "En anden lavede en runde lige nu. Hent forslagene igen.",
        "en": "Somebody else made a round just now. Load the drafts again.",
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
