"""The end of a round: everything approved goes out at one moment, and everybody else is free for the next."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

from sqlalchemy import delete

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank import queries, texts
from backend.friendbank.facts import load_barred, load_people
from backend.friendbank.matching.people import NOBODY
from backend.friendbank.models import OpenSide, Proposal, Round, Seat
from backend.friendbank.permissions import require_round
from backend.friendbank.service import OPEN_FOR, announce
from backend.notifications import service as notifications
from moderation import audit

from .checking import find_broken

# A longer gap between two decisions is a pause, not work.
LONGEST_LOOK = timedelta(minutes=5)


def publish(*, actor: Actor, round_id: str) -> Round:
    """Send everything approved, all with one closing time, and free everybody else; once, however often it is asked.

    What breaks a rule by now stays behind, and the round's figures name it. Raises Forbidden, NotFound.
    """
    found = require_round(actor, queries.find_round(round_id))
    taken = queries.take_round(round_id)
    if taken is None:
        session().refresh(found)
        return require_round(actor, found, "published")
    drafts = queries.list_of_round(round_id)
    minutes = count_minutes(drafts)
    sent, stayed = _sort(taken, [draft for draft in drafts if draft.status == "approved"])
    _send(sent)
    undecided = [draft for draft in drafts if draft.status == "draft"]
    taken.figures = {
        **taken.figures,
        "sent": len(sent),
        "undecided": len(undecided),
        "stayed": [{"people": list(draft.account_ids), "code": code} for draft, code in stayed],
        "minutes_per_approved": round(minutes / len(sent), 2) if sent else None,
    }
    _remove([*undecided, *(draft for draft, _ in stayed)])
    taken.status, taken.published_by_id, taken.published_at = "published", actor.id, clock.now()
    session().flush()
    audit.record(actor_id=actor.id, action="friendbank.published", subject=taken.id, data={"sent": len(sent)})
    return taken


def drop(*, actor: Actor, round_id: str) -> None:
    """Drop a round in review: nothing goes out, and everybody is free again. Twice is fine.

    Raises Forbidden, NotFound.
    """
    found = require_round(actor, queries.find_round(round_id))
    taken = queries.take_round(round_id)
    if taken is None:
        session().refresh(found)
        require_round(actor, found, "dropped")
        return
    _remove([draft for draft in queries.list_of_round(round_id) if draft.status in {"draft", "approved"}])
    taken.status = "dropped"
    session().flush()
    audit.record(actor_id=actor.id, action="friendbank.round_dropped", subject=taken.id)


def count_minutes(drafts: Iterable[Proposal]) -> float:
    """How long matchmakers looked: between each one's own decisions, five minutes at most a gap."""
    moments: dict[str, list[datetime]] = defaultdict(list)
    for draft in drafts:
        decided = ((draft.decided_by_id, draft.decided_at), (draft.seconded_by_id, draft.seconded_at))
        for who, at in decided:
            if who and at:
                moments[who].append(at)
    gaps = (later - earlier for times in moments.values() for earlier, later in pairwise(sorted(times)))
    return sum((min(gap, LONGEST_LOOK) for gap in gaps), timedelta()) / timedelta(minutes=1)


def _sort(made: Round, approved: Sequence[Proposal]) -> tuple[list[Proposal], list[tuple[Proposal, str]]]:
    """What may go out, and what may not with the rule that stands in the way; asked anew of everybody at once."""
    ids = {account_id for draft in approved for account_id in draft.account_ids}
    # Nobody has more than one side open, so the only proposal under way of each of them is this one.
    people = {one: replace(person, open_proposals=0) for one, person in load_people(ids).items()}
    barred = replace(load_barred(made.community_id, ids), proposed=NOBODY)
    broken = [(draft, find_broken([people[one] for one in draft.account_ids], barred)) for draft in approved]
    stayed = [(draft, texts.known_rule(code)) for draft, code in broken if code]
    return [draft for draft, code in broken if code is None], stayed


def _send(drafts: Sequence[Proposal]) -> None:
    now = clock.now()
    for draft in drafts:
        draft.status, draft.sent_at, draft.closes_at = "sent", now, now + OPEN_FOR
    session().flush()
    people = sorted(account_id for draft in drafts for account_id in draft.account_ids)
    notifications.notify(account_ids=people, kind="friendbank.proposed", link="/friends")
    for draft in drafts:
        announce(draft)


def _remove(drafts: Iterable[Proposal]) -> None:
    """As if they had never been proposed: nobody has seen them but matchmakers."""
    ids = [draft.id for draft in drafts]
    session().flush()
    for column in (OpenSide.proposal_id, Seat.proposal_id, Proposal.id):
        session().execute(delete(column.class_).where(column.in_(ids)))
