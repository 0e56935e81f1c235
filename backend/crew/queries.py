"""Reads about ideas: always from what this actor may see, and never how a vote stands before it is counted."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden
from backend.core.pagination import Page, Window, paginate

from .models import CHOICES, Comment, Idea, Member, Vote
from .permissions import ANSWER, NAME, TAKE_PART, can_answer, require_reader, require_seen

# Of fewer votes it is not said how they fell: somebody could count who it was.
FEW = 5
STATES = ("all", "waiting", "answered")
_PLAIN = ("id", "title", "words", "created_at", "votes_until", "answer_by", "event_id", "version")


def find_idea(idea_id: str) -> Idea | None:
    """One idea, whoever asks."""
    return session().get(Idea, idea_id)


def find_comment(comment_id: str) -> Comment | None:
    """One comment, whoever asks."""
    return session().get(Comment, comment_id)


def see_idea(actor: Actor, idea_id: str) -> Idea:
    """An idea that exists for this actor; raises NotFound."""
    return require_seen(actor, find_idea(idea_id), _blocked(actor))


def get_idea(actor: Actor, idea_id: str) -> dict[str, Any]:
    """One idea as this actor sees it; raises NotFound."""
    return describe(actor, [see_idea(actor, idea_id)])[0]


def list_ideas(actor: Actor, window: Window, state: str = "all") -> Page[dict[str, Any]]:
    """The board, the newest first; what waits for an answer, the longest waiting first. Raises Forbidden."""
    require_reader(actor)
    board = _seen_by(actor)
    if state == "waiting":
        require_answerer(actor)
        waiting = board.where(Idea.answered_at.is_(None))
        return paginate(waiting, window, key=[Idea.answer_by, Idea.id]).map(lambda ideas: describe(actor, ideas))
    if state == "answered":
        board = board.where(Idea.answered_at.is_not(None))
    newest = paginate(board, window, key=[Idea.created_at, Idea.id], descending=True)
    return newest.map(lambda ideas: describe(actor, ideas))


def describe(actor: Actor, ideas: Sequence[Idea]) -> list[dict[str, Any]]:
    """Ideas as the API shows them to this actor, in a fixed number of queries."""
    people = accounts.people_by_id(
        one for idea in ideas for one in (idea.author_id, idea.answered_by_id) if one is not None
    )
    idea_ids = [idea.id for idea in ideas]
    own = select(Vote.idea_id, Vote.choice).where(Vote.idea_id.in_(idea_ids), Vote.account_id == actor.id)
    mine = {row.idea_id: row.choice for row in session().execute(own)}
    said = _count_comments(actor, idea_ids)
    member = is_member(actor.id)
    return [
        {
            **{name: getattr(idea, name) for name in _PLAIN},
            "author": people[idea.author_id],
            "mine": idea.author_id == actor.id,
            "my_vote": mine.get(idea.id),
            "can_vote": actor.can(TAKE_PART) and _is_voting(idea),
            "tally": _shown_tally(idea),
            "comments": said.get(idea.id, 0),
            "answer": _answer_of(idea, people),
            "can_answer": can_answer(actor, idea, is_member=member),
        }
        for idea in ideas
    ]


def list_comments(actor: Actor, idea_id: str, window: Window) -> Page[dict[str, Any]]:
    """What people say to an idea, the oldest first; raises NotFound."""
    idea = see_idea(actor, idea_id)
    said = select(Comment).where(Comment.idea_id == idea.id, *_heard_by(actor))
    return paginate(said, window, key=[Comment.created_at, Comment.id]).map(
        lambda comments: describe_comments(actor, comments)
    )


def describe_comments(actor: Actor, comments: Sequence[Comment]) -> list[dict[str, Any]]:
    """Comments as the API shows them, in one query."""
    people = accounts.people_by_id(comment.author_id for comment in comments)
    return [
        {
            "id": comment.id,
            "author": people[comment.author_id],
            "mine": comment.author_id == actor.id,
            "text": comment.text,
            "created_at": comment.created_at,
        }
        for comment in comments
    ]


def is_member(account_id: str) -> bool:
    """Whether this youth is on the crew."""
    asked = select(Member.account_id).where(Member.account_id == account_id, Member.joined_at.is_not(None))
    return session().scalar(asked) is not None


def show_own(actor: Actor) -> dict[str, Any]:
    """Whether this actor was asked onto the crew, and since when they are on it."""
    mine = session().get(Member, actor.id)
    return {"asked": mine is not None, "since": mine.joined_at if mine else None}


def list_members(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The youths of the crew, those asked but silent only for whoever names them; raises Forbidden."""
    require_reader(actor)
    members = select(Member).where(Member.community_id == actor.community_id)
    if not actor.can(NAME):
        members = members.where(Member.joined_at.is_not(None), Member.account_id.not_in(_blocked(actor)))
    return paginate(members, window, key=[Member.asked_at, Member.account_id]).map(_describe_members)


def list_crew_ids(community_id: str) -> list[str]:
    """Everybody who may answer."""
    joined = select(Member.account_id).where(Member.community_id == community_id, Member.joined_at.is_not(None))
    adults = [actor.id for actor in accounts.list_actors_able_to(community_id, ANSWER)]
    return sorted({*adults, *session().scalars(joined)})


def require_answerer(actor: Actor) -> None:
    """Whoever is on the crew; raises Forbidden."""
    if not (actor.can(ANSWER) or (actor.can(TAKE_PART) and is_member(actor.id))):
        raise Forbidden


def _describe_members(members: Sequence[Member]) -> list[dict[str, Any]]:
    people = accounts.people_by_id(member.account_id for member in members)
    return [{"person": people[member.account_id], "since": member.joined_at} for member in members]


def _seen_by(actor: Actor) -> Select[Idea]:
    seen = select(Idea).where(Idea.community_id == actor.community_id, Idea.gone_at.is_(None))
    return seen if actor.is_adult else seen.where(Idea.author_id.not_in(_blocked(actor)))


def _heard_by(actor: Actor) -> tuple[ColumnElement[bool], ...]:
    heard = (Comment.gone_at.is_(None),)
    return heard if actor.is_adult else (*heard, Comment.author_id.not_in(_blocked(actor)))


def _count_comments(actor: Actor, idea_ids: Collection[str]) -> Mapping[str, int]:
    said = select(Comment.idea_id, func.count()).where(Comment.idea_id.in_(idea_ids), *_heard_by(actor))
    return {row[0]: row[1] for row in session().execute(said.group_by(Comment.idea_id))}


def _is_voting(idea: Idea) -> bool:
    return idea.counted_at is None and clock.now() < idea.votes_until


def _shown_tally(idea: Idea) -> dict[str, int] | None:
    votes = {choice: (idea.tally or {}).get(choice, 0) for choice in CHOICES}
    return votes if sum(votes.values()) >= FEW else None


def _answer_of(idea: Idea, people: Mapping[str, Any]) -> dict[str, Any] | None:
    if idea.answer is None:
        return None
    by = people[idea.answered_by_id] if idea.answered_by_id else None
    return {"answer": idea.answer, "reason": idea.reason, "answered_at": idea.answered_at, "by": by}


def _blocked(actor: Actor) -> set[str]:
    return accounts.list_blocked_either_way(actor.id)
