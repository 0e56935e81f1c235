"""Making a round, and trying what one would mean before it is made."""

import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import fields, replace
from statistics import fmean
from typing import Any

from sqlalchemy.exc import IntegrityError

from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank import queries
from backend.friendbank.errors import AnotherRound
from backend.friendbank.facts import load_barred, load_pool
from backend.friendbank.matching import round as matching
from backend.friendbank.matching.counterfactual import LEVERS, count_as
from backend.friendbank.matching.layers import BALANCED
from backend.friendbank.matching.people import NOBODY, PAIR_SIZE, Barred, Person, Spot
from backend.friendbank.matching.pool import Pool
from backend.friendbank.models import LeftOut, OpenSide, Proposal, Round
from moderation import audit

from .drafts import describe, load_setting

DIALS = (0.0, 0.2, BALANCED, 0.7, 1.0)
_OWN_LIMITS = ("distance", "times", "only_gender", "most_years")


def preview(*, actor: Actor) -> dict[str, Any]:
    """What a round would mean at each setting of the dial, beside the last one; stores nothing. Raises Forbidden."""
    actor.require("friendbank.match")
    matchmaker, _ = _matchmaker(actor)
    last = queries.find_last_round(actor.community_id)
    return {
        "looking": len(matchmaker.pool.looking),
        "consequences": matchmaker.consequences(DIALS),
        "last": last.figures if last else None,
    }


def create_round(*, actor: Actor, dial: float = BALANCED) -> Round:
    """Draft something for everybody it can be found for; raises Forbidden, and AnotherRound while one is in review."""
    actor.require("friendbank.match")
    if queries.find_round_in_review(actor.community_id):
        raise AnotherRound
    matchmaker, version = _matchmaker(actor)
    planned = matchmaker.plan(dial=dial)
    left_out = _why_left_out(matchmaker, planned.left_out)
    made = Round(
        community_id=actor.community_id,
        made_by_id=actor.id,
        score_version=version,
        dial=dial,
        snapshot=fingerprint(matchmaker.pool.people, matchmaker.barred),
        figures=_figures(matchmaker, planned, left_out),
    )
    try:
        _store(made, matchmaker.pool.people, planned, left_out)
    except IntegrityError as error:
        raise AnotherRound from error
    audit.record(actor_id=actor.id, action="friendbank.round_made", subject=made.id, data={"dial": dial})
    return made


def fingerprint(people: Iterable[Person], barred: Barred) -> str:
    """A SHA-256 over who went in, as ids and facts in one fixed order, and what stood between them."""
    told = sorted(
        ([getattr(person, field.name) for field in fields(person)] for person in people), key=lambda row: row[0]
    )
    between = [sorted(map(sorted, getattr(barred, field.name))) for field in fields(barred)]
    text = json.dumps([told, between], default=_plain, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _matchmaker(actor: Actor) -> tuple[matching.Matchmaker, str]:
    """The engine for everybody here but the actor, and the version of its weights."""
    pool = load_pool(actor.community_id)
    pool.pop(actor.id, None)
    weights, version = queries.weights_of(actor.community_id)
    return matching.Matchmaker(pool.values(), load_barred(actor.community_id), weights=weights), version


def _store(made: Round, people: Collection[Person], planned: matching.Round, left_out: Mapping[str, str]) -> None:
    session().add(made)
    session().flush()
    pool, setting = {person.id: person for person in people}, load_setting(made.community_id, people)
    seated = [sorted(offer.pair) for offer in planned.offers] + [list(group.people) for group in planned.groups]
    drafts = [
        describe(Proposal(round_id=made.id, community_id=made.community_id), [pool[one] for one in ids], setting)
        for ids in seated
    ]
    session().add_all(drafts)
    session().add_all(LeftOut(round_id=made.id, account_id=one, reason=reason) for one, reason in left_out.items())
    session().flush()
    session().add_all(
        OpenSide(account_id=account_id, proposal_id=draft.id) for draft in drafts for account_id in draft.account_ids
    )
    session().flush()


def _why_left_out(matchmaker: matching.Matchmaker, ids: Sequence[str]) -> dict[str, str]:
    """The truthful reason for each of these: worked out by asking the rules again, as if nobody were taken."""
    free = [replace(person, open_proposals=0) for person in matchmaker.pool.people]
    pool = Pool.of(free, replace(matchmaker.barred, proposed=NOBODY))
    by_id = {person.id: person for person in free}
    people = [by_id[one] for one in ids]
    counted = count_as(pool, [*people, *map(_without_limits, people)]) if people else []
    now, most = counted[: len(people)], counted[len(people) :]
    return {person.id: _why(person, *counts) for person, *counts in zip(people, now, most, strict=True)}


def _why(person: Person, now: int, most: int) -> str:
    if now:
        return "all_taken"
    if person.least_together > PAIR_SIZE:
        return "only_groups"
    return "own_limits" if most else "no_one_allowed"


def _without_limits(person: Person) -> Person:
    for limit in _OWN_LIMITS:
        person = LEVERS[limit](person)
    return person


def _figures(matchmaker: matching.Matchmaker, planned: matching.Round, left_out: Mapping[str, str]) -> dict[str, Any]:
    scores = [offer.score for offer in planned.offers] + [group.score for group in planned.groups]
    return {
        "looking": len(matchmaker.pool.looking),
        "drafts": len(scores),
        "offers": len(planned.covered),
        "good": len(planned.pleased),
        "groups": len(planned.groups),
        "left_out": len(left_out),
        "why": dict(sorted(Counter(left_out.values()).items())),
        "mean_score": fmean(scores) if scores else 0.0,
        "bound_ratio": planned.worth / planned.bound if planned.bound else 1.0,
    }


def _plain(value: object) -> Any:
    """A set in one fixed order, a place as its two numbers."""
    if isinstance(value, Spot):
        return [value.latitude, value.longitude]
    if isinstance(value, frozenset):
        return sorted(value)
    raise TypeError(f"{type(value).__name__} has no canonical form.")
