"""Use cases: judging an example, how far people agree, and how many examples there are."""

from collections.abc import Sequence
from dataclasses import dataclass

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from moderation import actions, audit
from moderation.enacting import Ruling
from moderation.models import Case, Decision

from . import examples, marks, queries
from .agreement import alpha
from .models import Judgement, Rate
from .permissions import may_see_agreement, require_changer, require_overview

# Fewer than this, and it would be about somebody.
FEWEST = 5
ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far people agree about the examples of one label, or of all; alpha is None where that cannot be told."""

    label: str
    people: int
    judgements: int
    alpha: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """One's own count, and for those who answer for the others how many examples there are and how people agree."""

    judged: int
    agreed: int
    percent: int | None
    agreements: Sequence[Agreement]


def judge(case: Case, ruling: Ruling, *, by_id: str) -> Decision:
    """Take what somebody decided about an example, which is locked: it is remembered, and nothing happens."""
    example = case.subject_id.partition(":")[0]
    fine = actions.does(ruling.acts, actions.FINE)
    decision = Decision(
        case_id=case.id,
        moderator_id=by_id,
        action=actions.weightiest_first(ruling.acts)[0].name,
        done=[act._asdict() for act in ruling.acts],
        guideline=ruling.guideline,
        rationale=ruling.rationale,
        old_state={},
        new_state={marks.MARK: True},
    )
    case.decided_at, case.claimed_by_id, case.lease_until = clock.now(), None, None
    judgement = Judgement(
        community_id=case.community_id,
        account_id=by_id,
        case_id=case.id,
        example=example,
        fine=fine,
        guideline=ruling.guideline,
    )
    session().add_all([decision, judgement])
    session().flush()
    audit.record(actor_id=by_id, action="example.judged", subject=case.id, data={"decision": decision.id})
    return decision


def show(*, actor: Actor) -> Calibration:
    """How the actor's judgements went, and what else they may know; raises Forbidden."""
    require_overview(actor)
    said = queries.list_all(actor.community_id)
    own = [fine == examples.load()[example].fine for example, account_id, fine in said if account_id == actor.id]
    sees_all = may_see_agreement(actor)
    return Calibration(
        judged=len(own),
        agreed=sum(own),
        percent=queries.percent_of(actor.community_id) if sees_all else None,
        agreements=_agreements(said) if sees_all else [],
    )


def change_rate(*, actor: Actor, percent: int) -> Calibration:
    """Let so many in a hundred cases be examples from now on; raises Forbidden."""
    require_changer(actor)
    session().merge(Rate(community_id=actor.community_id, percent=percent))
    session().flush()
    audit.record(actor_id=actor.id, action="calibration.changed", subject=actor.community_id, data={"percent": percent})
    return show(actor=actor)


def _agreements(said: Sequence[tuple[str, str, bool]]) -> list[Agreement]:
    labels = dict.fromkeys(example.label for example in examples.load().values())
    of_label = {label: [one for one in said if examples.load()[one[0]].label == label] for label in sorted(labels)}
    return [_agreement(label, rows) for label, rows in [(ALL, said), *of_label.items()] if rows]


def _agreement(label: str, said: Sequence[tuple[str, str, bool]]) -> Agreement:
    people = len({account_id for _, account_id, _ in said})
    units = [[fine for example, _, fine in said if example == one] for one in {example for example, _, _ in said}]
    told = alpha(units) if people >= FEWEST else None
    return Agreement(label=label, people=people, judgements=len(said), alpha=told)
