"""People and pairs of the database as matching sees them."""

from collections.abc import Collection, Iterable, Mapping
from datetime import timedelta

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.orm import aliased

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session

from . import queries
from .catalogue import TRAVEL, spot_of
from .matching.people import LARGEST_GROUP, PAIR_SIZE, Barred, Pair, Person
from .models import WAIT, Answer, Friendship, NoContact, OpenSide, Profile, Proposal, Round, Seat, blank_profile

# Two who came to nothing, or stopped being friends, are left in peace for half a year.
COOLING_OFF = timedelta(days=182)
OVER = ("closed", "rejected", "friends")
GROUP_FROM = 3


def load_pool(community_id: str) -> dict[str, Person]:
    """Everybody in a community who may take part, by id."""
    return _people(accounts.list_actors_able_to(community_id, "friendbank.take_part"), ignoring=None)


def load_members(proposal: Proposal) -> list[Person]:
    """The people of a proposal as they are now, the proposal itself not counted."""
    actors = accounts.actors_by_id(proposal.account_ids)
    people = _people(actors.values(), ignoring=proposal.id)
    return [people[account_id] for account_id in proposal.account_ids]


def load_people(account_ids: Collection[str]) -> dict[str, Person]:
    """These people as they are now, by id."""
    return _people(accounts.actors_by_id(account_ids).values(), ignoring=None)


def load_barred(community_id: str, among: Collection[str] | None = None, *, ignoring: str | None = None) -> Barred:
    """What stands between pairs of a community, or only `among` these people; one proposal may be ignored."""
    since = clock.now() - COOLING_OFF
    ended = Proposal.status.in_(OVER) & (Proposal.closed_at > since) & ~_is_for_later() & ~_was_put_aside()
    under_way = Proposal.status.in_(("draft", "approved", "sent")) & (Proposal.id != (ignoring or ""))
    return Barred(
        blocked=frozenset(_blocked(community_id, among)),
        no_contact=_pairs(NoContact, community_id, among),
        cooling=_proposed(community_id, among, ended)
        | _pairs(Friendship, community_id, among, Friendship.ended_at > since),
        friends=_pairs(Friendship, community_id, among, Friendship.ended_at.is_(None)),
        proposed=_proposed(community_id, among, under_way),
    )


def list_proposed_before(community_id: str) -> frozenset[Pair]:
    """Every pair that was decided about or went out, however long ago."""
    return _proposed(community_id, None, Proposal.status.in_(("sent", *OVER)), ~_was_put_aside())


def _people(actors: Iterable[Actor], *, ignoring: str | None) -> dict[str, Person]:
    by_id = {actor.id: actor for actor in actors}
    profiles = queries.profiles_by_id(list(by_id))
    under_way = _count_open(by_id, ignoring)
    return {
        one: as_person(actor, profiles.get(one) or blank_profile(one), under_way.get(one, 0))
        for one, actor in by_id.items()
    }


def as_person(actor: Actor, profile: Profile, open_proposals: int = 0) -> Person:
    """Somebody and what they have told, as matching sees them."""
    return Person(
        id=actor.id,
        community_id=actor.community_id,
        age=actor.age or 0,
        languages=frozenset(profile.languages),
        interests=frozenset(profile.interests),
        dislikes=frozenset(profile.dislikes),
        times=frozenset(profile.times),
        hopes=frozenset(profile.hopes),
        spot=spot_of(profile.area),
        reach=TRAVEL.get(profile.travel or ""),
        takes_part=actor.can("friendbank.take_part") and profile.is_complete,
        paused=profile.is_paused,
        open_proposals=open_proposals,
        least_together=GROUP_FROM if profile.together == "group" else PAIR_SIZE,
        most_together=PAIR_SIZE if profile.together == "pair" else LARGEST_GROUP,
        waiting_days=(clock.now() - profile.looking_since).days if profile.looking_since else 0,
        gender=profile.gender or "",
        only_gender=profile.only_gender,
        most_years=profile.most_years,
        online_first="online_first" in profile.ways,
    )


def _is_for_later() -> ColumnElement[bool]:
    """Proposals to which nobody said no and somebody "later", once a whole round has passed them over."""
    said = {word: _has_answer(word) for word in ("later", "no")}
    passed = select(Round.id).where(
        Round.community_id == Proposal.community_id, Round.published_at > Proposal.closed_at
    )
    return (Proposal.status == "closed") & said["later"] & ~said["no"] & passed.exists()


def _was_put_aside() -> ColumnElement[bool]:
    """Drafts a matchmaker let wait for another round: nothing was held against them."""
    return func.coalesce(Proposal.rejection_code, "") == WAIT


def _has_answer(said: str) -> ColumnElement[bool]:
    return select(Answer.account_id).where(Answer.proposal_id == Proposal.id, Answer.answer == said).exists()


def _count_open(account_ids: Iterable[str], ignoring: str | None) -> Mapping[str, int]:
    held = OpenSide.account_id.in_(list(account_ids)) & (OpenSide.proposal_id != (ignoring or ""))
    rows = session().execute(select(OpenSide.account_id, func.count()).where(held).group_by(OpenSide.account_id))
    return dict(rows.all())


def _blocked(community_id: str, among: Collection[str] | None) -> set[Pair]:
    return accounts.list_blocked_pairs(community_id, among)


def _proposed(community_id: str, among: Collection[str] | None, *such: ColumnElement[bool]) -> frozenset[Pair]:
    """Every two who sit in the same proposal."""
    one, other = aliased(Seat), aliased(Seat)
    chosen = [Proposal.community_id == community_id, *such]
    if among is not None:
        chosen += [one.account_id.in_(among), other.account_id.in_(among)]
    together = and_(one.proposal_id == other.proposal_id, one.account_id < other.account_id)
    seated = select(one.account_id, other.account_id).join(other, together)
    rows = session().execute(seated.join(Proposal, Proposal.id == one.proposal_id).where(*chosen))
    return frozenset(frozenset((one_id, other_id)) for one_id, other_id in rows)


def _pairs(
    table: type[Friendship | NoContact],
    community_id: str,
    among: Collection[str] | None,
    *such: ColumnElement[bool],
) -> frozenset[Pair]:
    chosen = [table.community_id == community_id, *such]
    if among is not None:
        chosen += [table.one_id.in_(among), table.other_id.in_(among)]
    rows = session().execute(select(table.one_id, table.other_id).where(*chosen))
    return frozenset(frozenset((one, other)) for one, other in rows)
