"""What people have told."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from sqlalchemy import select

from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank.models import Profile, Proposal, Seat


def find_profile(account_id: str) -> Profile | None:
    """What somebody has told, or None."""
    return session().get(Profile, account_id)


def profiles_by_id(account_ids: Collection[str]) -> Mapping[str, Profile]:
    """What these people have told, by account."""
    rows = session().scalars(select(Profile).where(Profile.account_id.in_(account_ids)))
    return {profile.account_id: profile for profile in rows}


def list_pauses_until(day: date) -> Sequence[Profile]:
    """The profiles whose pause is over on this day."""
    over = select(Profile).where(Profile.paused.is_(True), Profile.paused_until <= day)
    return session().scalars(over.order_by(Profile.account_id)).all()


def has_open_proposal(account_id: str) -> bool:
    """Whether somebody has a proposal they can answer now."""
    theirs = select(Proposal.id).join(Seat, Seat.proposal_id == Proposal.id).where(Seat.account_id == account_id)
    is_open = (Proposal.status == "sent", Proposal.closes_at > clock.now())
    return session().scalar(theirs.where(*is_open).limit(1)) is not None


def list_areas(actor: Actor) -> list[str]:
    """The slugs of the areas the actor's community covers."""
    return session().get_one(Community, actor.community_id).areas
