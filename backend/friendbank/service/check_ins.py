"""Asking how it goes: a volunteer does, two and six weeks after something opened, and nothing is forgotten."""

from datetime import datetime, time, timedelta

from sqlalchemy import update

from backend.accounts.queries import list_actors_able_to
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.friendbank import queries
from backend.friendbank.errors import CheckInTaken, ToldAlready
from backend.friendbank.models import CheckIn, CheckInAnswer, Proposal
from backend.friendbank.permissions import OVERSEE, VISIT, require_visitor
from backend.notifications import service as notifications
from moderation.queries import find_open_report
from moderation.service import file_report, open_case

KIND = "friendbank.check_in"
WEEKS = (2, 6)
# When school is out, on a wall clock in Denmark.
AFTERNOON = time(15)
LATE = timedelta(days=3)
VISITS_PAGE = "/matching/check-ins"


def plan_check_ins(proposal: Proposal) -> None:
    """Ask how it goes, so many weeks after today."""
    for week in WEEKS:
        due_at = _afternoon_in(weeks=week)
        planned = CheckIn(proposal_id=proposal.id, community_id=proposal.community_id, week=week, due_at=due_at)
        session().add(planned)


def drop_check_ins(proposal_id: str) -> None:
    """Ask nobody any more; repeatable."""
    open_ones = (CheckIn.proposal_id == proposal_id, CheckIn.closed_at.is_(None))
    session().execute(update(CheckIn).where(*open_ones).values(closed_at=clock.now()))


def answer_check_in(
    *,
    actor: Actor,
    check_in_id: str,
    met: str | None = None,
    go_on: str | None = None,
    wrong: bool = False,
    words: str | None = None,
) -> CheckInAnswer:
    """Say how it goes, or say it anew; something `wrong` goes to the moderators alone, at once.

    Raises NotFound, and ToldAlready for other `words` while a moderator still has the first ones.
    """
    check_in = queries.find_check_in(check_in_id, actor.id)
    if check_in is None:
        raise NotFound
    given = queries.find_own_answer(check_in.id, actor.id) or CheckInAnswer(
        check_in_id=check_in.id, account_id=actor.id
    )
    given.met, given.go_on, given.answered_at = met, go_on, clock.now()
    session().add(given)
    session().flush()
    if wrong:
        _tell_moderators(actor, check_in.id, words or None)
    return given


def claim_check_in(*, actor: Actor, check_in_id: str) -> CheckIn:
    """Take a check-in on, which asks its people; repeatable. A coordinator may take one over.

    Raises Forbidden, NotFound, CheckInTaken.
    """
    check_in = _require_reached(actor, check_in_id)
    if check_in.taken_by_id not in {None, actor.id} and not actor.can(OVERSEE):
        raise CheckInTaken
    check_in.taken_by_id = actor.id
    if check_in.asked_at is None:
        check_in.asked_at = clock.now()
        session().flush()
        asked = queries.list_agreed(check_in.proposal_id)
        notifications.notify(account_ids=asked, kind=KIND, link="/friends", cause=f"check-in:{check_in.id}")
    return check_in


def finish_check_in(*, actor: Actor, check_in_id: str) -> None:
    """Be done with a check-in one has taken on; repeatable. Raises Forbidden, NotFound, CheckInTaken."""
    check_in = _require_reached(actor, check_in_id)
    if check_in.taken_by_id != actor.id:
        raise CheckInTaken
    check_in.closed_at = check_in.closed_at or clock.now()
    session().flush()


def call_volunteers() -> int:
    """Tell volunteers, once a day, that check-ins wait; returns in how many communities."""
    places = queries.list_places_with_due(clock.now())
    for community_id in places:
        able = {actor.id for capability in VISIT for actor in list_actors_able_to(community_id, capability)}
        cause = f"check-ins:{community_id}:{clock.today()}"
        notifications.notify(account_ids=able, kind="friendbank.visits", link=VISITS_PAGE, cause=cause)
    return len(places)


def call_coordinators() -> int:
    """Tell coordinators of each check-in that has waited three days for a volunteer or an answer; returns how many."""
    late = queries.list_late_check_ins(clock.now() - LATE)
    for check_in in late:
        able = [actor.id for actor in list_actors_able_to(check_in.community_id, OVERSEE)]
        cause = f"check-in-late:{check_in.id}:{'unanswered' if check_in.taken_by_id else 'untaken'}"
        notifications.notify(account_ids=able, kind="friendbank.visit_late", link=VISITS_PAGE, cause=cause)
    return len(late)


def _afternoon_in(*, weeks: int) -> datetime:
    # By the calendar and not by hours, or a clock put back would move it.
    return datetime.combine(clock.today() + timedelta(weeks=weeks), AFTERNOON, clock.COPENHAGEN)


def _tell_moderators(actor: Actor, check_in_id: str, words: str | None) -> None:
    earlier = find_open_report(actor.id, KIND, check_in_id)
    if earlier is not None and words not in {None, earlier.note}:
        raise ToldAlready
    # First, so that it is urgent from the start: somebody who says that something is wrong is not kept waiting a day.
    open_case(kind=KIND, subject_id=check_in_id, source="report", severity="high")
    file_report(actor=actor, kind=KIND, subject_id=check_in_id, reason="other", note=words)


def _require_reached(actor: Actor, check_in_id: str) -> CheckIn:
    require_visitor(actor)
    check_in = queries.find_within_reach(actor, check_in_id)
    if check_in is None:
        raise NotFound
    return check_in
