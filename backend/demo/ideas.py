"""The board of ideas in the demo: new ones, one that waits, and some that were answered."""

from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.crew import service

from .people import act_as

# Whose it is, what it is, and what the crew said, if anything yet.
IDEAS = (
    ("storm", "Bordfodbold", "Et lille et i stuen, så man har noget at stå ved, når man lige er kommet.", None),
    ("luna", "Bag noget sammen", "Nogen kan, og nogen vil lære det. Vi spiser det bagefter.", None),
    (
        "aske",
        "Åbent lidt længere",
        "Om fredagen går det altid i gang lige før, vi skal hjem.",
        ("later", "Vi mangler en voksen så sent. Vi spørger igen efter ferien."),
    ),
    (
        "sne",
        "Et sted uden larm",
        "Bare et rum, hvor man ikke behøver snakke.",
        ("done", "Loftet er stille nu. Der er puder, og døren må gerne være lukket."),
    ),
)
VOTERS = ("nor", "sne", "luna", "storm", "vilde", "aske", "liv")
SAID = (("luna", "vilde", "Jeg kan godt lære fra mig, hvis det er boller."), ("luna", "nor", "Jeg tager smør med."))


def put_up(ids: dict[str, str]) -> None:
    """Ideas, what people say to them, and votes of which nobody knows whose."""
    board = {who: _idea(ids, who, title, words) for who, title, words, _answer in IDEAS}
    for idea, who, text in SAID:
        with unit_of_work():
            service.comment(actor=act_as(ids[who]), idea_id=board[idea], comment_id=new_id(), text=text)
    for who, _title, _words, answer in IDEAS:
        if answer:
            with unit_of_work():
                kind, reason = answer
                service.answer(actor=act_as(ids["freja"]), idea_id=board[who], version=0, answer=kind, reason=reason)
    with unit_of_work():
        service.ask_on(actor=act_as(ids["mette"]), account_id=ids["vilde"])
        service.join(actor=act_as(ids["vilde"]))


def _idea(ids: dict[str, str], who: str, title: str, words: str) -> str:
    with unit_of_work():
        idea = service.put_idea(actor=act_as(ids[who]), idea_id=new_id(), texts={"title": title, "words": words})
        for number, voter in enumerate(VOTERS):
            if voter != who:
                choice = "perhaps" if number % 3 == 2 else "would_come"
                service.vote(actor=act_as(ids[voter]), idea_id=idea.id, choice=choice)
        return idea.id
