"""What a moderator sees of a reported idea or comment, and can do about it."""

from typing import TypeVar

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.errors import NotFound
from moderation.kinds import ReportableKind, Snapshot

from . import queries, service
from .models import Comment, Idea

T = TypeVar("T")


def _see_idea(actor: Actor, idea_id: str) -> Snapshot:
    return _idea(queries.see_idea(actor, idea_id))


def _freeze_idea(idea_id: str) -> Snapshot:
    return _idea(_there(queries.find_idea(idea_id)))


def _hide_idea(idea_id: str, _moderator_id: str) -> None:
    service.hide_idea(idea_id=idea_id)


def _see_comment(actor: Actor, comment_id: str) -> Snapshot:
    comment = _there(queries.find_comment(comment_id))
    if comment.gone_at is not None:
        raise NotFound
    return _comment(comment, queries.see_idea(actor, comment.idea_id))


def _freeze_comment(comment_id: str) -> Snapshot:
    comment = _there(queries.find_comment(comment_id))
    return _comment(comment, _there(queries.find_idea(comment.idea_id)))


def _hide_comment(comment_id: str, _moderator_id: str) -> None:
    service.hide_comment(comment_id=comment_id)


def _idea(idea: Idea) -> Snapshot:
    return _snapshot(idea.community_id, idea.author_id, f"{idea.title}\n\n{idea.words}")


def _comment(comment: Comment, idea: Idea) -> Snapshot:
    return _snapshot(idea.community_id, comment.author_id, comment.text)


def _snapshot(community_id: str, author_id: str, text: str) -> Snapshot:
    author = accounts.people_by_id([author_id])[author_id]
    return Snapshot(
        community_id=community_id,
        author_id=author_id,
        author=author.nickname,
        text=text,
        parties=frozenset({author_id}),
    )


def _there(found: T | None) -> T:
    if found is None:
        raise NotFound
    return found


KINDS = (
    ReportableKind(name="crew.idea", snapshot=_see_idea, freeze=_freeze_idea, actions={"hide": _hide_idea}),
    ReportableKind(name="crew.comment", snapshot=_see_comment, freeze=_freeze_comment, actions={"hide": _hide_comment}),
)
