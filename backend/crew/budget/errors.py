"""What can stop the crew from spending."""

from backend.core.errors import Conflict


class ProposalStands(Conflict):
    """People vote on words and an amount: neither is changed under them."""

    code = "proposal_stands"
    text = {
        "da": "Et forslag kan ikke laves om, når det er lagt op. Træk det tilbage, og læg et nyt op.",
        "en": "A proposal can't be changed once it is up. Withdraw it and post a new one.",
    }


class MoreThanThereIs(Conflict):
    """The pot has not got as much as is not promised yet."""

    code = "more_than_there_is"
    text = {
        "da": "Så meget er der ikke tilbage i kassen. Foreslå et mindre beløb.",
        "en": "There isn't that much left in the pot. Propose a smaller amount.",
    }


class TooManyProposals(Conflict):
    """As many of one person's proposals as can be voted on at once."""

    code = "too_many_spendings"
    text = {
        "da": "Du har allerede tre forslag til afstemning. Vent, til et af dem er afgjort.",
        "en": "You already have three proposals being voted on. Wait until one of them is decided.",
    }


class BallotOver(Conflict):
    """The votes are counted, or the proposal was withdrawn."""

    code = "ballot_over"
    text = {"da": "Afstemningen er slut.", "en": "The vote is over."}


class ProposalMoved(Conflict):
    """Something became of it meanwhile."""

    code = "proposal_moved"
    text = {
        "da": "Der er sket noget med forslaget imens. Se, hvordan det står nu.",
        "en": "Something happened with the proposal meanwhile. See how it stands now.",
    }


class MoreThanDecided(Conflict):
    """Not even an adult spends more than the crew decided."""

    code = "more_than_decided"
    text = {
        "da": "Det er mere, end holdet har besluttet. Holdet skal stemme om det nye beløb.",
        "en": "That is more than the crew decided. The crew must vote on the new amount.",
    }
