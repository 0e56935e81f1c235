"""What a moderator sees of a reported opening, and can do about it."""

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.errors import NotFound
from moderation.kinds import ReportableKind, Snapshot

from . import queries, service
from .models import Opening
from .permissions import WRITE, require_written


def _see(actor: Actor, opening_id: str) -> Snapshot:
    opening = queries.load_opening(opening_id)
    if actor.can(WRITE):
        return _snapshot(require_written(actor, opening))
    if opening is None or not queries.is_shown(actor, opening_id):
        raise NotFound
    return _snapshot(opening)


def _freeze(opening_id: str) -> Snapshot:
    opening = queries.load_opening(opening_id)
    if opening is None:
        raise NotFound
    return _snapshot(opening)


def _hide(opening_id: str, _moderator_id: str) -> None:
    service.hide(opening_id=opening_id)


def _snapshot(opening: Opening) -> Snapshot:
    author = accounts.people_by_id([opening.written_by_id])[opening.written_by_id]
    return Snapshot(
        community_id=opening.community_id,
        author_id=author.id,
        author=author.nickname,
        text="\n\n".join(filter(None, (opening.title, opening.about, opening.learning_goal))),
        parties=frozenset({author.id}),
    )


KINDS = (ReportableKind(name="jobhelp.opening", snapshot=_see, freeze=_freeze, actions={"hide": _hide}),)
