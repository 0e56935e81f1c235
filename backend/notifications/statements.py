"""The reasons an author gets for a decision (Digital Services Act, article 17).

What was done, how far it reaches, about what, by which guideline, who decided, and how to disagree.
It quotes nobody but the author, and says nothing that could tell whether somebody reported it.
"""

from collections.abc import Mapping
from datetime import date

from moderation import guidelines

# action: title, then what was done and how far and how long it reaches
_DONE = {
    "da": {
        "hide": ("Noget af dit er skjult", "Vi har skjult det her. Andre kan ikke se det mere."),
        "warn": ("En venlig påmindelse", "Vi har set på det her. Der sker ikke mere lige nu."),
        "reject": ("Din besked blev ikke sendt", "Den blev holdt tilbage, og nu bliver den ikke sendt."),
        "keep_edit_out": (
            "Din rettelse blev ikke brugt",
            "Den blev holdt tilbage. Der står stadig det, du skrev før.",
        ),
        "suspend": (
            "Din konto er på pause",
            "Du kan ikke være med lige nu. Det varer, til du har talt med en koordinator.",
        ),
        "rename": ("Vælg et nyt navn", "Dit navn her er fjernet. Du kan vælge et nyt med det samme."),
        "end": ("Et forslag er stoppet", "Vi har stoppet forslaget. Du kan stadig få nye."),
    },
    "en": {
        "hide": ("Something of yours is hidden", "We have hidden this. Others can't see it any more."),
        "warn": ("A friendly reminder", "We have looked at this. Nothing more happens for now."),
        "reject": ("Your message was not sent", "It was held back, and now it won't be sent."),
        "keep_edit_out": (
            "Your edit was not used",
            "It was held back. What you wrote before still stands.",
        ),
        "suspend": (
            "Your account is paused",
            "You can't take part right now. It lasts until you have talked with a coordinator.",
        ),
        "rename": ("Choose a new name", "Your name here is gone. You can choose a new one right away."),
        "end": ("A proposal has ended", "We have ended the proposal. You can still get new ones."),
    },
}
_OTHER = {
    "da": ("Vi har gjort noget", "Vi har gjort noget ved det her."),
    "en": ("We did something", "We did something about this."),
}
_RELEASED = {
    # At night the chat is shut, and what is released comes in the morning.
    "da": {
        "release": (
            "Din besked er fin",
            "Vi skulle lige se på den først. Den kommer, når chatten er åben. Er chatten slut, bliver den ikke sendt.",
        ),
        "let_edit_in": (
            "Din rettelse er fin",
            "Vi skulle lige se på den først. Den står der, når chatten er åben. Er chatten slut, bruges den ikke.",
        ),
    },
    "en": {
        "release": (
            "Your message is fine",
            "We just had to look first. It arrives when the chat is open. If the chat has ended, it isn't sent.",
        ),
        "let_edit_in": (
            "Your edit is fine",
            "We just had to look first. It shows when the chat is open. If the chat has ended, it isn't used.",
        ),
    },
}
# What a decision on a held edit is called, to its author.
_OF_EDIT = {"release": "let_edit_in", "reject": "keep_edit_out"}
_REST = {
    "da": "{done}\n\nDet handler om: »{quote}«\nSet den {day}.\n\nVores aftale: {title}. {text}\n\n"
    "Et program ser på alt, der bliver skrevet her. Et menneske har læst det og besluttet det.\n\n"
    "Er du uenig? Sig det til en koordinator. Det kan du gøre i seks måneder. Så ser en anden på det.",
    "en": "{done}\n\nIt is about: “{quote}”\nSeen on {day}.\n\nWhat we agreed: {title}. {text}\n\n"
    "A program looks at all that is written here. A person has read it and decided.\n\n"
    "Do you disagree? Tell a coordinator. You have six months. Then someone else will look at it.",
}
QUOTE_LENGTH = 80


def facts(*, action: str, guideline: str, text: str, day: date, of_edit: bool = False) -> dict[str, str]:
    """What a statement needs to be written later, in whichever language it is read."""
    action = _OF_EDIT.get(action, action) if of_edit else action
    line = " ".join(text.split())
    quote = line if len(line) <= QUOTE_LENGTH else line[: QUOTE_LENGTH - 1].rstrip() + "…"
    return {"action": action, "guideline": guideline, "quote": quote, "day": day.isoformat()}


def write(data: Mapping[str, str], language: str) -> tuple[str, str]:
    """Title and text of a statement made from `facts`; raises KeyError when one is missing."""
    if released := _RELEASED[language].get(data["action"]):
        return released
    title, done = _DONE[language].get(data["action"], _OTHER[language])
    guideline = guidelines.load()[data["guideline"]].in_language(language)
    day = date.fromisoformat(data["day"])
    return title, _REST[language].format(
        done=done,
        quote=data["quote"],
        day=f"{day.day}.{day.month}.{day.year}" if language == "da" else f"{day.day}/{day.month}/{day.year}",
        title=guideline["title"],
        text=guideline["text"],
    )
