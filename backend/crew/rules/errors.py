"""What can stop somebody with a rule of the house."""

from backend.core.errors import Conflict


class RuleVoteOver(Conflict):
    """The votes are counted, or it was withdrawn."""

    code = "rule_vote_over"
    text = {"da": "Afstemningen om reglen er slut.", "en": "The vote on the rule is over."}


class RuleStands(Conflict):
    """Its words do not change once they are up."""

    code = "rule_stands"
    text = {
        "da": "Forslaget er lagt op og kan ikke skrives om. Træk det tilbage, og læg et nyt op.",
        "en": "The proposal is up and can't be rewritten. Withdraw it and put up a new one.",
    }


class RuleInTheWay(Conflict):
    """The rule it would replace no longer holds, or another already asks for its place."""

    code = "rule_in_the_way"
    text = {
        "da": "Der er allerede et forslag om den regel, eller den gælder ikke mere.",
        "en": "There is already a proposal about that rule, or it no longer holds.",
    }


class TooManyProposals(Conflict):
    """More at once is more than people can think about."""

    code = "too_many_proposals"
    text = {
        "da": "Der er allerede fem forslag at stemme om. Vent, til et er afgjort.",
        "en": "There are already five proposals to vote on. Wait until one is decided.",
    }


class TooLateToVeto(Conflict):
    """It was decided too long ago, or is not there to be stopped any more."""

    code = "too_late_to_veto"
    text = {
        "da": "Reglen blev afgjort for mere end to uger siden. Foreslå en ny i stedet.",
        "en": "The rule was decided more than two weeks ago. Propose a new one instead.",
    }
