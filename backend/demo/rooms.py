"""Rooms in the demo: a group with somebody still to answer, one with somebody at the door, and the adults' own."""

from uuid import uuid4

from backend.chat import service
from backend.core.db import unit_of_work

from .people import act_as

GUIDELINES = "Vis kun dine egne tegninger.\nSig noget venligt, eller sig ingenting.\nDet, vi viser her, bliver her."
IN_THE_GROUP = (
    ("sne", "Skal vi spille på torsdag?"),
    ("luna", "Ja! Jeg tager Uno med"),
    ("storm", "Jeg kan fra kl. 17. Jeg har lige fri fra skole der"),
    ("sne", "Perfekt. Så laver jeg te"),
)
IN_THE_CLUB = (
    ("luna", "Jeg har tegnet en ræv med halstørklæde"),
    ("liv", "Åh. Jeg tegner mest heste, men den vil jeg prøve"),
)


def open_all(ids: dict[str, str]) -> None:
    """Open a room of every kind people open themselves, and let them talk."""
    group_id = _open_group(ids)
    club_id = _open_club(ids)
    for room_id, words in ((group_id, IN_THE_GROUP), (club_id, IN_THE_CLUB)):
        for handle, text in words:
            with unit_of_work():
                actor = act_as(ids[handle])
                service.send_message(actor=actor, room_id=room_id, client_id=uuid4().hex, text=text)
    _open_staff_room(ids)


def _open_group(ids: dict[str, str]) -> str:
    """Sne's group: Luna and Storm said yes, Nor is still to answer."""
    with unit_of_work():
        asked = [ids[handle] for handle in ("luna", "storm", "nor")]
        room_id = service.open_group(actor=act_as(ids["sne"]), title="Brætspil", account_ids=asked).id
    for handle in ("luna", "storm"):
        _say_yes(ids[handle], room_id)
    return room_id


def _open_club(ids: dict[str, str]) -> str:
    """Freja's interest group: Luna and Liv are in, Bjørk waits at the door."""
    with unit_of_work():
        words = {"title": "Tegning", "purpose": "Vi tegner hver for sig og viser det her.", "guidelines": GUIDELINES}
        bands = ["15-17", "18-22"]
        room_id = service.open_interest_group(actor=act_as(ids["freja"]), age_bands=bands, **words).id
    for handle in ("luna", "liv", "bjoerk"):
        with unit_of_work():
            service.request_entry(actor=act_as(ids[handle]), room_id=room_id)
    for handle in ("luna", "liv"):
        with unit_of_work():
            host = act_as(ids["freja"])
            service.answer_request(actor=host, room_id=room_id, account_id=ids[handle], answer="yes")
    return room_id


def _open_staff_room(ids: dict[str, str]) -> None:
    with unit_of_work():
        asked = [ids[handle] for handle in ("ingrid", "freja", "mette")]
        room_id = service.open_staff_room(actor=act_as(ids["ali"]), title="Vagtrummet", account_ids=asked).id
    for handle in ("ingrid", "mette"):
        _say_yes(ids[handle], room_id)
    with unit_of_work():
        actor = act_as(ids["ali"])
        text = "Jeg holder øje med chatten i aften. Ingrid tager over i morgen."
        service.send_message(actor=actor, room_id=room_id, client_id=uuid4().hex, text=text)


def _say_yes(account_id: str, room_id: str) -> None:
    with unit_of_work():
        service.answer_invitation(actor=act_as(account_id), room_id=room_id, answer="yes")
