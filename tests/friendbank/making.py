"""Youths who have told about themselves, and proposals made the way matchmakers make them."""

from typing import Any

from backend.accounts.models import Community
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank import matchmaking, service
from backend.friendbank.models import Proposal
from tests.factories import make_adult, make_community, make_youth

AREA = "gentofte-hellerup"
TOLD = {
    "interests": ["film", "mad"],
    "dislikes": ["bold"],
    "languages": ["da"],
    "times": ["weekend_day"],
    "hopes": ["talk"],
    "area": AREA,
    "travel": "bus30",
    "paused": False,
}


def make_place() -> Community:
    """A community that covers a few areas."""
    community = make_community()
    community.areas = [AREA, "gentofte-ordrup", "lyngby-virum"]
    session().flush()
    return community


def make_teller(*, community: Community, age: int = 16, told: dict[str, Any] | None = None) -> Actor:
    """A youth with a profile that fits anybody else's, but for what is `told`."""
    youth = make_youth(community=community, age=age)
    service.save_profile(actor=youth, changes={**TOLD, **(told or {})})
    return youth


def make_proposed_pair() -> tuple[Actor, Actor, str]:
    """Two youths of a fresh community with a sent proposal, and its id."""
    community = make_place()
    one, other = make_teller(community=community), make_teller(community=community)
    matchmaker = make_adult("matchmaker", community=community)
    matchmaking.create_round(actor=matchmaker)
    (draft_id,) = list_draft_ids(community.id)
    matchmaking.approve(actor=matchmaker, draft_id=draft_id)
    return one, other, draft_id


def list_draft_ids(community_id: str) -> list[str]:
    """The drafts of a community."""
    drafts = session().query(Proposal).filter_by(community_id=community_id, status="draft")
    return [draft.id for draft in drafts.order_by(Proposal.id)]
