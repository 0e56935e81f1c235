"""What the parts of the score weigh, and what was answered that could teach other weights."""

from sqlalchemy import select, update

from backend.core.db import session
from backend.friendbank.matching.learning import Answer as Lesson
from backend.friendbank.matching.score import VERSION, WEIGHTS, Weights
from backend.friendbank.models import Answer, Profile, Proposal, Seat, WeightSet

MOST_LESSONS = 5000


def find_weight_set(community_id: str, status: str) -> WeightSet | None:
    """The newest weights of a community with this status, or None."""
    such = select(WeightSet).where(WeightSet.community_id == community_id, WeightSet.status == status)
    return session().scalar(such.order_by(WeightSet.proposed_at.desc(), WeightSet.id.desc()).limit(1))


def weights_of(community_id: str) -> tuple[Weights, str]:
    """What the parts of the score weigh in a community now, and the version to remember a round by."""
    adopted = find_weight_set(community_id, "adopted")
    return (adopted.weights, adopted.id) if adopted else (WEIGHTS, VERSION)


def take_weight_set(weight_set_id: str, status: str) -> WeightSet | None:
    """The weights as they stand now, ours alone until the unit of work ends; None unless they have this status."""
    taken = (
        update(WeightSet)
        .where(WeightSet.id == weight_set_id, WeightSet.status == status)
        .values(status=status)
        .returning(WeightSet)
    )
    return session().scalar(taken, execution_options={"populate_existing": True})


def list_lessons(community_id: str) -> list[Lesson]:
    """What the newest answers of those who let theirs be learned from say about the parts of the score.

    Only yes and no, and only about pairs: silence and "later" are no answers, and a group has no other one.
    """
    other = Seat.__table__.alias("other")
    told = (
        select(Answer.account_id, Answer.answer, Proposal.components, other.c.account_id)
        .join(Proposal, Proposal.id == Answer.proposal_id)
        .join(other, (other.c.proposal_id == Proposal.id) & (other.c.account_id != Answer.account_id))
        .join(Profile, Profile.account_id == Answer.account_id)
        .where(Proposal.community_id == community_id, Proposal.kind == "pair", Profile.learns)
        .where(Answer.answer.in_(("yes", "no")))
        .order_by(Answer.answered_at.desc(), Answer.proposal_id, Answer.account_id)
        .limit(MOST_LESSONS)
    )
    return [
        Lesson(components=parts, said_yes=said == "yes")
        for answerer, said, components, giver in session().execute(told)
        if (parts := components.get(f"{giver}>{answerer}"))
    ]
