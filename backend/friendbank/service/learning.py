"""Weights learned from answers: worked out on request, shown as a change, and used only when a coordinator says so."""

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.friendbank import queries
from backend.friendbank.errors import NoBetterWeights, TooFewAnswers
from backend.friendbank.matching.learning import Lesson, learn
from backend.friendbank.models import WeightSet
from moderation import audit

# Below a hundred answers the prior decides nearly alone; below twenty there is nothing to hold back for a test.
FEWEST_ANSWERS = 20


def take_lesson(*, actor: Actor) -> WeightSet:
    """Work out what the answers so far teach, and put it before the coordinator.

    Raises Forbidden, TooFewAnswers, and NoBetterWeights when the new ones foresee held-out answers no better.
    """
    actor.require("friendbank.oversee")
    answers = queries.list_lessons(actor.community_id)
    if len(answers) < FEWEST_ANSWERS:
        raise TooFewAnswers
    lesson = learn(answers, prior=queries.weights_of(actor.community_id)[0])
    if not lesson.is_better:
        raise NoBetterWeights
    _settle(queries.find_weight_set(actor.community_id, "proposed"), "rejected", actor)
    proposed = _keep(actor, lesson)
    audit.record(actor_id=actor.id, action="friendbank.weights_proposed", subject=proposed.id)
    return proposed


def adopt(*, actor: Actor, weight_set_id: str) -> WeightSet:
    """Make every further round of the community with these weights; raises Forbidden, NotFound."""
    chosen = _require_proposed(actor, weight_set_id)
    _settle(queries.find_weight_set(actor.community_id, "adopted"), "retired", actor)
    _settle(chosen, "adopted", actor)
    audit.record(actor_id=actor.id, action="friendbank.weights_adopted", subject=chosen.id)
    return chosen


def reject(*, actor: Actor, weight_set_id: str) -> None:
    """Leave the weights as they are; raises Forbidden, NotFound."""
    chosen = _require_proposed(actor, weight_set_id)
    _settle(chosen, "rejected", actor)
    audit.record(actor_id=actor.id, action="friendbank.weights_rejected", subject=chosen.id)


def _keep(actor: Actor, lesson: Lesson) -> WeightSet:
    proposed = WeightSet(
        community_id=actor.community_id,
        weights=lesson.weights,
        change=lesson.change,
        answers=lesson.answers,
        loss_before=lesson.loss_before,
        loss_after=lesson.loss_after,
    )
    session().add(proposed)
    session().flush()
    return proposed


def _require_proposed(actor: Actor, weight_set_id: str) -> WeightSet:
    actor.require("friendbank.oversee")
    chosen = queries.take_weight_set(weight_set_id, "proposed")
    if chosen is None or chosen.community_id != actor.community_id:
        raise NotFound
    return chosen


def _settle(weight_set: WeightSet | None, status: str, actor: Actor) -> None:
    if weight_set is not None:
        weight_set.status, weight_set.decided_by_id, weight_set.decided_at = status, actor.id, clock.now()
        session().flush()
