"""Youths who have told about themselves, and proposals made the way matchmakers make them."""

from datetime import timedelta
from typing import Any

from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank import rounds, service
from backend.friendbank.models import Proposal
from moderation.models import Case
from tests.factories import make_adult, make_community, make_youth

AREA = "gentofte-hellerup"
# What is told of somebody who has told nothing.
_LISTS = ("interests", "dislikes", "languages", "times", "hopes", "ways", "comforts", "skipped")
BLANK: dict[str, Any] = {
    **{name: [] for name in _LISTS},
    **dict.fromkeys(("area", "travel", "together", "gender", "most_years", "paused_until", "updated_at")),
    "only_gender": False,
    "learns": True,
    "paused": False,
    "complete": False,
}
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
    (draft_id,) = send_round(matchmaker)
    return one, other, draft_id


def send_round(matchmaker: Actor) -> list[str]:
    """A round made, approved and published by one matchmaker; the ids of what went out."""
    made = rounds.create_round(actor=matchmaker)
    sent = rounds.approve_many(actor=matchmaker, draft_ids=list_draft_ids(made.community_id)).approved
    rounds.publish(actor=matchmaker, round_id=made.id)
    return sent


def list_draft_ids(community_id: str) -> list[str]:
    """The drafts of a community."""
    drafts = session().query(Proposal).filter_by(community_id=community_id, status="draft")
    return [draft.id for draft in drafts.order_by(Proposal.id)]


def make_case(community: Community, about: Actor) -> Case:
    """An open case about somebody."""
    case = Case(
        author_id=about.id,
        community_id=community.id,
        kind="message",
        subject_id="m",
        source="report",
        urgency=1,
        deadline_at=clock.now() + timedelta(hours=1),
    )
    session().add(case)
    session().flush()
    return case


def close_due() -> int:
    """Settle what has waited its time, in the open unit of work; returns how many."""
    due = service.list_due()
    for proposal_id in due:
        service.settle(proposal_id=proposal_id)
    return len(due)
