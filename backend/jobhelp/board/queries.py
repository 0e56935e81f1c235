"""Reads: one's own board."""

from sqlalchemy import func, select

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Page, Window, paginate

from .models import Application
from .permissions import require_application, require_own


def list_applications(actor: Actor, window: Window, state: str | None = None) -> Page[Application]:
    """One's own, what moved last first; raises Forbidden."""
    require_own(actor)
    own = select(Application).where(Application.account_id == actor.id)
    if state:
        own = own.where(Application.state == state)
    return paginate(own, window, key=[Application.moved_at, Application.id], descending=True)


def find_application(actor: Actor, application_id: str) -> Application:
    """One of one's own; raises Forbidden, NotFound."""
    return require_application(actor, load_application(application_id))


def load_application(application_id: str) -> Application | None:
    """One, whoever asks."""
    return session().get(Application, application_id, populate_existing=True)


def count_applications(account_id: str) -> int:
    """How many somebody has."""
    own = select(func.count()).select_from(Application).where(Application.account_id == account_id)
    return session().scalar(own) or 0
