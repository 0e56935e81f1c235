"""Rounds and their drafts, as a matchmaker may see them: nothing about people they know."""

from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import ColumnElement, CompoundSelect, Select, case, func, select, union, update

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate
from backend.friendbank.models import Acquaintance, LeftOut, Proposal, Round, Seat
from backend.friendbank.permissions import JUDGED


def list_rounds(actor: Actor, window: Window) -> Page[Round]:
    """The rounds of the matchmaker's community, newest first."""
    here = select(Round).where(Round.community_id == actor.community_id)
    return paginate(here, window, key=[Round.created_at, Round.id], descending=True)


def find_round(round_id: str) -> Round | None:
    """A round, whoever asks."""
    return session().get(Round, round_id)


def find_round_in_review(community_id: str) -> Round | None:
    """The round a community looks at now, or None."""
    return session().scalar(select(Round).where(Round.community_id == community_id, Round.status == "review"))


def find_last_round(community_id: str) -> Round | None:
    """The newest round of a community that went out, or None."""
    published = select(Round).where(Round.community_id == community_id, Round.status == "published")
    return session().scalar(published.order_by(Round.published_at.desc(), Round.id.desc()).limit(1))


def take_round(round_id: str) -> Round | None:
    """The round as it stands now, ours alone until the unit of work ends; None unless it is in review."""
    in_review = (Round.id == round_id, Round.status == "review")
    taken = update(Round).where(*in_review).values(status="review").returning(Round)
    return session().scalar(taken, execution_options={"populate_existing": True})


def list_of_round(round_id: str) -> Sequence[Proposal]:
    """Everything a round proposes, as it stands now."""
    chosen = select(Proposal).where(Proposal.round_id == round_id).order_by(Proposal.id)
    return session().scalars(chosen, execution_options={"populate_existing": True}).all()


def count_drafts(round_ids: Collection[str]) -> Mapping[str, Mapping[str, int]]:
    """How many proposals of each of these rounds there are, by status."""
    counted: dict[str, dict[str, int]] = {round_id: {} for round_id in round_ids}
    rows = select(Proposal.round_id, Proposal.status, func.count()).where(Proposal.round_id.in_(round_ids))
    for round_id, status, count in session().execute(rows.group_by(Proposal.round_id, Proposal.status)):
        counted[round_id][status] = count
    return counted


def list_drafts(actor: Actor, window: Window, round_id: str | None = None) -> Page[Proposal]:
    """The drafts that wait for this matchmaker or another, the worst fit first within each kind.

    First those somebody else has approved already, then others that two must see, then those to look at twice.
    """
    waiting = _drafts_of(actor).where(Proposal.status == "draft")
    if round_id is not None:
        waiting = waiting.where(Proposal.round_id == round_id)
    to_look_at = func.json_array_length(Proposal.cautions) > 0
    is_second = (Proposal.decided_by_id != actor.id) & Proposal.needs_second
    turn: ColumnElement[int] = case((is_second, 0), (Proposal.needs_second, 1), (to_look_at, 2), else_=3)
    return paginate(waiting, window, key=[turn, Proposal.score, Proposal.id])


def find_draft(actor: Actor, draft_id: str) -> Proposal | None:
    """A draft this matchmaker may know of, or None."""
    return session().scalar(_drafts_of(actor).where(Proposal.id == draft_id))


def list_left_out(actor: Actor, window: Window, round_id: str) -> Page[LeftOut]:
    """Whom a round brought nobody, but for those the matchmaker knows."""
    return paginate(_left_out(actor, round_id), window, key=[LeftOut.reason, LeftOut.account_id])


def list_left_out_ids(actor: Actor, round_id: str) -> list[str]:
    """The same, all at once."""
    left_out = _left_out(actor, round_id).order_by(LeftOut.account_id)
    return [row.account_id for row in session().scalars(left_out)]


def list_known(actor: Actor) -> set[str]:
    """Whom the matchmaker knows, and therefore reads nothing about."""
    return set(session().scalars(_known_to(actor)))


def _left_out(actor: Actor, round_id: str) -> Select[LeftOut]:
    return select(LeftOut).where(LeftOut.round_id == round_id, LeftOut.account_id.not_in(_known_to(actor)))


def _drafts_of(actor: Actor) -> Select[Proposal]:
    of_known = select(Seat.proposal_id).where(Seat.account_id.in_(_known_to(actor)))
    here = (Proposal.community_id == actor.community_id, Proposal.status.in_(JUDGED))
    return select(Proposal).where(*here, Proposal.id.not_in(of_known))


def _known_to(actor: Actor) -> CompoundSelect[str]:
    """Whom the matchmaker knows, by their own word or by what they did; themself included."""
    told = select(Acquaintance.account_id).where(Acquaintance.matchmaker_id == actor.id)
    return union(told, accounts.select_known_to(actor.id).subquery().select())
