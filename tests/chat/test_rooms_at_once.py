"""What several do in the same moment: real threads on real databases."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from backend.accounts import service as accounts
from backend.chat import queries, service
from backend.chat.models import Admission, Message, Room
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.errors import AppError
from tests.chat.making import say
from tests.chat.rooms import asked_into, befriend, make_circle, make_club, people_in
from tests.conftest import UnitOfWork
from tests.factories import make_community, make_youth

Outcome = str | None
Act = Callable[[], object]


def _at_once(*acts: Act) -> list[Outcome]:
    """What became of each: None, or the code of its refusal."""
    start = Barrier(len(acts))

    def press(act: Act) -> Outcome:
        start.wait(timeout=120)
        try:
            with unit_of_work():
                act()
        except AppError as refusal:
            return refusal.code
        return None

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(press, acts))


def _answer(actor: Actor, room: Room, answer: str = "yes") -> Act:
    return lambda: service.answer_invitation(actor=actor, room_id=room.id, answer=answer)


def test_two_take_the_last_place_of_eight(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle(size=7)
        late = [make_youth(community=make_community()) for _ in range(2)]
        session().add_all(
            Admission(room_id=circle.room.id, account_id=one.id, kind="invitation", by_id=circle.people[0].id)
            for one in late
        )

    outcomes = _at_once(*(_answer(one, circle.room) for one in late))

    with unit():
        assert len(people_in(circle.room)) == 8
        assert sorted(map(str, outcomes)) == ["None", "room_full"]


def test_two_invite_into_the_last_place(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle(size=7)
        first, second = circle.people[:2]
        other = make_youth(community=make_community())
        befriend(second, other)

    outcomes = _at_once(
        lambda: service.invite(actor=first, room_id=circle.room.id, account_ids=[circle.friend.id]),
        lambda: service.invite(actor=second, room_id=circle.room.id, account_ids=[other.id]),
    )

    with unit():
        assert queries.count_invited([circle.room.id]) == {circle.room.id: 1}
        assert sorted(map(str, outcomes)) == ["None", "room_full"]


def test_one_answer_counts_when_two_phones_differ(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[circle.friend.id])

    outcomes = _at_once(_answer(circle.friend, circle.room), _answer(circle.friend, circle.room, "no"))

    with unit():
        inside = (circle.friend.id, "member") in people_in(circle.room)
        admission = queries.find_admission(circle.room.id, circle.friend.id)
        assert admission is not None
        assert (admission.answer == "yes") is inside
        assert sorted(map(str, outcomes)) == ["None", "not_found"]


def test_a_yes_pressed_many_times_is_one(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[circle.friend.id])

    assert _at_once(*[_answer(circle.friend, circle.room)] * 6) == [None] * 6
    with unit():
        joined = session().query(Message).filter_by(room_id=circle.room.id, text="joined", author_id=circle.friend.id)
        assert joined.count() == 1


def test_inviting_and_blocking_at_once_shows_nothing(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()

    _at_once(
        lambda: service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[circle.friend.id]),
        lambda: accounts.block(actor=circle.friend, account_id=circle.people[1].id),
    )

    with unit():
        assert asked_into(circle.friend) == []
    assert _at_once(_answer(circle.friend, circle.room)) == ["not_found"]


def test_leaving_and_sending_at_once_is_one_after_the_other(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()

    [sent, left] = _at_once(
        lambda: say(club.youth, club.room, "farvel", client_id="farvel"),
        lambda: service.leave_room(actor=club.youth, room_id=club.room.id),
    )

    with unit():
        said = [one.text for one in queries.list_history(club.host, club.room.id, limit=9).items][3:]
        assert left is None
        assert (sent, said) in [(None, ["farvel", "left"]), ("not_found", ["left"])]


def test_two_hosts_let_the_same_youth_in_once(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()
        service.request_entry(actor=club.outsider, room_id=club.room.id)

    def let_in() -> None:
        service.answer_request(actor=club.host, room_id=club.room.id, account_id=club.outsider.id, answer="yes")

    assert _at_once(let_in, let_in) == [None, None]
    with unit():
        assert session().query(Message).filter_by(text="joined", author_id=club.outsider.id).count() == 1


def test_asking_many_times_at_once_is_asking_once(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()

    def ask() -> None:
        service.request_entry(actor=club.outsider, room_id=club.room.id)

    assert _at_once(*[ask] * 5) == [None] * 5
    with unit():
        assert session().query(Admission).filter_by(account_id=club.outsider.id).count() == 1


def test_a_group_opened_by_many_hands_is_one(unit: UnitOfWork) -> None:
    with unit():
        nor, sne, liv = (make_youth(community=make_community()) for _ in range(3))
        befriend(nor, sne, liv)

    def press() -> None:
        service.open_group(actor=nor, title="Os", account_ids=[sne.id, liv.id], client_id="a")

    assert _at_once(*[press] * 6) == [None] * 6
    with unit():
        assert session().query(Room).filter_by(kind="group").count() == 1
        assert len(asked_into(sne)) == 1


def test_a_contact_pressed_many_times_is_one_room(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()

    def press() -> None:
        service.open_contact_room(actor=club.youth, account_id=club.host.id)

    assert _at_once(*[press] * 6) == [None] * 6
    with unit():
        [room] = session().query(Room).filter_by(kind="direct").all()
        assert people_in(room) == {
            (club.youth.id, "member"),
            (club.host.id, "host"),
            (club.watcher.id, "watcher"),
        }
