"""Reads about the rota: always from what this actor may see, and of hours only one's own."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, and_, func, or_, select

from backend.accounts import queries as accounts
from backend.accounts.capabilities import CAPABILITIES
from backend.accounts.models import Account, RoleGrant
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.crew import queries as crew
from backend.crew.models import Member

from .models import Claim, Offer, Shift
from .permissions import ADULT, can_take, is_minor, is_safe, require_crew, require_shift

LATELY = timedelta(days=28)
WEEK = timedelta(days=7)
_PLAIN = ("id", "duty", "starts_at", "ends_at", "needed", "taken")
_ADULT_ROLES = [role for role, granted in CAPABILITIES.items() if ADULT in granted]


def find_shift(shift_id: str) -> Shift | None:
    """One shift, whoever asks."""
    return session().get(Shift, shift_id)


def find_offer(offer_id: str) -> Offer | None:
    """One offer, whoever asks."""
    return session().get(Offer, offer_id)


def has_claim(shift_id: str, account_id: str) -> bool:
    """Whether somebody has a shift."""
    return session().get(Claim, (shift_id, account_id), populate_existing=True) is not None


def is_on_crew(actor: Actor) -> bool:
    """Whether this actor may take shifts."""
    return can_take(actor, is_member=crew.is_member(actor.id))


def see_shift(actor: Actor, shift_id: str) -> Shift:
    """A shift that exists for this actor; raises Forbidden, NotFound."""
    require_crew(actor, is_member=crew.is_member(actor.id))
    shift = require_shift(actor, find_shift(shift_id))
    across = None if actor.is_adult else session().scalar(_hidden_from(actor).where(Claim.shift_id == shift.id))
    return require_shift(actor, None if across else shift)


def list_shifts(
    actor: Actor, window: Window, since: datetime | None = None, days: int = 14, view: str = "all"
) -> Page[dict[str, Any]]:
    """The shifts of so many days, soonest first: all, one's own, or those that lack somebody. Raises Forbidden."""
    require_crew(actor, is_member=crew.is_member(actor.id))
    begins = since or clock.now()
    listed = select(Shift).where(
        Shift.community_id == actor.community_id,
        Shift.cancelled_at.is_(None),
        Shift.ends_at > begins,
        Shift.starts_at < begins + timedelta(days=days),
    )
    mine = Shift.id.in_(select(Claim.shift_id).where(Claim.account_id == actor.id))
    if view == "mine":
        listed = listed.where(mine)
    elif view == "open":
        listed = listed.where(Shift.taken < Shift.needed, Shift.starts_at > clock.now(), ~mine)
    if not actor.is_adult:
        listed = listed.where(Shift.id.not_in(_hidden_from(actor)))
    return paginate(listed, window, key=[Shift.starts_at, Shift.id]).map(lambda shifts: describe(actor, shifts))


def describe(actor: Actor, shifts: Sequence[Shift]) -> list[dict[str, Any]]:
    """Shifts as the API shows them to this actor, in a fixed number of queries."""
    taken = people_of(shift.id for shift in shifts)
    everybody = {one for ids in taken.values() for one in ids}
    people, actors = accounts.people_by_id(everybody), accounts.actors_by_id(everybody) if everybody else {}
    asked = select(Offer.shift_id, Offer.id).where(Offer.from_id == actor.id, Offer.state == "open")
    offers: dict[str, str] = {row.shift_id: row.id for row in session().execute(asked)}
    first = actor.is_adult or comes_first(actor)
    hidden = set() if actor.is_adult else accounts.list_blocked_either_way(actor.id)
    return [
        {
            **{name: getattr(shift, name) for name in _PLAIN},
            "mine": actor.id in taken[shift.id],
            "people": [people[one] for one in taken[shift.id] if one not in hidden],
            "safe": is_safe(actors[one] for one in taken[shift.id]),
            "yours_from": None if first or shift.everybody_from <= clock.now() else shift.everybody_from,
            "offer_id": offers.get(shift.id),
            "called_off": shift.cancelled_at is not None,
        }
        for shift in shifts
    ]


def people_of(shift_ids: Iterable[str]) -> dict[str, list[str]]:
    """Who has these shifts, in the order they took them."""
    wanted = list(shift_ids)
    taken: dict[str, list[str]] = {shift_id: [] for shift_id in wanted}
    claims = select(Claim.shift_id, Claim.account_id).where(Claim.shift_id.in_(wanted))
    for shift_id, account_id in session().execute(claims.order_by(Claim.claimed_at, Claim.account_id)):
        taken[shift_id].append(account_id)
    return taken


def shifts_of(account_id: str, around: Shift) -> list[Shift]:
    """What else somebody has in the days that count together with this shift."""
    near = (Shift.starts_at > around.starts_at - WEEK - timedelta(days=1), Shift.starts_at < around.ends_at + WEEK)
    held = select(Shift).join(Claim, Claim.shift_id == Shift.id).where(Claim.account_id == account_id, *near)
    return list(session().scalars(held.where(Shift.cancelled_at.is_(None), Shift.id != around.id)))


