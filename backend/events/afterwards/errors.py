"""What can stop somebody from saying how it was."""

from backend.core.errors import Conflict


class AlreadySaid(Conflict):
    """What was said belongs to nobody any more, so nobody can change it."""

    code = "already_said"
    text = {
        "da": "Du har sagt det én gang. Vi ved ikke længere, hvad der var dit, så det kan ikke ændres.",
        "en": "You have said it once. We no longer know which one was yours, so it can't be changed.",
    }
