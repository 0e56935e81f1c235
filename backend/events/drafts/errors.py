"""What can stop a draft from being kept or posted."""

from backend.core.errors import Conflict, Invalid


class DraftChanged(Conflict):
    """It was saved somewhere else since it was read."""

    code = "draft_changed"
    text = {
        "da": "Kladden er ændret et andet sted. Hent den igen, så du ikke skriver oven i.",
        "en": "The draft was changed somewhere else. Load it again, so that you don't overwrite it.",
    }


class TooManyDrafts(Conflict):
    """More than anybody finishes."""

    code = "too_many_drafts"
    text = {
        "da": "Du har mange kladder. Slet nogle, du ikke skal bruge.",
        "en": "You have many drafts. Delete some you don't need.",
    }


class Incomplete(Invalid):
    """Parts are missing; `errors` names them."""

    code = "draft_incomplete"
    text = {"da": "Der mangler noget, før det kan slås op.", "en": "Something is missing before it can be posted."}
