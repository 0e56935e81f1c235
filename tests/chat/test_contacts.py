"""An adult and a youth are never alone unseen, and it is never the adult who begins."""

from datetime import datetime, timedelta

import pytest

from backend.accounts.models import RoleGrant
from backend.chat import queries, service, views
from backend.chat.errors import NoWatcher, RoomClosed, RoomNight, RoomUnwatched, RoomWaiting
from backend.chat.models import Room
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from tests.chat.making import Gathering, make_gathering, say
from tests.chat.rooms import block, make_club, people_in, told_in
from tests.conftest import UnitOfWork
from tests.factories import actor as actor_now
from tests.factories import make_adult, make_community, make_youth

NOON, NIGHT = "2026-11-22T11:00:00Z", "2026-11-22T21:30:00+01:00"


def _contact(gathering: Gathering) -> Room:
    return service.open_contact_room(actor=gathering.one, account_id=gathering.host.id)


def _lapse(adult: Actor) -> Actor:
    yesterday = clock.today() - timedelta(days=1)
    session().query(RoleGrant).filter_by(account_id=adult.id).update({"screened_until": yesterday})
    return actor_now(adult.id)


def test_a_youth_writes_to_a_host_and_both_are_told_who_reads_along(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        gathering = make_gathering()
        room = _contact(gathering)

        assert (room.kind, _contact(gathering) is room) == ("direct", True)
        assert people_in(room) == {
            (gathering.one.id, "member"),
            (gathering.host.id, "host"),
            (gathering.watcher.id, "watcher"),
        }
        for reader in (gathering.one, gathering.host, gathering.watcher):
            assert told_in(room, reader) == [("adult_reads_along", gathering.watcher.id)]


def test_an_adult_never_writes_first(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        gathering = make_gathering()
        for adult in (gathering.host, gathering.watcher):
            for other in (gathering.one, gathering.host):
                with pytest.raises(Forbidden):
                    service.open_contact_room(actor=adult, account_id=other.id)
        room = _contact(gathering)
        for adult in (gathering.host, gathering.watcher):
            with pytest.raises(RoomWaiting):
                say(adult, room)
        say(gathering.one, room, "hej, må jeg tage en ven med?")

        assert say(gathering.host, room, "ja, kom bare").seq == 3


def test_held_words_are_no_beginning(unit: UnitOfWork, plain_words: None) -> None:
    with clock.freeze(NOON), unit():
        gathering = make_gathering()
        room = _contact(gathering)
        assert say(gathering.one, room, "hold lige").status == "held"

        with pytest.raises(RoomWaiting):
            say(gathering.host, room)


def test_a_youth_reaches_only_the_hosts_of_their_own_rooms(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        gathering, club = make_gathering(community=community), make_club(community=community)
        stranger = make_adult("organiser", community=community)
        left = gathering.other
        service.remove_member(room_id=gathering.room.id, account_id=left.id)

        for youth, account_id in (
            (gathering.one, gathering.watcher.id),
            (gathering.one, gathering.other.id),
            (gathering.one, gathering.one.id),
            (gathering.one, stranger.id),
            (gathering.one, club.host.id),
            (gathering.one, "nobody"),
            (left, gathering.host.id),
        ):
            with pytest.raises(NotFound):
                service.open_contact_room(actor=youth, account_id=account_id)
        assert service.open_contact_room(actor=club.youth, account_id=club.host.id).kind == "direct"


@pytest.mark.parametrize("youth_blocks", [True, False])
def test_not_across_a_block(unit: UnitOfWork, youth_blocks: bool) -> None:
    with clock.freeze(NOON), unit():
        gathering = make_gathering()
        pair = (gathering.one, gathering.host)
        room = service.open_contact_room(actor=gathering.other, account_id=gathering.host.id)
        say(gathering.other, room)
        block(*(pair if youth_blocks else pair[::-1]))
        with pytest.raises(NotFound):
            _contact(gathering)

        block(gathering.host, gathering.other)
        for actor in (gathering.host, gathering.other):
            with pytest.raises(RoomClosed):
                say(actor, room)


def test_without_a_second_adult_there_is_no_contact(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        _lapse(gathering.watcher)
        with pytest.raises(NoWatcher):
            _contact(gathering)


def test_when_the_second_adult_lapses_the_next_one_reads_along_or_nobody_writes(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        community = make_community()
        gathering = make_gathering(community=community)
        room = _contact(gathering)
        say(gathering.one, room)
        _lapse(gathering.watcher)
        assert _why(gathering.one, room) == "unwatched"
        for actor in (gathering.one, gathering.host):
            with pytest.raises(RoomUnwatched):
                say(actor, room)
        next_one = make_adult("moderator", community=community)
        assert _why(gathering.one, room) is None
        said = [say(actor, room).seq for actor in (gathering.one, gathering.host)]

        assert said == [4, 5]
        assert told_in(room, gathering.one)[-1] == ("adult_reads_along", next_one.id)
        assert (next_one.id, "watcher") in people_in(room)
        assert (gathering.watcher.id, "watcher") not in people_in(room)


def test_who_reads_along_is_somebody_the_youth_has_not_blocked_if_there_is_one(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        community = make_community()
        gathering = make_gathering(community=community)
        other = make_adult("moderator", community=community)
        block(gathering.one, gathering.watcher)
        for adult in (gathering.watcher, other):
            block(adult, gathering.other)
        room = _contact(gathering)
        theirs = service.open_contact_room(actor=gathering.other, account_id=gathering.host.id)

        assert (other.id, "watcher") in people_in(room)
        # Seen by somebody they have a block with, rather than by nobody.
        assert [role for _, role in people_in(theirs)].count("watcher") == 1


def test_the_room_of_a_youth_and_an_adult_sleeps_at_night(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        gathering = make_gathering()
        room = _contact(gathering)
        say(gathering.one, room)
    with clock.freeze(NIGHT), unit():
        for actor in (gathering.one, gathering.host, gathering.watcher):
            assert _why(actor, room) == "night"
            with pytest.raises(RoomNight):
                say(actor, room, client_id=f"night{actor.id}")
        assert len(queries.list_history(gathering.one, room.id, limit=9).items) == 2  # reading is for all hours


@pytest.mark.parametrize(
    ("hour", "open_"),
    [("20:59", True), ("21:00", False), ("00:30", False), ("06:59", False), ("07:00", True)],
)
@pytest.mark.parametrize("day", ["2026-11-22", "2026-03-29", "2026-10-25"])
def test_adults_are_quiet_among_youths_at_night(unit: UnitOfWork, day: str, hour: str, open_: bool) -> None:
    moment = datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=clock.COPENHAGEN)
    with clock.freeze(moment), unit():
        club = make_club()
        assert say(club.youth, club.room).seq == 4
        if open_:
            say(club.host, club.room)
        else:
            for adult in (club.host, club.watcher):
                with pytest.raises(RoomNight):
                    say(adult, club.room)


def test_around_an_event_adults_write_at_night_too(unit: UnitOfWork) -> None:
    with clock.freeze(NIGHT), unit():
        gathering = make_gathering()  # begins in an hour and lasts three
        say(gathering.host, gathering.room)
        clock.advance(timedelta(hours=5, minutes=59))
        say(gathering.host, gathering.room)
        clock.advance(timedelta(minutes=1))
        with pytest.raises(RoomNight):
            say(gathering.host, gathering.room)


def test_an_events_room_opens_two_weeks_before_and_closes_a_day_after(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        community = make_community()
        host, youth = make_adult("organiser", community=community), make_youth(community=community)
        make_adult("moderator", community=community)
        starts = clock.now() + timedelta(days=20)
        facts = {"title": "Film", "community_id": community.id, "host_id": host.id}
        room = service.open_event_room(event_id="e", starts_at=starts, ends_at=starts + timedelta(hours=2), **facts)
        soon = service.open_event_room(event_id="f", starts_at=clock.now(), ends_at=starts, **facts)
        assert room is not None
        assert soon is not None
        service.add_member(room_id=room.id, account_id=youth.id)

        assert (room.opens_at, room.closes_at) == (starts - timedelta(days=14), starts + timedelta(hours=26))
        assert soon.opens_at == clock.now()
        for days, why in ((0, "not_yet"), (6, None), (20, None), (21, None), (22, "over")):
            with clock.freeze(clock.now() + timedelta(days=days)):
                assert _why(youth, room) == why


def test_leaving_closes_it_for_both_and_the_youth_may_open_it_again(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        gathering = make_gathering()
        for leaver in (gathering.one, gathering.host):
            room = _contact(gathering)
            say(gathering.one, room)
            for _ in range(2):
                service.leave_room(actor=leaver, room_id=room.id)
            for actor in (gathering.one, gathering.host):
                assert _why(actor, room) == "ended"
                with pytest.raises(RoomClosed):
                    say(actor, room)


@pytest.mark.parametrize("is_gone", [True, False], ids=["left", "not screened any more"])
def test_opened_again_it_has_a_second_adult_who_may_watch(unit: UnitOfWork, is_gone: bool) -> None:
    with clock.freeze(NOON), unit():
        community = make_community()
        gathering = make_gathering(community=community)
        room = _contact(gathering)
        service.leave_room(actor=gathering.one, room_id=room.id)
        if is_gone:
            service.leave_room(actor=gathering.watcher, room_id=room.id)
        _lapse(gathering.watcher)
        with pytest.raises(NoWatcher), session().begin_nested():
            _contact(gathering)
        next_one = make_adult("moderator", community=community)

        assert _contact(gathering) is room
        assert {one for one in people_in(room) if one[1] == "watcher"} == {(next_one.id, "watcher")}
        assert told_in(room, gathering.one)[-1] == ("adult_reads_along", next_one.id)


def _why(actor: Actor, room: Room) -> str | None:
    """What the room of somebody says of itself."""
    why: str | None = views.room_of(queries.get_membership(actor, room.id))["why_closed"]
    return why
