"""What people have told."""

from collections.abc import Collection, Mapping

from sqlalchemy import select

from backend.accounts.models import Community
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank.models import Profile


def find_profile(account_id: str) -> Profile | None:
    """What somebody has told, or None."""
    return session().get(Profile, account_id)


def profiles_by_id(account_ids: Collection[str]) -> Mapping[str, Profile]:
    """What these people have told, by account."""
    rows = session().scalars(select(Profile).where(Profile.account_id.in_(account_ids)))
    return {profile.account_id: profile for profile in rows}


def list_areas(actor: Actor) -> list[str]:
    """The slugs of the areas the actor's community covers."""
    return session().get_one(Community, actor.community_id).areas
