"""What is said in the demo: a friendship's first words, one message that waits, and one that was reported."""

from uuid import uuid4

from backend.chat import service
from backend.core.db import unit_of_work
from moderation import service as moderation

from .people import act_as

FIRST_WORDS = (
    ("nor", "Hej! Jeg hedder Nor. Jeg kan også godt lide brætspil"),
    ("sne", "Hej Nor. Fedt! Hvilket spil er dit yndlings?"),
    ("nor", "Catan. Og boller om søndagen"),
    ("sne", "Okay, boller. Nu er du min yndlingsperson"),
    ("sne", "Der er fælles mad i huset. Skal vi følges?"),
    ("nor", "Ja! Jeg er bare lidt nervøs for at komme alene"),
    ("sne", "Samme her. Vi går ind sammen"),
    ("nor", "Fedt. Skriv til mig på 28 45 67 12"),
)
UNKIND = "Du er sgu ikke til at holde ud i dag, gå hjem"


def chat(ids: dict[str, str], room_id: str) -> None:
    """Let Nor and Sne talk; the last message holds a number and waits for a moderator."""
    for handle, text in FIRST_WORDS:
        _say(ids[handle], room_id, text)


def report_something(ids: dict[str, str], room_id: str) -> None:
    """Let somebody be unkind at the event, and somebody else report it: the queue's first case."""
    message_id = _say(ids["luna"], room_id, UNKIND)
    with unit_of_work():
        moderation.file_report(actor=act_as(ids["sne"]), kind="chat.message", subject_id=message_id, reason="bullying")


def _say(account_id: str, room_id: str, text: str) -> str:
    with unit_of_work():
        actor = act_as(account_id)
        return service.send_message(actor=actor, room_id=room_id, client_id=uuid4().hex, text=text).id
