"""Drafts: kept while they are written, seen by nobody else, posted once."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from sqlalchemy import select

from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from backend.events.drafts import queries, service
from backend.events.drafts.errors import DraftChanged, Incomplete, TooManyDrafts
from backend.events.drafts.facts import NEEDED, NEEDED_FEEL, event_facts, list_missing
from backend.events.drafts.models import Draft
from backend.events.models import Event
from backend.events.wallclock import on_the_wall
from backend.house.models import Booking
from moderation.publishing import NotPublishable
from tests.conftest import UnitOfWork
from tests.events.making import make_event
from tests.factories import make_adult, make_community, make_youth
from tests.house.making import make_room

NOW = "2026-11-20T12:00:00+01:00"
WHOLE: dict[str, Any] = {
    "title": "Brætspil",
    "description": "Vi spiller sammen.",
    "category": "game_night",
    "day": "2026-11-27",
    "starts": "22:00",
    "ends": "01:00",
    "place": "Huset",
    "capacity": None,
    "picture": None,
    "languages": ["da"],
    "age_bands": ["15-17"],
    "sound": 2,
    "first_ten_minutes": "Freja står ved døren.",
    "who_is_there": "Otte unge.",
    "leaving_early": "Gå, når du vil.",
    "rule": None,
}


def _save(actor: Actor, draft_id: str = "", version: int = 0, **facts: Any) -> Draft:
    return service.save_draft(actor=actor, draft_id=draft_id or uuid4().hex, version=version, facts=facts)


def test_an_empty_one_misses_all_it_needs_and_a_whole_one_nothing() -> None:
    assert list_missing({}) == ["category", *NEEDED, *NEEDED_FEEL]
    assert list_missing(WHOLE) == []


@given(
    day=st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 12, 31)),
    starts=st.integers(0, 1439),
    ends=st.integers(0, 1439),
)
def test_what_is_posted_shows_the_hours_of_the_draft_on_the_wall(day: date, starts: int, ends: int) -> None:
    assume(starts != ends)
    hours = {name: f"{at // 60:02}:{at % 60:02}" for name, at in (("starts", starts), ("ends", ends))}

    facts = event_facts({**WHOLE, "day": day.isoformat(), **hours}, "Europe/Copenhagen")

    for name in ("starts", "ends"):
        shown = on_the_wall(facts[f"{name}_at"], "Europe/Copenhagen")
        # An hour that the night of summer time skips is shown as the next.
        skipped = "02:" <= hours[name] < "03:" and shown.strftime("%H:%M") == hours[name].replace("02:", "03:")
        assert skipped or shown.strftime("%H:%M") == hours[name]
    assert facts["ends_at"] > facts["starts_at"] or hours["starts"].startswith("02:") or hours["ends"].startswith("03:")


def test_the_room_it_asks_for_is_booked_as_it_is_posted(unit: UnitOfWork) -> None:
    with clock.freeze(NOW), unit():
        host = make_adult("organiser", community=make_community())
        room = make_room(host)
        draft = _save(host, **WHOLE, house_room_id=room.id)
        event = service.publish_draft(actor=host, draft_id=draft.id)

        assert session().scalars(select(Booking.room_id).where(Booking.event_id == event.id)).all() == [room.id]


def test_saving_again_is_fine_and_saving_over_somebody_is_not(unit: UnitOfWork) -> None:
    with unit():
        host = make_adult("organiser", community=make_community())
        for _ in range(2):
            draft = _save(host, "d1", title="Spil")
        assert draft.version == 1
        for _ in range(2):
            draft = _save(host, "d1", 1, title="Brætspil")
        assert (draft.version, draft.facts) == (2, {"title": "Brætspil"})

        with pytest.raises(DraftChanged):
            _save(host, "d1", 1, title="Kort")
        with pytest.raises(DraftChanged):
            _save(host, "d1", 0, title="Kort")


def test_it_is_nobody_elses(unit: UnitOfWork) -> None:
    with unit():
        here = make_community()
        host, other = (make_adult("organiser", community=here) for _ in range(2))
        draft = _save(host, title="Spil")

        service.delete_draft(actor=other, draft_id=draft.id)

        assert [each["missing"][0] for each in queries.list_drafts(host, Window()).items] == ["category"]
        assert queries.list_drafts(other, Window()).items == []
        for call in (
            lambda: queries.get_draft(other, draft.id),
            lambda: _save(other, draft.id, 1, title="Mit"),
            lambda: service.publish_draft(actor=other, draft_id=draft.id),
        ):
            with pytest.raises(NotFound):
                call()
        with pytest.raises(Forbidden):
            _save(make_youth(community=here), title="Mit")


def test_posting_says_what_is_missing_and_then_happens_once(unit: UnitOfWork) -> None:
    with clock.freeze(NOW), unit():
        host = make_adult("organiser", community=make_community())
        draft = _save(host, **{**WHOLE, "place": "", "day": None})
        with pytest.raises(Incomplete) as told:
            service.publish_draft(actor=host, draft_id=draft.id)
        assert list(told.value.errors or {}) == ["day", "place"]
        _save(host, draft.id, 1, **WHOLE)

        first, again = (service.publish_draft(actor=host, draft_id=draft.id) for _ in range(2))

        assert first.id == again.id
        assert (first.local_start.isoformat(), first.minutes) == ("2026-11-27T22:00:00", 180)
        assert queries.list_drafts(host, Window()).items == []
        with pytest.raises(DraftChanged):
            _save(host, draft.id, 2, **WHOLE)


def test_a_repeating_one_gives_its_first(unit: UnitOfWork) -> None:
    with clock.freeze(NOW), unit():
        host = make_adult("organiser", community=make_community())
        draft = _save(host, **{**WHOLE, "rule": "FREQ=WEEKLY;COUNT=3"})

        event = service.publish_draft(actor=host, draft_id=draft.id)

        assert event.series_date
        assert event.series_date.isoformat() == "2026-11-27"
        assert session().query(Event).filter_by(series_id=event.series_id).count() == 3


def test_what_cannot_be_shown_stays_a_draft(unit: UnitOfWork) -> None:
    with clock.freeze(NOW), unit():
        host = make_adult("organiser", community=make_community())
        draft = _save(host, **{**WHOLE, "description": "Skriv til mig på 20 30 40 50, snap: ali.k"})
        with pytest.raises(NotPublishable):
            service.publish_draft(actor=host, draft_id=draft.id)


def test_a_copy_is_the_same_on_the_next_day_it_could_be(unit: UnitOfWork) -> None:
    with clock.freeze(NOW), unit():
        here = make_community()
        host = make_adult("organiser", community=here)
        event = make_event(community=here, host=host)
        clock.advance(timedelta(days=20))

        facts = service.copy_event(actor=host, event_id=event.id).facts

        assert (facts["title"], facts["day"], facts["starts"], facts["ends"]) == (
            "Brætspil",
            "2026-12-11",
            "12:00",
            "14:00",
        )
        assert list_missing(facts) == []
        with pytest.raises(Forbidden):
            service.copy_event(actor=make_adult("organiser", community=here), event_id=event.id)


def test_there_is_an_end_to_beginning(unit: UnitOfWork) -> None:
    with unit():
        host = make_adult("organiser", community=make_community())
        for _ in range(service.MOST):
            _save(host)
        with pytest.raises(TooManyDrafts):
            _save(host)


def test_what_nobody_needs_is_forgotten(unit: UnitOfWork) -> None:
    with clock.freeze(NOW), unit():
        host = make_adult("organiser", community=make_community())
        posted, kept = _save(host, **WHOLE), _save(host, title="Senere")
        service.publish_draft(actor=host, draft_id=posted.id)
        clock.advance(timedelta(days=2))

        assert service.forget_drafts() == 1
        assert [draft["id"] for draft in queries.list_drafts(host, Window()).items] == [kept.id]
        clock.advance(timedelta(days=364))
        assert service.forget_drafts() == 1
