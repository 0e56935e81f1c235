"""Everybody can use a chat and what opens over it: axe finds nothing, and nothing has to be scrolled sideways."""

from dataclasses import dataclass
from uuid import uuid4

import pytest

from tests.e2e import axe
from tests.e2e.chatting import friends_room, photograph
from tests.e2e.conftest import Switch
from tests.e2e.houses import House

pytestmark = pytest.mark.e2e

LINK = "https://eksempel.dk"


@dataclass(frozen=True)
class Words:
    """What is written on what is tapped."""

    menu: str
    reply: str
    stay: str
    add: str
    alt: str


WORDS = {
    "da": Words(
        menu="Svar, eller sig til om beskeden fra Sne",
        reply="Svar på den",
        stay="Nej, lad være",
        add="Tilføj et billede",
        alt="Hvad er der på billedet?",
    ),
    "en": Words(
        menu="Reply to or tell us about the message from Sne",
        reply="Reply to it",
        stay="No, leave it",
        add="Add a picture",
        alt="What is in the picture?",
    ),
}


@pytest.mark.parametrize("language", WORDS)
def test_everybody_can_use_what_opens_over_a_chat(language: str, switch_on: Switch, demo: House) -> None:
    sne, words = demo.outsider("sne"), WORDS[language]
    room_id = friends_room(demo.outsider("nor"))
    said = {"client_id": uuid4().hex, "text": f"Se {LINK}, *nu*"}
    sne.post(f"/rooms/{room_id}/messages", said, expect=201)
    phone = switch_on("nor", language=language)
    axe.bring(phone.open(f"/chat/{room_id}"))

    found = axe.findings(phone.page, "room", language)
    phone.page.get_by_role("button", name=words.menu, exact=True).last.tap()
    found += axe.findings(phone.page, "menu", language)
    phone.tap(words.reply)
    found += axe.findings(phone.page, "answer", language)
    phone.page.get_by_role("button", name=LINK).last.tap()
    found += axe.findings(phone.page, "link", language)
    phone.tap(words.stay)
    phone.page.get_by_label(words.add).set_input_files(photograph())
    phone.page.get_by_label(words.alt).wait_for()
    found += axe.findings(phone.page, "picture", language)

    assert found == []
