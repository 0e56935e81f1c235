"""What can be reported: features offer kinds, moderation knows nothing else about them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from backend.core.actor import Actor
from backend.core.errors import AppError, NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """What a moderator will see, frozen when the case opens.

    `context` holds neighbouring texts as `{"author", "text", "sent_at", "is_subject"}`, `sent_at` in RFC 3339, and
    perhaps a `quote` they answer, a `picture` as `{"alt"}`, and the subject's `edits` as `{"kind", "text", "made_at"}`;
    `parties` are the ids of everybody involved, who may therefore never handle the case.
    """

    community_id: str
    author_id: str | None
    author: str | None
    text: str
    context: list[dict[str, Any]] = field(default_factory=list)
    parties: frozenset[str] = frozenset()
    held: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A text around a subject, as `Snapshot.context` has them, and whose it is."""

    author_id: str | None
    words: dict[str, Any]


Effect = Callable[[str, str], AppError | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportableKind:
    """Something people can report.

    `snapshot(actor, subject_id)` raises NotFound unless the actor may see the subject; `freeze(subject_id)` is
    the same without asking, for cases opened by screening. `actions` maps an action's name to its effect
    `(subject_id, moderator_id)`, run inside the decision's transaction; an effect may run on a subject that
    is gone, or twice; it returns what the moderator is to hear where the decision stands but came too late.
    `undo` has the effects that take actions back, for those that can be; they too may run twice.
    `is_shown(subject_id)` says that people see the subject although something about it is held, an edit perhaps.
    `around(subject_id, page)` is what was said before and after the context a snapshot has, farther away with every
    page from 1, oldest first; empty when there is no more.
    `picture(subject_id)` is the subject's own picture as WebP, for whoever works its case.
    """

    name: str
    snapshot: Callable[[Actor, str], Snapshot]
    freeze: Callable[[str], Snapshot]
    actions: Mapping[str, Effect]
    undo: Mapping[str, Effect] = field(default_factory=dict)
    is_shown: Callable[[str], bool] = lambda _: False
    around: Callable[[str, int], list[Line]] | None = None
    picture: Callable[[str], bytes | None] = lambda _: None


class UnknownKind(NotFound):
    """No feature offers this kind."""

    code = "unknown_kind"


_kinds: dict[str, ReportableKind] = {}


def install(offered: Iterable[ReportableKind]) -> None:
    """Make these the kinds of this program; raises ValueError when two share a name."""
    fresh: dict[str, ReportableKind] = {}
    for kind in offered:
        if kind.name in fresh:
            raise ValueError(f"the kind {kind.name} is offered twice")
        fresh[kind.name] = kind
    _kinds.clear()
    _kinds.update(fresh)


def get_kind(name: str) -> ReportableKind:
    """The kind of this name; raises UnknownKind."""
    try:
        return _kinds[name]
    except KeyError:
        raise UnknownKind from None


def list_names() -> list[str]:
    """The names of all kinds, sorted."""
    return sorted(_kinds)
