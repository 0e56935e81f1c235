"""Reads about openings: what a youth may see, and what those who write them have."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Select, and_, select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Page, Window, paginate
from backend.jobhelp.hours import Shift, edition_on, say_shift

from . import places, postings
from .models import Employer, Opening, Seeker
from .permissions import APPROVE, SEEK, WRITE, require_written
from .readiness import APPROVAL, against, is_approved

ADULT_AGE = 18
_TIMES = {
    "after_school": Opening.is_after_school,
    "weekend": Opening.is_weekend,
    "holidays": Opening.is_holidays,
}


def list_openings(
    actor: Actor,
    window: Window,
    *,
    kind: str | None = None,
    area: str | None = None,
    time: str | None = None,
    reach: str | None = None,
) -> Page[dict[str, Any]]:
    """What this youth could ask for, newest first: lawful at their age, of an approved employer. Raises Forbidden."""
    shown = _shown_to(actor)
    bands = places.reach(actor)
    if kind:
        shown = shown.where(Opening.kind == kind)
    if area:
        shown = shown.where(Opening.area == area)
    if time:
        shown = shown.where(_TIMES[time])
    if reach:
        near = places.BANDS[: places.BANDS.index(reach) + 1]
        shown = shown.where(Opening.area.in_([slug for slug, band in bands.items() if band in near]))
    key = [Opening.published_at, Opening.id]
    found = paginate(shown, window, key=key, descending=True)
    return found.map(lambda openings: _for_youth(actor, openings))


def find_opening(actor: Actor, opening_id: str) -> dict[str, Any]:
    """One this youth could ask for. Raises Forbidden, NotFound."""
    found = session().scalar(_shown_to(actor).where(Opening.id == opening_id))
    if found is None:
        raise NotFound
    return _for_youth(actor, [found])[0]


def is_shown(actor: Actor, opening_id: str) -> bool:
    """Whether this youth sees it. Raises Forbidden."""
    return session().scalar(_shown_to(actor).where(Opening.id == opening_id)) is not None


def list_written(actor: Actor, window: Window, state: str | None = None) -> Page[dict[str, Any]]:
    """Every opening of the community, what was saved last first. Raises Forbidden."""
    actor.require(WRITE)
    all_ = select(Opening).where(Opening.community_id == actor.community_id)
    if state:
        all_ = all_.where(Opening.state == state)
    found = paginate(all_, window, key=[Opening.saved_at, Opening.id], descending=True)
    return found.map(lambda openings: _for_writer(actor, openings))


def find_written(actor: Actor, opening_id: str) -> dict[str, Any]:
    """One opening as those who write it see it, with what speaks against it. Raises Forbidden, NotFound."""
    return _for_writer(actor, [require_written(actor, load_opening(opening_id))])[0]


def write_posting(actor: Actor, opening_id: str) -> dict[str, Any]:
    """One opening as JobPosting, for other programs. Raises Forbidden, NotFound."""
    opening = find_written(actor, opening_id)
    hours = "; ".join(say_shift(Shift(**shift), actor.language) for shift in opening["shifts"])
    return postings.write(opening, hours)


def read_posting(actor: Actor, posting: dict[str, Any]) -> dict[str, Any]:
    """What a draft could keep of somebody else's JobPosting, and what it leaves out. Raises Forbidden."""
    actor.require(WRITE)
    facts, left = postings.read(posting, places.names(actor))
    return {"opening": facts, "left": left}


def list_employers(actor: Actor, window: Window) -> Page[dict[str, Any]]:
    """The employers of the community by name. Raises Forbidden."""
    actor.require(WRITE)
    own = select(Employer).where(Employer.community_id == actor.community_id)
    found = paginate(own, window, key=[Employer.name, Employer.id])
    return found.map(lambda employers: [show_employer(actor, one) for one in employers])


def show_employer(actor: Actor, employer: Employer) -> dict[str, Any]:
    """An employer as this adult sees it: `can_approve` is whether it waits for them."""
    approved = is_approved(employer, clock.now())
    return {
        "id": employer.id,
        "name": employer.name,
        "cvr": employer.cvr,
        "contact": employer.contact,
        "version": employer.version,
        "is_approved": approved,
        "can_approve": not approved and actor.can(APPROVE) and employer.written_by_id != actor.id,
    }


