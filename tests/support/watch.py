"""A moderator on watch who is called, and what a referrer is worried about."""

from collections.abc import Mapping
from datetime import timedelta

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from moderation.concerns import service as concerns
from moderation.paging.models import Call, CalledPerson
from moderation.roster.service import plan_shift


def keep(actors: Mapping[str, Actor], case_id: str) -> dict[str, str]:
    """A shift, a page and two concerns, one of them handed over; needs an open unit of work."""
    now, moderator = clock.now(), actors["moderator"]
    shift = plan_shift(
        actor=moderator,
        account_id=moderator.id,
        kind="moderator",
        starts_at=now - timedelta(hours=1),
        ends_at=now + timedelta(hours=4),
    )
    drafts = [_concern(actors["referrer"]) for _ in range(2)]
    given = concerns.hand_over(
        actor=actors["referrer"], concern_id=drafts[1], municipality="Lysgården", way="phone", consented=False
    )
    return {"shift": shift.id, "page": _page(moderator, case_id), "concern": drafts[0], "given_concern": given.id}


def _page(called: Actor, case_id: str) -> str:
    now = clock.now()
    page = Call(
        community_id=called.community_id,
        case_id=case_id,
        number=1,
        rung="colleague",
        place=0,
        token="nothing that is ever rung with",
        next_ring_at=now + timedelta(days=1),
        climb_at=now + timedelta(days=1),
    )
    session().add(page)
    session().flush()
    session().add(CalledPerson(page_id=page.id, account_id=called.id))
    session().flush()
    return page.id


def _concern(writer: Actor) -> str:
    facts = {"about": "Alba Opdigtet", "observed": "Alba frøs.", "source": "Alba selv.", "danger": False}
    return concerns.write_concern(actor=writer, facts={**facts, "happened_on": clock.today()}).id
