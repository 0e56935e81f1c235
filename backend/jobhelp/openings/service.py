"""Use cases: writing employers and openings down, approving, showing and ending them."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Invalid
from backend.core.upsert import insert
from backend.jobhelp.hours import Shift
from backend.notifications import service as notifications
from moderation.publishing import require_publishable

from . import places, queries
from .errors import EmployerKnown, FourEyes, OpeningChanged, OpeningNotReady
from .models import Employer, Opening, Seeker
from .permissions import APPROVE, SEEK, WRITE, require_changeable, require_employer
from .readiness import against, is_approved, times_of

SCREENED = ("title", "about", "learning_goal")
LINK = "/rooms?openings"


def save_employer(*, actor: Actor, employer_id: str, facts: Mapping[str, Any]) -> Employer:
    """Write an employer down, or anew; coordinators are asked to approve what was changed.

    Raises Forbidden, NotFound, NotPublishable, EmployerKnown.
    """
    actor.require(WRITE)
    before = queries.load_employer(employer_id)
    if before and _is_same(require_employer(actor, before), facts):
        return before
    require_publishable(actor, {"name": facts["name"]}, room_kind="jobhelp")
    new = {**facts, "written_by_id": actor.id, "approved_by_id": None, "approved_at": None}
    try:
        with session().begin_nested():
            saved = _write_employer(actor, employer_id, new)
    except IntegrityError as error:
        raise EmployerKnown from error
    others = {one.id for one in accounts.list_actors_able_to(actor.community_id, APPROVE)} - {actor.id}
    notifications.notify(account_ids=others, kind="jobhelp.employer_waits", data={"name": saved.name}, link=LINK)
    return saved


def approve(*, actor: Actor, employer_id: str, version: int) -> Employer:
    """Say yes to an employer, as it stood at `version`, for a year; twice is fine.

    Raises Forbidden, NotFound, FourEyes, OpeningChanged.
    """
    employer = require_employer(actor, queries.load_employer(employer_id), APPROVE)
    if is_approved(employer, clock.now()):
        return employer
    if employer.written_by_id == actor.id:
        raise FourEyes
    seen = (Employer.id == employer_id, Employer.version == version, Employer.written_by_id != actor.id)
    yes = update(Employer).where(*seen)
    said = yes.values(approved_by_id=actor.id, approved_at=clock.now()).returning(Employer)
    approved: Employer | None = session().scalar(said, execution_options={"populate_existing": True})
    if approved is None:
        raise OpeningChanged
    notifications.notify(
        account_ids=[approved.written_by_id],
        kind="jobhelp.employer_approved",
        data={"name": approved.name},
        link=LINK,
    )
    return approved


def save_opening(*, actor: Actor, opening_id: str, version: int, facts: Mapping[str, Any]) -> Opening:
    """Keep what was written on top of `version`, 0 before the first, as a draft; the same again changes nothing.

    Raises Forbidden, NotFound, Invalid for a place that is not here, OpeningChanged.
    """
    actor.require(WRITE)
    require_employer(actor, queries.load_employer(facts["employer_id"]))
    if facts["area"] is not None and facts["area"] not in places.names(actor):
        raise Invalid(errors={"area": ["unknown"]})
    before = queries.load_opening(opening_id)
    if before and _is_same(require_changeable(actor, before), facts):
        return before
    row = {
        **facts,
        **times_of([Shift(**shift) for shift in facts["shifts"]]),
        "state": "draft",
        "published_at": None,
        "saved_at": clock.now(),
    }
    saved = _begin(actor, opening_id, row) if version == 0 else _go_on(opening_id, version, row)
    if saved is None:
        raise OpeningChanged
    return saved


def move(*, actor: Actor, opening_id: str, version: int, state: str) -> Opening:
    """Show it to youths, or end it; the same again is fine. Only what keeps the law and can be read is shown.

    Raises Forbidden, NotFound, OpeningChanged, OpeningNotReady, NotPublishable.
    """
    opening = require_changeable(actor, queries.load_opening(opening_id))
    if opening.state == state:
        return opening
    if state == "published":
        _require_ready(actor, opening)
    facts = {"state": state, "published_at": clock.now() if state == "published" else None}
    moved = _go_on(opening_id, version, facts)
    if moved is None:
        raise OpeningChanged
    return moved


def hide(*, opening_id: str) -> None:
    """Show it to no youth any more, for good; twice is fine."""
    session().execute(
        update(Opening).where(Opening.id == opening_id).values(state="hidden", version=Opening.version + 1)
    )


def say_of_oneself(*, actor: Actor, finished_school: bool) -> None:
    """What decides which openings a youth sees. Raises Forbidden."""
    actor.require(SEEK)
    said = insert(Seeker).values(account_id=actor.id, finished_school=finished_school)
    session().execute(
        said.on_conflict_do_update(index_elements=["account_id"], set_={"finished_school": finished_school})
    )


def end_what_is_over() -> int:
    """What is past its day, or may no longer be shown by the rules of today, is taken down; returns how many.

    Whoever wrote it hears of it. An employer whose year is over is only asked about: its openings wait unseen.
    """
    ended = 0
    for opening, employer in queries.list_published():
        found = {one.code for one in against(opening, employer, clock.now(), clock.today())} - {"not_approved"}
        if found and _go_on(opening.id, opening.version, {"state": "expired", "published_at": None}):
            notifications.notify(
                account_ids=[opening.written_by_id],
                kind="jobhelp.opening_over",
                data={"title": opening.title},
                link=LINK,
            )
            ended += 1
    return ended


def _require_ready(actor: Actor, opening: Opening) -> None:
    employer = require_employer(actor, queries.load_employer(opening.employer_id))
    if against(opening, employer, clock.now(), clock.today()):
        raise OpeningNotReady
    require_publishable(actor, {name: getattr(opening, name) for name in SCREENED}, room_kind="jobhelp")


def _write_employer(actor: Actor, employer_id: str, facts: Mapping[str, Any]) -> Employer:
    row = {**facts, "id": employer_id, "community_id": actor.community_id, "version": 1}
    again = {**facts, "version": Employer.version + 1}
    written = insert(Employer).values(**row)
    saved: Employer = (
        session()
        .scalars(
            written.on_conflict_do_update(index_elements=["id"], set_=again).returning(Employer),
            execution_options={"populate_existing": True},
        )
        .one()
    )
    return saved


def _begin(actor: Actor, opening_id: str, facts: Mapping[str, Any]) -> Opening | None:
    row = {**facts, "id": opening_id, "community_id": actor.community_id, "written_by_id": actor.id, "version": 1}
    begun: Opening | None = session().scalar(insert(Opening).values(**row).on_conflict_do_nothing().returning(Opening))
    return begun


def _go_on(opening_id: str, version: int, facts: Mapping[str, Any]) -> Opening | None:
    """The next words; None when `version` is not the newest."""
    newest = update(Opening).where(Opening.id == opening_id, Opening.version == version, Opening.state != "hidden")
    saved = newest.values(**facts, version=version + 1).returning(Opening)
    return session().scalar(saved, execution_options={"populate_existing": True})


def _is_same(saved: object, facts: Mapping[str, Any]) -> bool:
    return all(getattr(saved, name) == value for name, value in facts.items())
