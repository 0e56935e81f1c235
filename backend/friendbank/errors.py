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
