"""Reads about examples; one's own judgements by name, everybody's without."""

from collections.abc import Collection, Sequence

from sqlalchemy import and_, exists, or_, select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from moderation.models import Case
from moderation.permissions import is_visible_to

from .marks import EXAMPLE, is_real
from .models import Judgement, Rate
from .permissions import require_moderator

GRAVE = 1


def percent_of(community_id: str) -> int:
    """How many in a hundred cases are examples."""
    rate = session().get(Rate, community_id)
    return rate.percent if rate else 0


def is_needed_elsewhere(actor: Actor) -> bool:
    """Whether the actor holds a case, or something grave or late waits that they could take."""
    now = clock.now()
    held = and_(Case.claimed_by_id == actor.id, Case.lease_until > now)
    free = or_(Case.lease_until.is_(None), Case.lease_until <= now)
    pressing = and_(is_real(), free, is_visible_to(actor), or_(Case.urgency <= GRAVE, Case.deadline_at <= now))
    return bool(session().scalar(select(exists().where(Case.decided_at.is_(None), or_(held, pressing)))))


def find_open(account_id: str) -> Case | None:
    """The example somebody was given and has not judged, or None."""
    subject = Case.subject_id.endswith(f":{account_id}", autoescape=True)
    given = select(Case).where(Case.kind == EXAMPLE, Case.decided_at.is_(None), subject)
    return session().scalar(given.with_for_update())


def list_judged(account_id: str) -> Collection[str]:
    """The examples somebody has judged."""
    return set(session().scalars(select(Judgement.example).where(Judgement.account_id == account_id)))


def list_own(actor: Actor, window: Window) -> Page[Judgement]:
    """What the actor made of examples, newest first; raises Forbidden."""
    require_moderator(actor)
    own = select(Judgement).where(Judgement.account_id == actor.id)
    return paginate(own, window, key=[Judgement.judged_at, Judgement.id], descending=True)


def list_all(community_id: str) -> Sequence[tuple[str, str, bool]]:
    """Who made what of which example in the community: for counting only, never to be shown."""
    rows = select(Judgement.example, Judgement.account_id, Judgement.fine).where(Judgement.community_id == community_id)
    return [(example, account_id, fine) for example, account_id, fine in session().execute(rows)]
