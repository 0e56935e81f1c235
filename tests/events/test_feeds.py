"""One's own calendar in other programs: two of them, neither ours nor the writer's, read it; it tells on nobody."""

from collections.abc import Callable
from datetime import UTC, timedelta

import pytest
import vobject
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from ical.calendar_stream import IcsCalendarStream

from backend.accounts.models import Account, Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.events import feeds, service
from backend.events.models import Event, Feed
from tests.conftest import Api, UnitOfWork
from tests.events.making import event_facts, make_event, sign_up
from tests.factories import make_adult, make_community, make_youth

Entry = tuple[object, ...]  # id, title, start, end, status, place


def _by_vobject(content: bytes) -> list[Entry]:
    read = vobject.readOne(content.decode(), validate=True)
    return [
        (
            entry.uid.value,
            entry.summary.value,
            entry.dtstart.value.astimezone(UTC),
            entry.dtend.value.astimezone(UTC),
            entry.status.value,
            entry.location.value if "location" in entry.contents else None,
        )
        for entry in read.contents.get("vevent", [])
    ]


def _by_ical(content: bytes) -> list[Entry]:
    read = IcsCalendarStream.calendar_from_ics(content.decode())
    return [
        (entry.uid, entry.summary, entry.dtstart, entry.dtend, entry.status and entry.status.value, entry.location)
        for entry in read.events
    ]


def _read(content: bytes) -> list[Entry]:
    """What both say it says."""
    entries = _by_vobject(content)
    assert _by_ical(content) == entries
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    return entries


def _entry(event: Event, summary: str, place: str | None, status: str = "CONFIRMED") -> Entry:
    return event.id, summary, event.starts_at, event.ends_at, status, place


def test_it_holds_what_one_goes_to_and_what_was_called_off(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        host, youth, other = make_adult("organiser", community=community), *_two_youths(community)
        coming, off, full, not_mine = (
            make_event(community=community, host=host, capacity=1, title=f"Spil, {name}; og \\mere")
            for name in ("A", "B", "C", "D")
        )
        for event in (coming, off):
            sign_up(youth, event)
        for event in (full, not_mine):
            sign_up(other, event)
        sign_up(youth, full)
        service.cancel_event(actor=host, event_id=off.id, reason="Ali er syg.")
        token = service.open_feed(actor=youth, neutral=False)
        content = feeds.read(token)

        assert sorted(_read(content)) == sorted(
            [_entry(coming, coming.title, "Huset"), _entry(off, off.title, "Huset", "CANCELLED")]
        )
        names = session().query(Account.nickname, Account.handle).all()
        assert not [name for pair in names for name in pair if name and name.encode() in content]
        assert b"Ali er syg" not in content


def _two_youths(community: Community) -> tuple[Actor, Actor]:
    return make_youth(community=community), make_youth(community=community)


@pytest.mark.parametrize(
    ("neutral", "title", "summary", "place"),
    [
        (True, "Filmaften", "Aftale", None),
        (False, "Filmaften", "Filmaften", "Huset"),
        (False, "Filmaften for anbragte", "Aftale", None),
        (False, "For young people in care", "Aftale", None),
    ],
)
def test_it_gives_nobody_away(unit: UnitOfWork, neutral: bool, title: str, summary: str, place: str | None) -> None:
    with unit():
        community = make_community()
        youth, event = make_youth(community=community), make_event(community=community, title=title)
        sign_up(youth, event)
        content = feeds.read(service.open_feed(actor=youth, neutral=neutral))

        assert _read(content) == [_entry(event, summary, place)]
        assert b"flok" not in content.lower()


def test_a_new_address_ends_the_old_and_closing_ends_both(unit: UnitOfWork) -> None:
    with unit():
        youth = make_youth(community=make_community())
        old = service.open_feed(actor=youth, neutral=True)
        new = service.open_feed(actor=youth, neutral=True)
        with pytest.raises(NotFound):
            feeds.read(old)
        assert _read(feeds.read(new)) == []
        assert new not in session().query(Feed.token_hash).scalar()
        for _ in range(2):
            service.close_feed(actor=youth)
        with pytest.raises(NotFound):
            feeds.read(new)


def test_who_may_not_take_part_has_none(unit: UnitOfWork) -> None:
    with unit():
        youth = make_youth(community=make_community())
        token = service.open_feed(actor=youth, neutral=True)
        session().query(Account).filter_by(id=youth.id).update({"status": "suspended"})
        with pytest.raises(NotFound):
            feeds.read(token)
        with pytest.raises(Forbidden):
            service.open_feed(actor=make_adult("referrer", community=make_community()), neutral=True)


def test_what_has_not_changed_is_not_sent_again(unit: UnitOfWork, client: FlaskClient) -> None:
    with unit():
        community = make_community()
        host, youth = make_adult("organiser", community=community), make_youth(community=community)
        event = make_event(community=community, host=host)
        sign_up(youth, event)
        token = service.open_feed(actor=youth, neutral=True)
    address = f"/api/v1/calendar/{token}/events.ics"

    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    starts_at = event.starts_at + timedelta(hours=1)
    with unit():
        times = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
        service.change_event(actor=host, event_id=event.id, changes=times)
    moved = client.get(address, headers={"If-None-Match": first.headers["ETag"]})

    assert (first.status_code, first.content_type) == (200, "text/calendar; charset=utf-8")
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert (again.status_code, again.data) == (304, b"")
    assert (moved.status_code, b"SEQUENCE:1" in moved.data) == (200, True)
    assert _read(moved.data)[0][2] == starts_at
    assert client.get("/api/v1/calendar/wrong/events.ics").status_code == 404


@pytest.mark.parametrize(("neutral", "summary", "place"), [(True, "Aftale", None), (False, "Filmaften", "Huset")])
def test_one_event_is_for_who_has_a_seat(unit: UnitOfWork, neutral: bool, summary: str, place: str | None) -> None:
    with unit():
        community = make_community()
        host, (youth, waiting) = make_adult("organiser", community=community), _two_youths(community)
        event = make_event(community=community, host=host, capacity=1, title="Filmaften")
        sign_up(youth, event)
        sign_up(waiting, event)

        assert _read(feeds.read_one(youth, event.id, neutral=neutral)) == [_entry(event, summary, place)]
        for other in (waiting, host, make_youth(community=community), make_youth(community=make_community())):
            with pytest.raises(NotFound):
                feeds.read_one(other, event.id, neutral=neutral)


def test_one_event_is_an_appointment_unless_asked_otherwise(unit: UnitOfWork, as_account: Callable[[str], Api]) -> None:
    with unit():
        community = make_community()
        youth, event = make_youth(community=community), make_event(community=community, title="Filmaften")
        sign_up(youth, event)

    answer = as_account(youth.id).get(f"/events/{event.id}/event.ics")

    assert answer.status_code == 200
    assert _read(answer.data) == [_entry(event, "Aftale", None)]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="event.ics"'
    assert answer.headers["Cache-Control"] == "private, no-store"


@given(title=st.text(st.characters(blacklist_categories=("C", "Z")), min_size=1, max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
def test_any_title_comes_through(unit: UnitOfWork, title: str) -> None:
    facts = event_facts()
    event = Event(id="e", title=title, place="Huset", status="open", revision=0, created_at=clock.now())
    event.starts_at, event.ends_at = facts["starts_at"], facts["ends_at"]

    content = feeds.write([event], language="da", neutral=False, uid="u")

    assert _read(content) == [_entry(event, title, "Huset")]