def minutes_lately(account_id: str) -> int:
    """How much somebody has helped in the last four weeks, and will with what they have taken."""
    spent = _spent().where(Claim.account_id == account_id)
    return session().scalar(select(func.coalesce(func.sum(spent.subquery().c.minutes), 0))) or 0


def comes_first(actor: Actor) -> bool:
    """Whether at most half of the youths of the crew have helped less lately; nobody is told who."""
    own = minutes_lately(actor.id)
    of_crew = (Member.community_id == actor.community_id, Member.joined_at.is_not(None))
    counted = _spent().where(Claim.account_id.in_(select(Member.account_id).where(*of_crew))).subquery()
    per_head = select(counted.c.account_id, func.sum(counted.c.minutes).label("minutes")).group_by(counted.c.account_id)
    spent = [minutes for _account_id, minutes in session().execute(per_head)]
    size = session().scalar(select(func.count()).select_from(Member).where(*of_crew)) or 0
    less = size - sum(minutes >= own for minutes in spent) if own else 0
    return 2 * less <= size


def show_own(actor: Actor) -> dict[str, Any]:
    """Whether this actor may take shifts and lay them out, and their own hours."""
    return {
        "on_crew": is_on_crew(actor),
        "can_lay_out": actor.can("crew.answer"),
        "minutes_lately": minutes_lately(actor.id),
    }


def list_people(actor: Actor, window: Window) -> Page[Account]:
    """Whom one can ask to have a shift; raises Forbidden."""
    require_crew(actor, is_member=crew.is_member(actor.id))
    joined = select(Member.account_id).where(Member.joined_at.is_not(None))
    today = clock.today()
    granted = select(RoleGrant.account_id).where(
        RoleGrant.role.in_(_ADULT_ROLES),
        RoleGrant.screened_until >= today,
        RoleGrant.confidentiality_signed_on <= today,
    )
    asked = select(Account).where(
        Account.community_id == actor.community_id,
        Account.status == "active",
        Account.id != actor.id,
        or_(Account.id.in_(joined), and_(Account.kind == "adult", Account.id.in_(granted))),
        Account.id.not_in(accounts.list_blocked_either_way(actor.id)),
    )
    return paginate(asked, window, key=[Account.id])


def list_offers(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """What one is asked, and has asked, as long as it is open; raises Forbidden."""
    require_crew(actor, is_member=crew.is_member(actor.id))
    ours = or_(Offer.to_id == actor.id, Offer.from_id == actor.id)
    waiting = select(Offer).join(Shift, Shift.id == Offer.shift_id)
    blocked = accounts.list_blocked_either_way(actor.id)
    waiting = waiting.where(Offer.from_id.not_in(blocked), Offer.to_id.not_in(blocked))
    waiting = waiting.where(ours, Offer.state == "open", Shift.starts_at > clock.now(), Shift.cancelled_at.is_(None))
    return paginate(waiting, window, key=[Offer.id]).map(lambda offers: describe_offers(actor, offers))


def describe_offers(actor: Actor, offers: Sequence[Offer]) -> list[dict[str, Any]]:
    """Offers as the API shows them, in a fixed number of queries."""
    people = accounts.people_by_id(one for offer in offers for one in (offer.from_id, offer.to_id))
    wanted = {one for offer in offers for one in (offer.shift_id, offer.for_shift_id) if one}
    shifts = list(session().scalars(select(Shift).where(Shift.id.in_(wanted))))
    shown = {shift["id"]: shift for shift in describe(actor, shifts)}
    return [
        {
            "id": offer.id,
            "mine": offer.from_id == actor.id,
            "from_person": people[offer.from_id],
            "to_person": people[offer.to_id],
            "shift": shown[offer.shift_id],
            "for_shift": shown[offer.for_shift_id] if offer.for_shift_id else None,
            "state": offer.state,
        }
        for offer in offers
    ]


def list_layers(community_id: str) -> list[str]:
    """Who is told when something lacks: those who lay shifts out."""
    return [actor.id for actor in accounts.list_actors_able_to(community_id, "crew.answer")]


def safety_of(shifts: Collection[Shift]) -> Mapping[str, bool]:
    """Whether each is safe for those who have it today, in two queries."""
    taken = people_of(shift.id for shift in shifts)
    actors = accounts.actors_by_id(one for ids in taken.values() for one in ids)
    return {shift_id: is_safe(actors[one] for one in ids) for shift_id, ids in taken.items()}


def list_minors(shift_id: str) -> list[str]:
    """Who has a shift and is under 18."""
    actors = accounts.actors_by_id(people_of([shift_id])[shift_id])
    return sorted(account_id for account_id, actor in actors.items() if is_minor(actor))


def _spent() -> Select[str, int]:
    counted = (Shift.cancelled_at.is_(None), Shift.starts_at > clock.now() - LATELY)
    return select(Claim.account_id, Shift.minutes).join(Shift, Shift.id == Claim.shift_id).where(*counted)


def _hidden_from(actor: Actor) -> Select[str]:
    """Shifts somebody has across a block, unless one has them oneself."""
    mine = select(Claim.shift_id).where(Claim.account_id == actor.id)
    blocked = accounts.list_blocked_either_way(actor.id)
    return select(Claim.shift_id).where(Claim.account_id.in_(blocked), Claim.shift_id.not_in(mine))
