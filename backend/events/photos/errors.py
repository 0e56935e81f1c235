"""What can stop a photo from being changed."""

from backend.core.errors import Conflict


class PhotoStays(Conflict):
    """Somebody is deciding about it: what they look at must not be gone."""

    code = "photo_stays"
    text = {
        "da": "Billedet kan ikke skiftes lige nu. Prøv igen i morgen.",
        "en": "The picture cannot be changed right now. Try again tomorrow.",
    }
