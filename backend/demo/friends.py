"""Friendship in the demo: some who said yes, two who have a proposal waiting, and drafts for the matchmaker."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import select, update

from backend.core import clock
from backend.core.db import session, unit_of_work
from backend.core.pagination import Window
from backend.friendbank import queries, rounds, service
from backend.friendbank.models import CheckIn, Friendship, Proposal
from backend.friendbank.service.check_ins import WEEKS

from .people import act_as

TASTES: dict[str, dict[str, Any]] = {
    "nor": {
        "interests": ["braetspil", "mad", "film"],
        "dislikes": ["traening"],
        "hopes": ["talk", "game"],
        "ways": ["bike", "online_first"],
        "comforts": ["short", "activity"],
    },
    "sne": {
        "interests": ["braetspil", "bage", "film"],
        "dislikes": ["bold"],
        "hopes": ["game", "calm_company"],
        "comforts": ["quiet", "know_the_place"],
    },
    "luna": {
        "interests": ["musik", "tegne", "film"],
        "dislikes": ["gaming"],
        "hopes": ["talk", "do_things"],
        "ways": ["walk", "bus"],
        "comforts": ["with_helper", "daytime"],
    },
    "storm": {
        "interests": ["musik", "gaming", "film"],
        "dislikes": ["laese"],
        "hopes": ["do_things", "game"],
        "ways": ["online_first"],
        "comforts": ["activity"],
    },
    "liv": {
        "interests": ["dyr", "natur", "tegne"],
        "dislikes": ["gaming"],
        "hopes": ["calm_company", "talk"],
        "together": "pair",
        "comforts": ["few_people", "quiet"],
    },
    "bjoerk": {
        "interests": ["dyr", "tegne", "musik"],
        "dislikes": ["bold"],
        "hopes": ["talk", "go_out"],
        "ways": ["walk"],
        "comforts": ["daytime", "with_helper"],
    },
    "vilde": {
        "interests": ["traening", "mad", "natur"],
        "dislikes": ["film"],
        "hopes": ["go_out", "do_things"],
        "ways": ["bike"],
        "comforts": ["activity"],
    },
    "aske": {
        "interests": ["traening", "bold", "mad"],
        "dislikes": ["tegne"],
        "hopes": ["do_things", "go_out"],
        "ways": ["bus"],
        "comforts": ["short"],
    },
}
# Where the demo's youths live, told as roughly as anybody does.
PLACES = ("gentofte-hellerup", "gentofte-ordrup", "gentofte-vangede")
COMMON = {
    "languages": ["da", "en"],
    "travel": "bus30",
    "times": ["weekday_evening", "weekend_day"],
    # The step about own limits was passed over.
    "skipped": ["limits"],
}


FRIENDS = (("nor", "sne"), ("sne", "luna"), ("sne", "storm"))


def make(ids: dict[str, str]) -> str:
    """Make some of them friends, leave the others waiting; returns the room of Nor and Sne."""
    [room_id, *_] = [_bring_together(ids, pair) for pair in FRIENDS]
    _let_two_weeks_pass(room_id)
    for handle in TASTES:
        _tell(ids, handle)
    _send(ids, ("bjoerk",))
    return room_id


def _bring_together(ids: dict[str, str], pair: tuple[str, str]) -> str:
    """A round while everybody else is on pause, and two yeses; returns the room of the two."""
    for handle in {handle for friends in FRIENDS for handle in friends}:
        _tell(ids, handle, paused=handle not in pair)
    [proposal_id] = _send(ids, pair)
    for handle in pair:
        with unit_of_work():
            service.answer(actor=act_as(ids[handle]), proposal_id=proposal_id, said="yes")
    with unit_of_work(readonly=True):
        return queries.friendships_by_proposal([proposal_id])[proposal_id].room_id


def _let_two_weeks_pass(room_id: str) -> None:
    """Somebody is to ask these two how it goes."""
    with unit_of_work():
        met = select(Friendship.proposal_id).where(Friendship.room_id == room_id).scalar_subquery()
        first = (CheckIn.proposal_id == met, CheckIn.week == min(WEEKS))
        session().execute(update(CheckIn).where(*first).values(due_at=clock.now()))


def _tell(ids: dict[str, str], handle: str, *, paused: bool = False) -> None:
    area = PLACES[list(TASTES).index(handle) % len(PLACES)]
    with unit_of_work():
        told = {**COMMON, **TASTES[handle], "area": area, "paused": paused}
        service.save_profile(actor=act_as(ids[handle]), changes=told)


def draft_round(matchmaker_id: str) -> tuple[str, list[Proposal]]:
    """A round in review; its id, and its drafts."""
    with unit_of_work():
        matchmaker = act_as(matchmaker_id)
        made = rounds.create_round(actor=matchmaker)
        return made.id, list(queries.list_drafts(matchmaker, Window()).items)


def _send(ids: dict[str, str], handles: Iterable[str]) -> list[str]:
    """A round that goes out with the drafts these people are all in; their ids."""
    wanted = {ids[handle] for handle in handles}
    round_id, drafts = draft_round(ids["malik"])
    with unit_of_work():
        matchmaker = act_as(ids["malik"])
        chosen = [draft.id for draft in drafts if wanted <= set(draft.account_ids)]
        approved = rounds.approve_many(actor=matchmaker, draft_ids=chosen).approved
        rounds.publish(actor=matchmaker, round_id=round_id)
        return approved
