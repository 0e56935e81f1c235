"""Use case: opening a community, which nobody inside it can do."""

from collections.abc import Collection
from datetime import timedelta

from backend.core import clock
from backend.core.db import session
from backend.core.errors import Conflict
from moderation import audit

from .models import Account, Community, Identity, RoleGrant
from .queries import find_community, get_account

SCREENED_FOR = timedelta(days=365)


class CommunityExists(Conflict):
    """A community has this name already."""

    code = "community_exists"
    text = {"da": "Der findes allerede et fællesskab med det navn.", "en": "A community has that name already."}


def found_community(
    *,
    name: str,
    handle: str,
    nickname: str,
    legal_name: str,
    password_hash: str,
    areas: Collection[str] = (),
    admits_under_15: bool = False,
) -> Account:
    """A community with its first coordinator, who vouches for all that follow; raises CommunityExists.

    `areas` are slugs of the friend bank's catalogue: where its youths may say they live.
    """
    if find_community(name) is not None:
        raise CommunityExists
    community = Community(name=name, areas=sorted(areas), admits_under_15=admits_under_15)
    session().add(community)
    session().flush()
    founder = Account(
        community_id=community.id,
        handle=handle,
        nickname=nickname,
        avatar="skaal",
        tone="lamp",
        kind="adult",
        status="active",
        language="da",
        password_hash=password_hash,
    )
    session().add(founder)
    session().flush()
    session().add(Identity(account_id=founder.id, legal_name=legal_name, confirmed_by_id=founder.id))
    session().add(
        RoleGrant(
            account_id=founder.id,
            role="coordinator",
            screened_until=clock.today() + SCREENED_FOR,
            confidentiality_signed_on=clock.today(),
        )
    )
    audit.record(actor_id=founder.id, action="community.founded", subject=community.id)
    session().flush()
    return get_account(founder.id)
