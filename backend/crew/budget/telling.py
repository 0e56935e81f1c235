"""Who hears what about the budget."""

from collections.abc import Iterable

from sqlalchemy import select

from backend.accounts import queries as accounts
from backend.core.db import session
from backend.crew.models import Member
from backend.ledger.permissions import KEEP
from backend.notifications import service as notifications

from .models import Proposal


def list_crew(community_id: str) -> list[str]:
    """The youths who vote."""
    joined = select(Member.account_id).where(Member.community_id == community_id, Member.joined_at.is_not(None))
    return list(session().scalars(joined.order_by(Member.account_id)))


def tell_crew(proposal: Proposal, kind: str) -> None:
    """Tell those who vote, and whoever proposed it."""
    tell({*list_crew(proposal.community_id), proposal.author_id}, proposal, kind)


def tell_payers(proposal: Proposal, kind: str) -> None:
    """Tell those who keep the money."""
    tell((actor.id for actor in accounts.list_actors_able_to(proposal.community_id, KEEP)), proposal, kind)


def tell(account_ids: Iterable[str], proposal: Proposal, kind: str) -> None:
    """Tell these, once."""
    notifications.notify(
        account_ids=sorted(set(account_ids)),
        kind=kind,
        data={"title": proposal.title},
        link="/events?budget",
        cause=f"{kind}:{proposal.id}:{proposal.version}",
    )
