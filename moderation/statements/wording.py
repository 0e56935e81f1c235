"""The reasons an author gets for a decision (Digital Services Act, article 17).

What was done, how far and how long it reaches, about what, by which guideline, who decided, and how to disagree.
It quotes nobody but the author, and says nothing that could tell whether somebody reported it.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from backend.core.clock import COPENHAGEN
from moderation import guidelines

# action: title, then what was done and how far and how long it reaches
_DONE = {
    "da": {
        "ban": ("Din konto er lukket", "Du kan ikke være med her mere."),
        "suspend": (
            "Din konto er på pause",
            "Du kan ikke være med lige nu. Det varer, til du har talt med en koordinator.",
        ),
        "suspend_until": ("Din konto er på pause", "Du kan ikke være med lige nu. Det varer til {until}."),
        "mute": ("Du kan ikke skrive lige nu", "Du kan ikke skrive i chatten til {until}. Du kan stadig læse."),
        "hold_first": (
            "En voksen læser med først",
            "Det, du skriver, bliver set af en voksen, før andre ser det. Det varer til {until}.",
        ),
        "hide": ("Noget af dit er skjult", "Vi har skjult det her. Andre kan ikke se det mere."),
        "reject": ("Din besked blev ikke sendt", "Den blev holdt tilbage, og nu bliver den ikke sendt."),
        "keep_edit_out": (
            "Din rettelse blev ikke brugt",
            "Den blev holdt tilbage. Der står stadig det, du skrev før.",
        ),
        "rename": ("Vælg et nyt navn", "Dit navn her er fjernet. Du kan vælge et nyt med det samme."),
        "end": ("Et forslag er stoppet", "Vi har stoppet forslaget. Du kan stadig få nye."),
        "close_room": ("En chat er lukket", "Vi har lukket chatten. Alle kan stadig læse den."),
        "warn": ("En venlig påmindelse", "Vi har set på det her. Der sker ikke mere lige nu."),
        "other": ("Vi har gjort noget", "Vi har gjort noget ved det her."),
    },
    "en": {
        "ban": ("Your account is closed", "You can't take part here any more."),
        "suspend": (
            "Your account is paused",
            "You can't take part right now. It lasts until you have talked with a coordinator.",
        ),
        "suspend_until": ("Your account is paused", "You can't take part right now. It lasts until {until}."),
        "mute": ("You can't write right now", "You can't write in chat until {until}. You can still read."),
        "hold_first": (
            "An adult reads first",
            "An adult looks at what you write before others see it. It lasts until {until}.",
        ),
        "hide": ("Something of yours is hidden", "We have hidden this. Others can't see it any more."),
        "reject": ("Your message was not sent", "It was held back, and now it won't be sent."),
        "keep_edit_out": (
            "Your edit was not used",
            "It was held back. What you wrote before still stands.",
        ),
        "rename": ("Choose a new name", "Your name here is gone. You can choose a new one right away."),
        "end": ("A proposal has ended", "We have ended the proposal. You can still get new ones."),
        "close_room": ("A chat is closed", "We have closed the chat. Everybody can still read it."),
        "warn": ("A friendly reminder", "We have looked at this. Nothing more happens for now."),
        "other": ("We did something", "We did something about this."),
    },
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
    "Er du uenig? Sig det under Mig, eller til en koordinator. Det kan du i seks måneder. Så ser en anden på det.",
    "en": "{done}\n\nIt is about: “{quote}”\nSeen on {day}.\n\nWhat we agreed: {title}. {text}\n\n"
    "A program looks at all that is written here. A person has read it and decided.\n\n"
    "Do you disagree? Say so under Me, or tell a coordinator. You have six months. Then someone else will look at it.",
}
QUOTE_LENGTH = 80


def facts(
    *, acts: Sequence[Mapping[str, Any]], guideline: str, quote: str, day: date, of_edit: bool = False
) -> dict[str, str]:
    """What a statement needs to be written later, in whichever language it is read.

    `acts` are `{"name", "until"}` with `until` in RFC 3339 or None, the weightiest first.
    """
    names = [_OF_EDIT.get(act["name"], act["name"]) if of_edit else act["name"] for act in acts]
    ends = [act.get("until") or "" for act in acts]
    return {
        "action": names[0],
        "acts": ",".join(f"{name}@{end}" for name, end in zip(names, ends, strict=True)),
        "guideline": guideline,
        "quote": quote,
        "day": day.isoformat(),
    }


def shorten(text: str) -> str:
    """As much of a text as a statement quotes, in one line."""
    line = " ".join(text.split())
    return line if len(line) <= QUOTE_LENGTH else line[: QUOTE_LENGTH - 1].rstrip() + "…"


def write(data: Mapping[str, str], language: str) -> tuple[str, str]:
    """Title and text of a statement made from `facts`; raises KeyError when one is missing."""
    if released := _RELEASED[language].get(data["action"]):
        return released
    done = [_done(*act.split("@"), language=language) for act in data["acts"].split(",")]
    guideline = guidelines.load()[data["guideline"]].in_language(language)
    return done[0][0], _REST[language].format(
        done=" ".join(text for _, text in done),
        quote=data["quote"],
        day=_day(date.fromisoformat(data["day"]), language),
        title=guideline["title"],
        text=guideline["text"],
    )


def _done(name: str, end: str, *, language: str) -> tuple[str, str]:
    known = _DONE[language]
    title, text = (known.get(f"{name}_until") if end else None) or known.get(name, known["other"])
    return title, text.format(until=_moment(datetime.fromisoformat(end), language)) if end else text


def _moment(at: datetime, language: str) -> str:
    wall = at.astimezone(COPENHAGEN)
    clock = f"kl. {wall:%H.%M}" if language == "da" else f"at {wall:%H:%M}"
    return f"{_day(wall.date(), language)} {clock}"


def _day(day: date, language: str) -> str:
    return f"{day.day}.{day.month}.{day.year}" if language == "da" else f"{day.day}/{day.month}/{day.year}"
