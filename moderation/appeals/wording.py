"""What somebody hears who disagreed."""

_ANSWERS = {
    "da": {
        "uphold": "En anden har set på det. Beslutningen står ved magt. Tal gerne med en koordinator om den.",
        "overturn": "En anden har set på det og er enig med dig. Beslutningen er taget tilbage. Undskyld.",
        "change": "En anden har set på det og lavet beslutningen om. Den nye står øverst.",
    },
    "en": {
        "uphold": "Somebody else has looked. The decision stands. You are welcome to talk with a coordinator about it.",
        "overturn": "Somebody else has looked and agrees with you. The decision is taken back. We are sorry.",
        "change": "Somebody else has looked and changed the decision. The new one is at the top.",
    },
}


def answer(outcome: str, language: str) -> str:
    """The answer to an appeal."""
    return _ANSWERS[language][outcome]