def show_offer(actor: Actor) -> dict[str, Any]:
    """What a youth has said of themselves, and whether it is known how far they get. Raises Forbidden."""
    actor.require(SEEK)
    return {"finished_school": has_finished_school(actor), "knows_reach": bool(places.reach(actor))}


def show_rules(actor: Actor) -> dict[str, Any]:
    """What openings are made of, in the reader's words: areas, and the workplaces and tasks of the rules."""
    edition = edition_on(clock.today())
    areas = sorted(places.names(actor).items(), key=lambda one: one[1])
    return {
        "source": edition.source,
        "read_on": edition.read_on,
        "review_by": edition.review_by,
        "areas": [{"id": slug, "name": name} for slug, name in areas],
        "workplaces": [{"id": slug, "name": said[actor.language]} for slug, said in edition.workplaces.items()],
        "tasks": [
            {
                "id": slug,
                "name": task[actor.language],
                "from_age": task["from_age"],
                "after_school": task.get("after_school", False),
            }
            for slug, task in edition.tasks.items()
        ],
    }


def has_finished_school(actor: Actor) -> bool:
    """What the youth said; nothing said is no, and nobody younger than 15 counts as finished."""
    said = session().get(Seeker, actor.id, populate_existing=True)
    return said is not None and said.finished_school and (actor.age or 0) >= 15


def load_opening(opening_id: str) -> Opening | None:
    """One, whoever asks."""
    return session().get(Opening, opening_id, populate_existing=True)


def load_employer(employer_id: str) -> Employer | None:
    """One, whoever asks."""
    return session().get(Employer, employer_id, populate_existing=True)


def list_published() -> Sequence[tuple[Opening, Employer]]:
    """Everything that is shown, with whose it is, in a fixed order."""
    shown = select(Opening, Employer).join(Employer, Employer.id == Opening.employer_id)
    rows = session().execute(shown.where(Opening.state == "published").order_by(Opening.id))
    return [(opening, employer) for opening, employer in rows]


def _shown_to(actor: Actor) -> Select[Opening]:
    actor.require(SEEK)
    age = actor.age or 0
    approved = and_(Employer.id == Opening.employer_id, Employer.approved_at > clock.now() - APPROVAL)
    shown = select(Opening).join(Employer, approved)
    shown = shown.where(
        Opening.community_id == actor.community_id,
        Opening.state == "published",
        Opening.open_until >= clock.today(),
        Opening.min_age <= age,
    )
    if age < ADULT_AGE and not has_finished_school(actor):
        shown = shown.where(~Opening.after_school)
    return shown


def _for_youth(actor: Actor, openings: Sequence[Opening]) -> list[dict[str, Any]]:
    bands = places.reach(actor)
    employers = _employers_of(openings)
    return [
        {
            **_facts(actor, opening),
            "employer": employers[opening.employer_id].name,
            "contact": employers[opening.employer_id].contact,
            "reach": bands.get(opening.area or ""),
        }
        for opening in openings
    ]


def _for_writer(actor: Actor, openings: Sequence[Opening]) -> list[dict[str, Any]]:
    employers = _employers_of(openings)
    now, today = clock.now(), clock.today()
    return [
        {
            **_facts(actor, opening),
            "employer": show_employer(actor, employers[opening.employer_id]),
            "state": opening.state,
            "version": opening.version,
            "against": [
                {"code": one.code, "text": one.text[actor.language], "row": one.row}
                for one in against(opening, employers[opening.employer_id], now, today)
            ],
        }
        for opening in openings
    ]


def _facts(actor: Actor, opening: Opening) -> dict[str, Any]:
    shown = (
        "id", "kind", "title", "about", "area", "workplace", "tasks", "shifts", "min_age", "after_school",
        "learning_goal", "ends_on", "open_until",
    )  # fmt: skip
    facts = {name: getattr(opening, name) for name in shown}
    return {**facts, "area_name": places.names(actor).get(opening.area or "")}


def _employers_of(openings: Sequence[Opening]) -> dict[str, Employer]:
    wanted = {opening.employer_id for opening in openings}
    return {one.id: one for one in session().scalars(select(Employer).where(Employer.id.in_(wanted)))}
