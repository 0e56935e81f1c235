import pytest

from backend.chat import queries, service
from backend.chat.errors import LastHost, NoWatcher, RoomClosed, RoomWaiting
from backend.chat.models import Membership
from backend.core.db import session
from backend.core.errors import Forbidden, NotFound
from moderation.publishing import NotPublishable
from tests.chat.making import make_friends, make_gathering, say
from tests.chat.rooms import ask_and_let_in, make_circle, make_club, people_in, say_yes, told_in
from tests.conftest import UnitOfWork
from tests.factories import make_adult, make_community, make_youth


def test_leaving_a_group_takes_it_back_to_waiting(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        first, second, third = circle.people
        for _ in range(2):
            service.leave_room(actor=third, room_id=circle.room.id)

        assert told_in(circle.room, first)[-1] == ("left", third.id)
        with pytest.raises(RoomWaiting):
            say(first, circle.room)
        with pytest.raises(NotFound):
            queries.get_membership(third, circle.room.id)
        service.invite(actor=first, room_id=circle.room.id, account_ids=[third.id])
        say_yes(circle.room, third)
        assert say(second, circle.room).seq is not None


def test_what_was_said_while_one_was_away_stays_unread(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle(size=4)
        first, *_, last = circle.people
        say(first, circle.room, "hej")
        service.leave_room(actor=last, room_id=circle.room.id)
        say(first, circle.room, "imens")
        service.invite(actor=first, room_id=circle.room.id, account_ids=[last.id])
        say_yes(circle.room, last)

        assert [one.text for one in queries.list_history(last, circle.room.id, limit=9).items] == ["joined"]


def test_friends_part_elsewhere(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        with pytest.raises(Forbidden):
            service.leave_room(actor=friends.one, room_id=friends.room.id)


def test_only_the_last_host_stays(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()
        with pytest.raises(LastHost):
            service.leave_room(actor=club.host, room_id=club.room.id)
        second = make_adult("organiser", community=make_community())
        session().add(Membership(room_id=club.room.id, account_id=second.id, role="host"))
        service.leave_room(actor=club.host, room_id=club.room.id)

        assert (club.host.id, "host") not in people_in(club.room)
        service.end_room(actor=second, room_id=club.room.id)
        service.leave_room(actor=second, room_id=club.room.id)  # closed, it needs nobody


def test_a_watcher_leaves_when_another_is_found(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        club = make_club(community=community)
        with pytest.raises(NoWatcher):
            service.leave_room(actor=club.watcher, room_id=club.room.id)
        next_one = make_adult("moderator", community=community)
        service.leave_room(actor=club.watcher, room_id=club.room.id)

        assert {one for one in people_in(club.room) if one[1] == "watcher"} == {(next_one.id, "watcher")}
        assert told_in(club.room, club.youth)[-1] == ("adult_reads_along", next_one.id)


def test_leaving_an_events_chat_makes_no_noise(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        service.leave_room(actor=gathering.one, room_id=gathering.room.id)

        assert (gathering.one.id, "member") not in people_in(gathering.room)
        assert told_in(gathering.room, gathering.other) == [("adult_reads_along", gathering.watcher.id)]
        with pytest.raises(LastHost):
            service.leave_room(actor=gathering.host, room_id=gathering.room.id)


def test_muting_is_ones_own(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        first, second, _ = circle.people
        for muted in (True, True, False, True):
            service.mute_room(actor=first, room_id=circle.room.id, muted=muted)
        say(second, circle.room)

        mine, theirs = (queries.get_membership(one, circle.room.id) for one in (first, second))
        session().refresh(mine)
        assert (mine.muted, theirs.muted) == (True, False)
        assert queries.count_unread([mine]) == {(circle.room.id, first.id): 1}
        with pytest.raises(NotFound):
            service.mute_room(actor=circle.friend, room_id=circle.room.id, muted=True)


def test_a_host_takes_somebody_out(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()
        for _ in range(2):
            service.remove_person(actor=club.host, room_id=club.room.id, account_id=club.youth.id)

        assert (club.youth.id, "member") not in people_in(club.room)
        with pytest.raises(NotFound):
            say(club.youth, club.room)
        ask_and_let_in(club.host, club.youth, club.room)
        assert say(club.youth, club.room).seq is not None


def test_who_takes_nobody_out(unit: UnitOfWork) -> None:
    with unit():
        club, circle, gathering = make_club(), make_circle(), make_gathering()
        ask_and_let_in(club.host, club.outsider, club.room)
        for actor, other, room in (
            (club.youth, club.outsider, club.room),
            (club.host, club.watcher, club.room),
            (club.host, club.host, club.room),
            (circle.people[0], circle.people[1], circle.room),
            (gathering.host, gathering.one, gathering.room),
        ):
            before = people_in(room)
            with pytest.raises(Forbidden):
                service.remove_person(actor=actor, room_id=room.id, account_id=other.id)
            assert people_in(room) == before
        with pytest.raises(NotFound):
            service.remove_person(actor=club.host, room_id=club.room.id, account_id=circle.friend.id)
        with pytest.raises(NotFound):
            service.remove_person(actor=circle.friend, room_id=club.room.id, account_id=club.youth.id)


def test_a_host_closes_a_room(unit: UnitOfWork) -> None:
    with unit():
        club, circle = make_club(), make_circle()
        for actor, room in ((club.youth, club.room), (club.watcher, club.room), (circle.people[0], circle.room)):
            with pytest.raises(Forbidden):
                service.end_room(actor=actor, room_id=room.id)
        for _ in range(2):
            service.end_room(actor=club.host, room_id=club.room.id)

        assert told_in(club.room, club.youth)[-1] == ("closed", club.host.id)
        with pytest.raises(RoomClosed):
            say(club.youth, club.room)
        with pytest.raises(RoomClosed):
            service.reword_room(actor=club.host, room_id=club.room.id, title="Maling")


def test_who_words_a_room(unit: UnitOfWork) -> None:
    with unit():
        club, circle, friends, gathering = make_club(), make_circle(), make_friends(), make_gathering()
        for title in ("Spil", "Spil"):
            service.reword_room(actor=circle.people[1], room_id=circle.room.id, title=title)
        service.reword_room(actor=club.host, room_id=club.room.id, guidelines="Vær rar. Tegn, hvad du vil.")

        assert (circle.room.title, told_in(circle.room, circle.people[0]).count(("renamed", circle.people[1].id))) == (
            "Spil",
            1,
        )
        assert (club.room.title, club.room.guidelines) == ("Tegning", "Vær rar. Tegn, hvad du vil.")
        assert "renamed" not in {code for code, _ in told_in(club.room, club.host)}
        for actor, room in (
            (club.youth, club.room),
            (club.watcher, club.room),
            (friends.one, friends.room),
            (gathering.host, gathering.room),
        ):
            with pytest.raises(Forbidden):
                service.reword_room(actor=actor, room_id=room.id, title="Nyt")
        with pytest.raises(NotFound):
            service.reword_room(actor=circle.friend, room_id=circle.room.id, title="Nyt")


def test_new_words_are_read_too(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        with pytest.raises(NotPublishable) as refused:
            service.reword_room(actor=circle.people[0], room_id=circle.room.id, purpose="Ring på 20 12 34 56")

        assert (list(refused.value.errors or {}), circle.room.purpose) == (["purpose"], "")


def test_a_youth_from_elsewhere_finds_no_room(unit: UnitOfWork) -> None:
    with unit():
        club, stranger = make_club(), make_youth(community=make_community())
        with pytest.raises(NotFound):
            service.leave_room(actor=stranger, room_id=club.room.id)
        with pytest.raises(NotFound):
            service.end_room(actor=stranger, room_id=club.room.id)
        with pytest.raises(NotFound):
            service.mute_room(actor=stranger, room_id=club.room.id, muted=True)
