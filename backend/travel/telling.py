"""Who hears what about travel money."""

from backend.accounts import queries as accounts
from backend.core.db import session
from backend.events.models import Event
from backend.notifications import service as notifications

from .models import TravelRequest
from .permissions import GIVE


def tell_payers(request: TravelRequest, kind: str) -> None:
    """Tell those who keep the money."""
    payers = [actor.id for actor in accounts.list_actors_able_to(request.community_id, GIVE)]
    _tell(payers, kind, request, link="/events?travel")


def tell_asker(request: TravelRequest, kind: str) -> None:
    """Tell whoever asked."""
    _tell([request.account_id], kind, request, link=f"/events/{request.event_id}")


def _tell(account_ids: list[str], kind: str, request: TravelRequest, *, link: str) -> None:
    event = session().get_one(Event, request.event_id)
    notifications.notify(
        account_ids=account_ids,
        kind=kind,
        data={"title": event.title},
        link=link,
        cause=f"{kind}:{request.id}:{request.version}",
    )
