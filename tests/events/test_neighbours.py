"""Two communities that share an evening: agreed twice, with an adult of one's own, and nothing else in common."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.accounts import service as accounts
from backend.accounts.models import RoleGrant
from backend.chat import queries as chat
from backend.chat.models import Membership, Room
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from backend.core.pagination import Window
from backend.events import occurrences, queries, service
from backend.events.errors import NoAdult
from backend.events.hosting import queries as hosts
from backend.events.hosting import service as hosting
from backend.events.hosting.errors import SharedAlready
from backend.events.models import Event
from backend.events.neighbours import queries as neighbours
from backend.events.neighbours.service import agree, part
from backend.events.organising.queries import list_own
from backend.notifications.models import Notice
from moderation import service as moderation
from moderation.kinds import get_kind
from moderation.models import Case
from tests.conftest import UnitOfWork
from tests.events.making import make_event, make_series, sign_up
from tests.factories import make_adult, make_community, make_youth
from tests.support.statements import counted_statements

WINDOW = Window(limit=50)


class Place:
    """A community with whoever answers for it."""

    def __init__(self) -> None:
        self.community = make_community()
        self.coordinator = make_adult("coordinator", community=self.community)
        self.organiser = make_adult("organiser", community=self.community)
        self.moderator = make_adult("moderator", community=self.community)
        self.youth = make_youth(community=self.community)

    @property
    def id(self) -> str:
        return self.community.id


class Two:
    """Two neighbours, and an event that the first holds."""

    def __init__(self, *, agreed: bool = True, **facts: Any) -> None:
        self.here, self.there = Place(), Place()
        if agreed:
            agree(actor=self.here.coordinator, community_id=self.there.id)
            agree(actor=self.there.coordinator, community_id=self.here.id)
        self.event = make_event(community=self.here.community, host=self.here.organiser, **facts)

    def ask(self, event: Event | None = None, **how: bool) -> None:
        about = event or self.event
        hosting.ask(actor=self.here.organiser, event_id=about.id, account_id=self.there.organiser.id, **how)

    def share(self, event: Event | None = None, **how: bool) -> None:
        self.ask(event, **how)
        answer(self.there.organiser)


def answer(organiser: Actor, *, says_yes: bool = True) -> None:
    for asked in hosts.list_asked(organiser, WINDOW).items:
        hosting.answer(actor=organiser, co_host_id=asked["id"], says_yes=says_yes)
    session().expire_all()


def _note(event: Event, host: Actor, youth: Actor) -> None:
    service.note_attendance(actor=host, event_id=event.id, account_id=youth.id, came=True)


def _sees(person: Actor, event: Event) -> bool:
    session().expire_all()
    listed = event.id in {one["id"] for one in queries.list_events(person, WINDOW).items}
    try:
        queries.get_event(person, event.id)
    except NotFound:
        assert not listed
        return False
    assert listed
    return True


def _told(person: Actor) -> list[str]:
    return list(session().scalars(select(Notice.kind).where(Notice.account_id == person.id).order_by(Notice.id)))


def _inside(event: Event, place: Place) -> dict[str, str]:
    room_id = chat.rooms_of_events([event.id])[event.id, place.id]
    inside = select(Membership.account_id, Membership.role).where(Membership.left_at.is_(None))
    return dict(session().execute(inside.where(Membership.room_id == room_id)).all())


def _standings(place: Place) -> dict[str, str]:
    return {one["id"]: one["standing"] for one in neighbours.list_communities(place.coordinator, WINDOW).items}


class TestAgreeing:
    def test_both_say_yes(self, unit: UnitOfWork) -> None:
        with unit():
            one, other = Place(), Place()
            agree(actor=one.coordinator, community_id=other.id)
            agree(actor=one.coordinator, community_id=other.id)
            assert (_standings(one)[other.id], _standings(other)[one.id]) == ("asked", "asks")
            assert not neighbours.are_neighbours(one.id, other.id)
            agree(actor=other.coordinator, community_id=one.id)
            agree(actor=one.coordinator, community_id=other.id)
            assert neighbours.are_neighbours(other.id, one.id)
            assert (_standings(one)[other.id], _standings(other)[one.id]) == ("neighbours", "neighbours")
            assert _told(other.coordinator) == ["events.neighbours_asked"]
            assert _told(one.coordinator) == ["events.neighbours_agreed"]

    def test_either_says_no(self, unit: UnitOfWork) -> None:
        with unit():
            one, other = Place(), Place()
            agree(actor=one.coordinator, community_id=other.id)
            part(actor=other.coordinator, community_id=one.id)
            part(actor=other.coordinator, community_id=one.id)
            assert _standings(one)[other.id] == "none"
            assert _told(one.coordinator) == []

    def test_a_coordinator_speaks_for_their_own(self, unit: UnitOfWork) -> None:
        with unit():
            one, other = Place(), Place()
            for person in (one.organiser, one.moderator, one.youth):
                with pytest.raises(Forbidden):
                    agree(actor=person, community_id=other.id)
            with pytest.raises(NotFound):
                agree(actor=one.coordinator, community_id=one.id)
            with pytest.raises(NotFound):
                agree(actor=one.coordinator, community_id="nowhere")


class TestSharing:
    def test_it_is_open_once_one_of_theirs_hosts(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two()
            sign_up(two.here.youth, two.event)
            two.ask()
            assert not _sees(two.there.youth, two.event)
            [asked] = hosts.list_asked(two.there.organiser, WINDOW).items
            assert (asked["community"], asked["description"]) == (two.here.community.name, two.event.description)
            answer(two.there.organiser)
            assert _sees(two.there.youth, two.event)
            assert _sees(two.there.coordinator, two.event)
            shown = queries.get_event(two.there.youth, two.event.id)
            names = [two.here.community.name, two.there.community.name]
            assert (shown["communities"], shown["is_visit"], shown["place"]) == (names, True, None)
            assert queries.get_event(two.here.youth, two.event.id)["is_visit"] is False
            assert _told(two.here.youth)[-1] == "events.neighbours_come"

    def test_strangers_are_not_asked(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two(agreed=False)
            assert hosts.list_candidates(two.here.organiser, two.event.id, WINDOW).items == []
            with pytest.raises(NotFound):
                two.ask()

    def test_neighbours_are_offered_with_their_place(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two()
            offered = hosts.list_candidates(two.here.organiser, two.event.id, WINDOW).items
            assert [(one["person"].id, one["community"]) for one in offered] == [
                (two.there.organiser.id, two.there.community.name)
            ]

    def test_who_parted_meanwhile_cannot_say_yes(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two()
            two.ask()
            [asked] = hosts.list_asked(two.there.organiser, WINDOW).items
            part(actor=two.there.coordinator, community_id=two.here.id)
            with pytest.raises(NotFound):
                hosting.answer(actor=two.there.organiser, co_host_id=asked["id"], says_yes=True)
            assert not _sees(two.there.youth, two.event)

    def test_only_two_share_one(self, unit: UnitOfWork) -> None:
        with unit():
            two, third = Two(), Place()
            agree(actor=two.here.coordinator, community_id=third.id)
            agree(actor=third.coordinator, community_id=two.here.id)
            two.ask()
            hosting.ask(actor=two.here.organiser, event_id=two.event.id, account_id=third.organiser.id)
            answer(two.there.organiser)
            with pytest.raises(SharedAlready):
                answer(third.organiser)
            assert not _sees(third.youth, two.event)
            assert hosts.list_candidates(two.here.organiser, two.event.id, WINDOW).items == []

    def test_a_whole_series(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two()
            series = make_series(community=two.here.community, host=two.here.organiser, rule="FREQ=WEEKLY;COUNT=3")
            evenings = sorted(occurrences.list_from(series, series.first), key=lambda one: one.day)
            two.share(evenings[0], whole_series=True)
            assert [_sees(two.there.youth, evening) for evening in evenings] == [True] * 3
            assert not _sees(two.there.youth, two.event)
            branched = occurrences.branch(series, evenings[1].day)
            assert {evening.series_id for evening in evenings[1:]} == {branched.id}
            assert [_sees(two.there.youth, evening) for evening in evenings] == [True] * 3

    def test_a_list_asks_as_often_however_much_is_shared(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two()
            two.share()
            with counted_statements() as few:
                queries.list_events(two.there.youth, WINDOW)
            for _ in range(4):
                two.share(make_event(community=two.here.community, host=two.here.organiser))
            with counted_statements() as many:
                assert len(queries.list_events(two.there.youth, WINDOW).items) == 5
            assert len(many) == len(few)


class TestWhatIsShared:
    def test_hosts_see_their_own(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two()
            two.share()
            for youth in (two.here.youth, two.there.youth):
                service.sign_up(actor=youth, event_id=two.event.id, needs="Et stille hjørne.")
            for place in (two.here, two.there):
                [seen] = queries.list_sign_ups(place.organiser, two.event.id, WINDOW).items
                assert seen["person"].id == place.youth.id
                [own] = list_own(place.organiser, WINDOW, past=False).items
                assert (own["needs"], own["event"]["going"]) == (1, 2)

    def test_each_has_a_room(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two()
            two.share()
            for place in (two.here, two.there):
                sign_up(place.youth, two.event)
                inside = _inside(two.event, place)
                assert sorted(inside.values()) == ["host", "member", "watcher"]
                own = {one.id for one in (place.organiser, place.moderator, place.coordinator, place.youth)}
                assert set(inside) <= own
                shown = queries.get_event(place.youth, two.event.id)["room_id"]
                assert session().get_one(Room, shown).community_id == place.id
            service.cancel_sign_up(actor=two.there.youth, event_id=two.event.id)
            assert two.there.youth.id not in _inside(two.event, two.there)

    def test_nobody_changes_what_a_neighbour_holds(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two()
            two.share()
            with pytest.raises(Forbidden):
                service.change_event(actor=two.there.organiser, event_id=two.event.id, changes={"title": "Vores"})
            with pytest.raises(Forbidden):
                service.cancel_event(actor=two.there.organiser, event_id=two.event.id, reason="Nej.")

    def test_each_notes_who_came_of_their_own(self, unit: UnitOfWork) -> None:
        with unit():
            begins = clock.now() + timedelta(seconds=1)
            two = Two(starts_at=begins)
            two.share()
            for place in (two.here, two.there):
                sign_up(place.youth, two.event)
            two.event.starts_at = clock.now() - timedelta(minutes=1)
            session().flush()
            for place, other in ((two.here, two.there), (two.there, two.here)):
                _note(two.event, place.organiser, place.youth)
                with pytest.raises(NotFound):
                    _note(two.event, place.organiser, other.youth)

    def test_nobody_under_age_comes_without_an_adult_of_their_own(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two()
            two.share()
            for grant in session().scalars(select(RoleGrant).where(RoleGrant.account_id == two.there.organiser.id)):
                grant.screened_until = clock.today() - timedelta(days=1)
            session().flush()
            with pytest.raises(NoAdult):
                sign_up(two.there.youth, two.event)
            sign_up(two.here.youth, two.event)

    def test_reports_stay_at_home(self, unit: UnitOfWork) -> None:
        with unit():
            two = Two()
            two.share()
            report = {"subject_id": two.event.id, "reason": "bullying"}
            with pytest.raises(NotFound):
                moderation.file_report(actor=two.there.youth, kind="events.event", **report)
            with pytest.raises(NotFound):
                moderation.file_report(actor=two.here.youth, kind="events.visit", **report)
            moderation.file_report(actor=two.there.youth, kind="events.visit", **report)
            moderation.file_report(actor=two.here.youth, kind="events.event", **report)
            cases = {case.kind: case for case in session().scalars(select(Case))}
            assert (cases["events.visit"].community_id, cases["events.visit"].author_id) == (two.there.id, None)
            assert cases["events.event"].community_id == two.here.id


class TestTheEnd:
    def _shared(self) -> Two:
        two = Two()
        two.share()
        for youth in (two.here.youth, two.there.youth):
            sign_up(youth, two.event)
        return two

    def _is_over(self, two: Two) -> None:
        assert not _sees(two.there.youth, two.event)
        assert queries.get_event(two.here.youth, two.event.id)["going"] == 1
        assert queries.places_of(two.there.youth.id, [two.event.id]) == {}
        assert _told(two.there.youth)[-1] == "events.visit_over"
        assert "events.visit_over" not in _told(two.here.youth)
        room_id = chat.rooms_of_events([two.event.id])[two.event.id, two.there.id]
        assert session().get_one(Room, room_id).closed_at is not None
        assert session().get_one(Room, two.event.room_id or "").closed_at is None

    def test_when_their_host_stops(self, unit: UnitOfWork) -> None:
        with unit():
            two = self._shared()
            hosting.stop(actor=two.there.organiser, event_id=two.event.id, account_id=two.there.organiser.id)
            self._is_over(two)

    def test_when_the_communities_part(self, unit: UnitOfWork) -> None:
        with unit():
            two = self._shared()
            other = make_event(community=two.there.community, host=two.there.organiser)
            hosting.ask(actor=two.there.organiser, event_id=other.id, account_id=two.here.organiser.id)
            answer(two.here.organiser)
            assert _sees(two.here.youth, other)
            part(actor=two.here.coordinator, community_id=two.there.id)
            self._is_over(two)
            assert not _sees(two.here.youth, other)
            assert _told(two.there.coordinator)[-1] == "events.neighbours_parted"

    def test_when_a_moderator_of_theirs_ends_it(self, unit: UnitOfWork) -> None:
        with unit():
            two = self._shared()
            get_kind("events.visit").actions["hide"](two.event.id, two.there.moderator.id)
            get_kind("events.visit").actions["hide"](two.event.id, two.there.moderator.id)
            self._is_over(two)
            for person in (two.here.organiser, two.here.coordinator):
                assert _told(person).count("events.visit_withdrawn") == 1

    def test_when_their_host_loses_the_role(self, unit: UnitOfWork) -> None:
        with unit():
            two = self._shared()
            organiser = two.there.organiser
            accounts.revoke_role(actor=two.there.coordinator, account_id=organiser.id, role="organiser")
        with unit():
            self._is_over(two)

    def test_not_while_another_of_theirs_hosts(self, unit: UnitOfWork) -> None:
        with unit():
            two = self._shared()
            second = make_adult("organiser", community=two.there.community)
            hosting.ask(actor=two.here.organiser, event_id=two.event.id, account_id=second.id)
            answer(second)
            hosting.stop(actor=two.there.organiser, event_id=two.event.id, account_id=two.there.organiser.id)
            assert _sees(two.there.youth, two.event)
            assert two.there.youth.id in _inside(two.event, two.there)
            assert two.there.organiser.id not in _inside(two.event, two.there)

    def test_what_has_begun_goes_on(self, unit: UnitOfWork) -> None:
        with unit():
            two = self._shared()
            two.event.starts_at = clock.now() - timedelta(minutes=1)
            session().flush()
            hosting.stop(actor=two.there.organiser, event_id=two.event.id, account_id=two.there.organiser.id)
            assert queries.list_going(two.event.id) == [two.here.youth.id, two.there.youth.id]

    def test_a_seat_they_give_back_is_for_the_next(self, unit: UnitOfWork) -> None:
        with unit():
            two = self._shared()
            third = make_youth(community=two.here.community)
            assert sign_up(third, two.event).status == "waiting"
            hosting.stop(actor=two.there.organiser, event_id=two.event.id, account_id=two.there.organiser.id)
            assert queries.list_going(two.event.id) == [two.here.youth.id, third.id]
