"""Use cases: saving one's own CV, and printing it."""

from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session

from . import printing, queries
from .errors import CvChanged, NameMissing
from .models import Cv
from .permissions import require_own


def save_cv(*, actor: Actor, version: int, content: dict[str, Any]) -> Cv:
    """Keep what was written on top of `version`; the same words again change nothing.

    Raises CvChanged when another phone saved other words in the meantime, Forbidden.
    """
    require_own(actor)
    cv = _begin(actor, content) if version == 0 else _go_on(actor, version, content)
    if cv is None:
        cv = queries.find_cv(actor)
        if cv is None or cv.content != content:
            raise CvChanged
    return cv


def print_cv(*, actor: Actor) -> bytes:
    """One's own CV as a PDF; raises NameMissing, Forbidden."""
    cv = queries.find_cv(actor)
    if cv is None or not cv.content["name"]:
        raise NameMissing
    return printing.print_cv(cv.content, language=actor.language)


def _begin(actor: Actor, content: dict[str, Any]) -> Cv | None:
    """The first words; None when there are some already."""
    try:
        with session().begin_nested():
            cv = Cv(account_id=actor.id, content=content)
            session().add(cv)
        return cv
    except IntegrityError:
        return None


def _go_on(actor: Actor, version: int, content: dict[str, Any]) -> Cv | None:
    """The next words; None when `version` is not the newest."""
    newest = update(Cv).where(Cv.account_id == actor.id, Cv.version == version)
    saved = newest.values(content=content, version=version + 1, updated_at=clock.now()).returning(Cv)
    return session().scalar(saved.execution_options(populate_existing=True))
