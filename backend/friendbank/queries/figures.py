"""Where everybody in the friend bank stands, for its figures."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Select, select

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank.figures import Standing
from backend.friendbank.models import CheckIn, CheckInAnswer, Friendship, OpenSide, Profile, Proposal, Seat

PERIOD = timedelta(days=365)
# Four weeks: what lasts so long tends to go on.
LASTING = timedelta(days=28)
NOT_TOLD = "not_told"
BY = ("gender", "language", "age_band")


def list_standings(community_id: str, by: str) -> list[Standing]:
    """Everybody whom a round could find, or has found within a year; the number of queries is fixed."""
    since = clock.now() - PERIOD
    people = {actor.id: actor for actor in accounts.list_actors_able_to(community_id, "friendbank.take_part")}
    profiles = {profile.account_id: profile for profile in _list_profiles(list(people))}
    here = (Proposal.community_id == community_id, Proposal.sent_at >= since)
    offered, pleased = _ids(_seats(*here)), _ids(_seats(*here, Seat.pleased.is_(True)))
    friendships = _list_friendships(community_id, since)
    matched = {one for friendship in friendships for one in (friendship.one_id, friendship.other_id)}
    lasted = _lasted(friendships, _list_doubted(community_id))
    busy = _ids(select(OpenSide.account_id)) | {
        one for friendship in friendships if friendship.ended_at is None for one in _two(friendship)
    }
    return [
        Standing(
            groups=_groups(by, people[one], profile),
            offered=one in offered,
            pleased=one in pleased,
            matched=one in matched,
            lasted=lasted.get(one),
            waiting_days=_waiting_days(profile) if one not in busy else None,
        )
        for one, profile in profiles.items()
        if profile.is_complete or one in offered
    ]


def _list_profiles(account_ids: list[str]) -> Iterable[Profile]:
    return session().scalars(select(Profile).where(Profile.account_id.in_(account_ids)))


def _seats(*such: ColumnElement[bool]) -> Select[str]:
    return select(Seat.account_id).join(Proposal, Proposal.id == Seat.proposal_id).where(*such)


def _ids(chosen: Select[str]) -> set[str]:
    return set(session().scalars(chosen))


def _list_friendships(community_id: str, since: datetime) -> list[Friendship]:
    recent = select(Friendship).where(Friendship.community_id == community_id, Friendship.since >= since)
    return list(session().scalars(recent))


def _list_doubted(community_id: str) -> set[str]:
    """The proposals about which somebody said, when asked, that they do not want to go on."""
    doubts = select(CheckIn.proposal_id).join(CheckInAnswer, CheckInAnswer.check_in_id == CheckIn.id)
    return _ids(doubts.where(CheckIn.community_id == community_id, CheckInAnswer.go_on == "no"))


def _lasted(friendships: Iterable[Friendship], doubted: set[str]) -> Mapping[str, bool]:
    """Whether any friendship of each person that could have lasted four weeks by now has."""
    lasted: dict[str, bool] = {}
    for friendship in friendships:
        until = friendship.since + LASTING
        if until <= clock.now():
            holds = friendship.proposal_id not in doubted and (friendship.ended_at or clock.now()) >= until
            for one in _two(friendship):
                lasted[one] = lasted.get(one, False) or holds
    return lasted


def _two(friendship: Friendship) -> tuple[str, str]:
    return friendship.one_id, friendship.other_id


def _waiting_days(profile: Profile) -> int | None:
    return (clock.now() - profile.looking_since).days if profile.looking_since else None


def _groups(by: str, actor: Actor, profile: Profile) -> frozenset[str]:
    if by == "language":
        return frozenset(profile.languages) or frozenset((NOT_TOLD,))
    told = profile.gender if by == "gender" else actor.age_band
    return frozenset((told or NOT_TOLD,))
