"""Somebody else for one seat of a draft, among those the round left out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from sqlalchemy import delete
from sqlalchemy.exc import IntegrityError

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.friendbank import queries
from backend.friendbank.errors import RuleBroken
from backend.friendbank.facts import load_barred, load_pool
from backend.friendbank.matching.people import Person
from backend.friendbank.models import LeftOut, OpenSide, Proposal
from backend.friendbank.permissions import require_judge
from moderation import audit

from .checking import find_broken
from .drafts import Setting, describe, load_setting
from .reviewing import take_draft

MOST_ALTERNATIVES = 5


@dataclass(frozen=True, slots=True)
class Alternative:
    """Who could take the seat instead, and the draft as it would be then; not in the database."""

    account_id: str
    draft: Proposal


def list_alternatives(*, actor: Actor, draft_id: str, out: str) -> list[Alternative]:
    """Who could take the seat of `out`, the best first; never somebody the actor knows. Raises NotFound."""
    draft = require_judge(actor, queries.find_draft(actor, draft_id))
    found, _, _ = _alternatives(actor, draft, out)
    return sorted(found, key=lambda one: (-one.draft.score, one.account_id))[:MOST_ALTERNATIVES]


def swap(*, actor: Actor, draft_id: str, out: str, into: str) -> Proposal:
    """Give the seat of `out` to somebody else; the draft is to be looked at anew. Raises NotFound, RuleBroken."""
    draft = take_draft(actor, draft_id)
    found, people, setting = _alternatives(actor, draft, out)
    if into not in {one.account_id for one in found}:
        raise NotFound
    describe(draft, _company(draft, out, into, people), setting)
    draft.status, draft.seconded_by_id, draft.seconded_at = "draft", None, None
    _change_sides(draft, out, into)
    audit.record(actor_id=actor.id, action="friendbank.swapped", subject=draft.id, data={"out": out, "in": into})
    return draft


def _alternatives(actor: Actor, draft: Proposal, out: str) -> tuple[list[Alternative], Mapping[str, Person], Setting]:
    """Everybody left out who breaks no rule with those who stay; with all people by id, and what is known of them."""
    if out not in draft.account_ids:
        raise NotFound
    people = load_pool(draft.community_id)
    setting = load_setting(draft.community_id, people.values())
    # Their seats in this very draft do not count.
    people |= {one: replace(people[one], open_proposals=0) for one in draft.account_ids if one in people}
    barred = load_barred(draft.community_id, ignoring=draft.id)
    found = []
    for account_id in queries.list_left_out_ids(actor, draft.round_id):
        company = _company(draft, out, account_id, people)
        if company and find_broken(company, barred) is None:
            would_be = Proposal(round_id=draft.round_id, community_id=draft.community_id)
            found.append(Alternative(account_id, describe(would_be, company, setting)))
    return found, people, setting


def _company(draft: Proposal, out: str, into: str, people: Mapping[str, Person]) -> list[Person]:
    """Who would sit in the draft then, in the order of their ids; nobody where one of them is not to be found."""
    ids = sorted({*draft.others_than(out), into})
    return [people[one] for one in ids] if all(one in people for one in ids) else []


def _change_sides(draft: Proposal, out: str, into: str) -> None:
    session().execute(delete(OpenSide).where(OpenSide.account_id == out, OpenSide.proposal_id == draft.id))
    session().execute(delete(LeftOut).where(LeftOut.round_id == draft.round_id, LeftOut.account_id == into))
    session().add_all(
        [
            OpenSide(account_id=into, proposal_id=draft.id),
            LeftOut(round_id=draft.round_id, account_id=out, reason="all_taken"),
        ]
    )
    try:
        session().flush()
    except IntegrityError as error:
        raise RuleBroken(reason="enough_proposals") from error
