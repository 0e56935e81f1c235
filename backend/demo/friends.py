"""Friendship in the demo: two who said yes, two who have a proposal waiting, and drafts for the matchmaker."""

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


def make(ids: dict[str, str]) -> str:
    """Make Nor and Sne friends, leave the others waiting; returns the friends' room."""
    for handle in ("nor", "sne"):
        _tell(ids, handle)
    [first] = _draft_round(ids["malik"])
    _approve(ids["malik"], first)
    for handle in ("nor", "sne"):
        with unit_of_work():
            service.answer(actor=act_as(ids[handle]), proposal_id=first, said="yes")
    for handle in TASTES.keys() - {"nor", "sne"}:
        _tell(ids, handle)
    drafts = _draft_round(ids["malik"])
    _approve(ids["malik"], drafts[0])
    with unit_of_work(readonly=True):
        return queries.friendships_by_proposal([first])[first].room_id


def _tell(ids: dict[str, str], handle: str) -> None:
    area = PLACES[list(TASTES).index(handle) % len(PLACES)]
    with unit_of_work():
        service.save_profile(actor=act_as(ids[handle]), changes={**COMMON, **TASTES[handle], "area": area})


def _draft_round(matchmaker_id: str) -> list[str]:
    with unit_of_work():
        matchmaker = act_as(matchmaker_id)
        matchmaking.create_round(actor=matchmaker)
        return [draft.id for draft in queries.list_drafts(matchmaker, Window()).items]


def _approve(matchmaker_id: str, draft_id: str) -> None:
    with unit_of_work():
        matchmaking.approve(actor=act_as(matchmaker_id), draft_id=draft_id)
