"""What matchmakers do: make a round of drafts, and approve or reject them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy.exc import IntegrityError

from backend.accounts.ages import age_band
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import AppError, NotFound
from backend.notifications import service as notifications
from moderation import audit

from . import queries, texts
from .errors import AnotherRound, RuleBroken
from .facts import list_proposed_before, load_barred, load_members, load_pool
from .matching.layers import BALANCED
from .matching.people import Offer, Pair, Person, minutes_between
from .matching.reasons import count_facts, reasons
from .matching.round import propose
from .matching.rules import why_not
from .matching.score import CLOSE_BY, GOOD, VERSION
from .models import OpenSide, Proposal, Round, Seat
from .permissions import require_judge
from .service import OPEN_FOR, announce, release

# Who blocked whom is nobody's business, and a matchmaker need not know either.
_PRIVATE = {"blocked": "kept_apart", "no_contact": "kept_apart"}


@dataclass(frozen=True, slots=True)
class Refused:
    """A draft that could not be approved, and why."""

    id: str
    code: str
    detail: str


def create_round(*, actor: Actor) -> Round:
    """Draft a proposal for everybody one can be found for; raises Forbidden, AnotherRound."""
    actor.require("friendbank.match")
    pool = load_pool(actor.community_id)
    pool.pop(actor.id, None)
    planned = propose(pool.values(), load_barred(actor.community_id), with_groups=False)
    made = Round(
        community_id=actor.community_id,
        made_by_id=actor.id,
        score_version=VERSION,
        status="published",
        dial=BALANCED,
        snapshot="",
        figures={"drafts": len(planned.offers), "left_out": len(planned.left_out)},
    )
    session().add(made)
    session().flush()
    _add_drafts(made, planned.offers, pool)
    return made


def approve(*, actor: Actor, draft_id: str) -> Proposal:
    """Send a draft to its two people, if the rules still allow it; raises NotFound, RuleBroken."""
    sent = _send(actor, draft_id)
    audit.record(actor_id=actor.id, action="friendbank.approved", subject=sent.id)
    return sent


def approve_many(*, actor: Actor, draft_ids: Collection[str]) -> tuple[list[str], list[Refused]]:
    """Send these drafts; returns the ids that went out, and those that did not with their reasons."""
    actor.require("friendbank.match")
    approved: list[str] = []
    refused: list[Refused] = []
    for draft_id in sorted(set(draft_ids)):
        try:
            approved.append(_send(actor, draft_id).id)
        except AppError as error:
            refused.append(_refused(draft_id, error, actor.language))
    # Only now, for from here on everybody else who records something waits for us.
    for draft_id in approved:
        audit.record(actor_id=actor.id, action="friendbank.approved", subject=draft_id)
    return approved, refused


def reject(*, actor: Actor, draft_id: str, reason: str) -> None:
    """Put a draft away; the two are not proposed to each other again for a while. Raises NotFound."""
    require_judge(actor, queries.find_proposal(draft_id))
    draft = queries.take_proposal(draft_id, "draft")
    if draft is None:
        raise NotFound
    draft.status, draft.decided_by_id, draft.rejection = "rejected", actor.id, reason
    draft.closed_at = clock.now()
    release(draft)
    session().flush()
    audit.record(actor_id=actor.id, action="friendbank.rejected", subject=draft.id)


def _send(actor: Actor, draft_id: str) -> Proposal:
    require_judge(actor, queries.find_proposal(draft_id))
    draft = queries.take_proposal(draft_id, "draft")
    if draft is None:
        raise NotFound
    _require_rules(draft)
    draft.status, draft.decided_by_id = "sent", actor.id
    draft.sent_at = clock.now()
    draft.closes_at = draft.sent_at + OPEN_FOR
    session().flush()
    notifications.notify(account_ids=draft.account_ids, kind="friendbank.proposed", link="/friends")
    announce(draft)
    return draft


def _add_drafts(made: Round, offers: Sequence[Offer], pool: dict[str, Person]) -> None:
    known, seen = count_facts(pool.values()), list_proposed_before(made.community_id)
    drafts = [_draft(made, offer, pool, known, seen) for offer in offers]
    session().add_all(drafts)
    session().flush()
    session().add_all(
        OpenSide(account_id=account_id, proposal_id=draft.id) for draft in drafts for account_id in draft.account_ids
    )
    try:
        session().flush()
    except IntegrityError as error:
        raise AnotherRound from error


def _draft(
    made: Round, offer: Offer, pool: dict[str, Person], known: Mapping[tuple[str, str], int], seen: frozenset[Pair]
) -> Proposal:
    one, other = pool[offer.one], pool[offer.other]
    return Proposal(
        round_id=made.id,
        community_id=made.community_id,
        seats=[Seat(account_id=account_id, pleased=offer.score >= GOOD) for account_id in sorted(offer.pair)],
        score=offer.score,
        reasons=[str(reason) for reason in reasons(one, other, known)],
        cautions=_cautions(one, other, seen),
    )


def _cautions(one: Person, other: Person, seen: frozenset[Pair]) -> list[str]:
    minutes = minutes_between(one, other)
    holds = {
        "ages": age_band(one.age) != age_band(other.age),
        "far": minutes is not None and minutes > CLOSE_BY,
        "no_area": minutes is None,
        "thin": _count_shared(one, other) < 2,
        "seen_before": frozenset((one.id, other.id)) in seen,
    }
    return [code for code, is_so in holds.items() if is_so]


def _count_shared(one: Person, other: Person) -> int:
    shared = (one.interests & other.interests, one.dislikes & other.dislikes, one.hopes & other.hopes)
    return sum(map(len, shared))


def _require_rules(draft: Proposal) -> None:
    one, other = load_members(draft)
    barred = load_barred(draft.community_id, draft.account_ids, ignoring=draft.id)
    broken = why_not(one, other, barred=barred)
    if broken:
        raise RuleBroken(reason=_PRIVATE.get(broken[0], broken[0]))


def _refused(draft_id: str, error: AppError, language: str) -> Refused:
    if isinstance(error, RuleBroken):
        code = error.fields["reason"]
        return Refused(draft_id, code, texts.rule(code, language))
    return Refused(draft_id, error.code, error.text.get(language, error.text["da"]))
