"""Use cases: every idea is answered with a reason, and what is answered late is heard of."""

from datetime import timedelta

from sqlalchemy import select, update

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden
from backend.core.ids import new_id
from backend.crew import queries
from backend.crew.errors import AnsweredMeanwhile
from backend.crew.models import Idea
from backend.crew.permissions import NAME, can_answer
from backend.events.drafts import queries as drafts
from backend.events.drafts import service as drafting
from backend.events.drafts.models import Draft
from backend.events.drafts.schemas import EventDraftFacts
from backend.notifications import service as notifications
from moderation.publishing import require_publishable

from .votes import count

# Before the promise is broken, those who can keep it are asked once more.
REMINDED_BEFORE = timedelta(days=4)
MOST_WORDS = 2000


def answer(*, actor: Actor, idea_id: str, version: int, answer: str, reason: str) -> Idea:
    """Answer an idea, in place of answer number `version` (0 is none); this closes the vote. The same twice is once.

    Raises NotFound, Forbidden, AnsweredMeanwhile, NotPublishable.
    """
    idea = queries.see_idea(actor, idea_id)
    if not can_answer(actor, idea, is_member=queries.is_member(actor.id)):
        raise Forbidden
    require_publishable(actor, {"reason": reason}, room_kind="event")
    facts = {"answer": answer, "reason": reason, "answered_by_id": actor.id}
    said = update(Idea).where(Idea.id == idea.id, Idea.version == version, Idea.gone_at.is_(None))
    said = said.values(**facts, answered_at=clock.now(), version=version + 1, turn=Idea.turn + 1).returning(Idea)
    answered = session().scalar(said, execution_options={"populate_existing": True})
    if answered is None:
        return _require_same(idea, facts)
    count(answered)
    if answered.author_id != actor.id:
        _tell([answered.author_id], "crew.answered", answered, cause=f"{answered.id}:{answered.version}")
    return answered


def start_event(*, actor: Actor, idea_id: str) -> Draft:
    """A draft of an event from an idea; again, the same as long as it is not posted. Raises NotFound, Forbidden."""
    idea = queries.see_idea(actor, idea_id)
    actor.require("events.organise")
    begun = drafts.find_draft(idea.draft_id) if idea.draft_id else None
    if begun and begun.account_id == actor.id and begun.event_id is None:
        return begun
    facts = EventDraftFacts().load({"title": idea.title[:80], "description": idea.words[:MOST_WORDS]})
    draft = drafting.save_draft(actor=actor, draft_id=new_id(), version=0, facts=facts)
    idea.draft_id = draft.id
    session().flush()
    return draft


def tie_events() -> int:
    """Let ideas show the events they became; returns how many. Whoever had the idea is told."""
    posted = select(Idea, Draft.event_id).join(Draft, Draft.id == Idea.draft_id)
    became = session().execute(posted.where(Idea.event_id.is_(None), Draft.event_id.is_not(None))).all()
    for idea, event_id in became:
        idea.event_id = event_id
        _tell([idea.author_id], "crew.became_event", idea, cause=f"{idea.id}:event")
    session().flush()
    return len(became)


def remind() -> int:
    """Ask the crew about what is soon late, and tell the coordinators of what is; returns how many ideas."""
    soon = _next_step(1, REMINDED_BEFORE)
    for idea in soon:
        _tell(queries.list_crew_ids(idea.community_id), "crew.idea_waits", idea, cause=f"{idea.id}:soon")
    late = _next_step(2, timedelta())
    for idea in late:
        coordinators = [actor.id for actor in accounts.list_actors_able_to(idea.community_id, NAME)]
        _tell(coordinators, "crew.idea_late", idea, cause=f"{idea.id}:late")
    return len(soon) + len(late)


def _next_step(step: int, before: timedelta) -> list[Idea]:
    """Unanswered ideas that have come to this step of the ladder, each once whoever else looks."""
    waits = (Idea.answered_at.is_(None), Idea.gone_at.is_(None), Idea.answer_by <= clock.now() + before)
    moved = update(Idea).where(Idea.reminders < step, *waits).values(reminders=step).returning(Idea)
    return list(session().scalars(moved))


def _require_same(idea: Idea, facts: dict[str, str]) -> Idea:
    session().refresh(idea)
    if {name: getattr(idea, name) for name in facts} != facts:
        raise AnsweredMeanwhile
    return idea


def _tell(account_ids: list[str], kind: str, idea: Idea, *, cause: str) -> None:
    link = f"/events?idea={idea.id}"
    notifications.notify(
        account_ids=account_ids, kind=kind, data={"title": idea.title}, link=link, cause=f"idea:{cause}"
    )
