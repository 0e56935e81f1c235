"""Friendship in the demo: some who said yes, two who have a proposal waiting, and drafts for the matchmaker."""

from typing import Any

from backend.core.db import unit_of_work
from backend.core.pagination import Window
from backend.friendbank import matchmaking, queries, service

from .people import act_as

TASTES: dict[str, dict[str, Any]] = {
    "nor": {"interests": ["braetspil", "mad", "film"], "dislikes": ["traening"], "hopes": ["talk", "game"]},
    "sne": {"interests": ["braetspil", "bage", "film"], "dislikes": ["bold"], "hopes": ["game", "calm_company"]},
    "luna": {"interests": ["musik", "tegne", "film"], "dislikes": ["gaming"], "hopes": ["talk", "do_things"]},
    "storm": {"interests": ["musik", "gaming", "film"], "dislikes": ["laese"], "hopes": ["do_things", "game"]},
    "liv": {"interests": ["dyr", "natur", "tegne"], "dislikes": ["gaming"], "hopes": ["calm_company", "talk"]},
    "bjoerk": {"interests": ["dyr", "tegne", "musik"], "dislikes": ["bold"], "hopes": ["talk", "go_out"]},
    "vilde": {"interests": ["traening", "mad", "natur"], "dislikes": ["film"], "hopes": ["go_out", "do_things"]},
    "aske": {"interests": ["traening", "bold", "mad"], "dislikes": ["tegne"], "hopes": ["do_things", "go_out"]},
}
# Where the demo's youths live, told as roughly as anybody does.
PLACES = ("gentofte-hellerup", "gentofte-ordrup", "gentofte-vangede")
COMMON = {"languages": ["da", "en"], "travel": "bus30", "times": ["weekday_evening", "weekend_day"]}


FRIENDS = (("nor", "sne"), ("sne", "luna"), ("sne", "storm"))


def make(ids: dict[str, str]) -> str:
    """Make some of them friends, leave the others waiting; returns the room of Nor and Sne."""
    [room_id, *_] = [_bring_together(ids, pair) for pair in FRIENDS]
    for handle in TASTES:
        _tell(ids, handle)
    drafts = _draft_round(ids["malik"])
    _approve(ids["malik"], drafts[0])
    return room_id


def _bring_together(ids: dict[str, str], pair: tuple[str, str]) -> str:
    """A round while everybody else is on pause, and two yeses; returns the room of the two."""
    for handle in {handle for friends in FRIENDS for handle in friends}:
        _tell(ids, handle, paused=handle not in pair)
    [proposal_id] = _draft_round(ids["malik"])
    _approve(ids["malik"], proposal_id)
    for handle in pair:
        with unit_of_work():
            service.answer(actor=act_as(ids[handle]), proposal_id=proposal_id, said="yes")
    with unit_of_work(readonly=True):
        return queries.friendships_by_proposal([proposal_id])[proposal_id].room_id


def _tell(ids: dict[str, str], handle: str, *, paused: bool = False) -> None:
    area = PLACES[list(TASTES).index(handle) % len(PLACES)]
    with unit_of_work():
        told = {**COMMON, **TASTES[handle], "area": area, "paused": paused}
        service.save_profile(actor=act_as(ids[handle]), changes=told)


def _draft_round(matchmaker_id: str) -> list[str]:
    with unit_of_work():
        matchmaker = act_as(matchmaker_id)
        matchmaking.create_round(actor=matchmaker)
        return [draft.id for draft in queries.list_drafts(matchmaker, Window()).items]


def _approve(matchmaker_id: str, draft_id: str) -> None:
    with unit_of_work():
        matchmaking.approve(actor=act_as(matchmaker_id), draft_id=draft_id)
