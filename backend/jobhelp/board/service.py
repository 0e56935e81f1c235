"""Use cases: keeping, moving and deleting what stands on one's own board, and being reminded by oneself."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import delete, update

from backend.core import clock, outbox
from backend.core.actor import Actor
from backend.core.clock import COPENHAGEN
from backend.core.db import session
from backend.core.errors import Invalid
from backend.core.upsert import insert
from backend.notifications import service as notifications

from . import queries
from .errors import ApplicationChanged, BoardFull
from .models import OVER, Application
from .permissions import require_application, require_own

TOPIC = "jobhelp.board_reminder"
MOST = 200
AHEAD = timedelta(days=366)
# After school, and before the evening is quiet for the youngest.
REMINDED_AT = time(16)


def save_application(*, actor: Actor, application_id: str, version: int, facts: Mapping[str, Any]) -> Application:
    """Keep what was written on top of `version`, 0 before the first; the same words again change nothing.

    Raises ApplicationChanged when another phone saved other words, BoardFull, Invalid, NotFound, Forbidden.
    """
    require_own(actor)
    before = queries.load_application(application_id)
    was = require_application(actor, before).remind_on if before else None
    if facts["remind_on"] != was:
        _require_day(facts)
    saved = _begin(actor, application_id, facts) if version == 0 else _go_on(actor, application_id, version, facts)
    if saved is None:
        saved = queries.find_application(actor, application_id)
        if any(getattr(saved, name) != value for name, value in facts.items()):
            raise ApplicationChanged
    elif saved.remind_on and saved.remind_on != was:
        _plan(saved.id, saved.remind_on)
    return saved


def delete_application(*, actor: Actor, application_id: str) -> None:
    """Take one's own off the board for good; twice is fine. Raises Forbidden, NotFound."""
    found = queries.load_application(application_id)
    require_own(actor)
    if found is not None:
        require_application(actor, found)
        session().execute(delete(Application).where(Application.id == application_id))


def remind(reminder: Mapping[str, Any]) -> None:
    """Tell somebody that today is the day they chose, without a word of what it is about; of one day once."""
    found = queries.load_application(reminder["application_id"])
    on = reminder["on"]
    if found is None or found.state in OVER or found.remind_on is None or found.remind_on.isoformat() != on:
        return
    notifications.notify(
        account_ids=[found.account_id], kind="jobhelp.reminder", link="/jobs?board", cause=f"board:{found.id}:{on}"
    )


def _begin(actor: Actor, application_id: str, facts: Mapping[str, Any]) -> Application | None:
    """The first words; None when there are some already."""
    if queries.load_application(application_id) is None and queries.count_applications(actor.id) >= MOST:
        raise BoardFull
    row = {**facts, "id": application_id, "account_id": actor.id}
    begun: Application | None = session().scalar(
        insert(Application).values(**row).on_conflict_do_nothing().returning(Application)
    )
    return begun


def _go_on(actor: Actor, application_id: str, version: int, facts: Mapping[str, Any]) -> Application | None:
    """The next words; None when `version` is not the newest."""
    newest = update(Application).where(
        Application.id == application_id, Application.account_id == actor.id, Application.version == version
    )
    before = queries.load_application(application_id)
    moved = {"moved_at": clock.now()} if before and before.state != facts["state"] else {}
    saved = newest.values(**facts, **moved, version=version + 1).returning(Application)
    return session().scalar(saved.execution_options(populate_existing=True))


def _require_day(facts: Mapping[str, Any]) -> None:
    day = facts["remind_on"]
    if day and not clock.today() <= day <= clock.today() + AHEAD:
        raise Invalid(errors={"remind_on": ["over"]})


def _plan(application_id: str, on: date) -> None:
    due_at = datetime.combine(on, REMINDED_AT, COPENHAGEN).astimezone(UTC)
    outbox.put(TOPIC, {"application_id": application_id, "on": on.isoformat()}, due_at=due_at)
