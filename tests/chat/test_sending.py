import pytest

from backend.accounts import service as accounts
from backend.accounts.models import RoleGrant
from backend.chat import queries, service
from backend.chat.errors import MessageNudge, RoomClosed, RoomUnwatched
from backend.chat.models import Membership
from backend.chat.said import Said
from backend.core.db import session
from backend.core.errors import Conflict, Forbidden, Invalid, NotFound
from moderation.models import Case
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.factories import actor, make_adult, make_community, make_youth

pytestmark = pytest.mark.usefixtures("plain_words")


def _cases() -> list[tuple[str, str, str]]:
    return [(case.subject_id, case.source, case.severity) for case in session().query(Case)]


def test_what_is_said_gets_the_next_number(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = [say(friends.one, friends.room), say(friends.other, friends.room), say(friends.one, friends.room)]

        assert [(message.seq, message.status) for message in said] == [(n, "delivered") for n in (1, 2, 3)]
        assert _cases() == []


def test_the_same_name_again_is_the_same_message(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        first = say(friends.one, friends.room, client_id="a", text="hej")
    with unit():
        again = say(friends.one, friends.room, client_id="a", text="hej")
        others = say(friends.other, friends.room, client_id="a", text="dav")

        assert (again.id, again.seq) == (first.id, 1)
        assert (others.id != first.id, others.seq) == (True, 2)


def test_one_name_in_two_rooms_is_a_mistake(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        friends, gathering = make_friends(community=community), make_gathering(community=community)
        service.add_member(room_id=gathering.room.id, account_id=friends.one.id)
        say(friends.one, friends.room, client_id="a")

        with pytest.raises(Conflict):
            say(friends.one, gathering.room, client_id="a")


def test_drafts_are_settled_together_and_refused_one_by_one(unit: UnitOfWork) -> None:
    with unit():
        friends, strangers = make_friends(), make_friends()
        facts = [
            (friends.one, friends.room, "a", "hej"),
            (friends.one, strangers.room, "b", "hej"),
            (friends.other, friends.room, "c", "hold op"),
            (strangers.one, strangers.room, "d", "hej"),
            (friends.one, friends.room, "a", "hej"),
            (friends.one, friends.room, "e", "og dav"),
        ]
        outcomes = service.send_messages(
            [
                service.Draft(actor=author, room_id=room.id, client_id=name, text=text)
                for author, room, name, text in facts
            ]
        )

        shown = [(outcome.status, outcome.seq) if isinstance(outcome, Said) else type(outcome) for outcome in outcomes]
        assert shown == [
            ("delivered", 1),
            NotFound,
            ("held", None),
            ("delivered", 1),
            ("delivered", 1),
            ("delivered", 2),
        ]
        assert outcomes[0] is outcomes[4]
        assert service.send_messages([]) == []


def test_a_worrying_message_is_delivered_seen_and_answered_with_help(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        message = say(friends.one, friends.room, "help jeg kan ikke mere")

        assert (message.status, message.seq, message.needs_help) == ("delivered", 1, True)
        assert _cases() == [(message.id, "screening", "high")]


def test_a_flagged_message_is_delivered_and_seen(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        message = say(friends.one, friends.room, "flag din idiot")

        assert (message.status, message.seq, message.needs_help) == ("delivered", 1, False)
        assert _cases() == [(message.id, "screening", "medium")]


def test_a_held_message_is_stored_without_a_number(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        held = say(friends.one, friends.room, "hold kæft", client_id="a")
        next_one = say(friends.other, friends.room)

        assert (held.status, held.seq, next_one.seq) == ("held", None, 1)
        assert _cases() == [(held.id, "screening", "high")]
        assert say(friends.one, friends.room, "hold kæft", client_id="a") is held


def test_a_question_first_and_then_what_the_author_wants(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        with pytest.raises(MessageNudge):
            say(friends.one, friends.room, "ask mit nummer er", client_id="a")
        assert _cases() == []

        message = say(friends.one, friends.room, "ask mit nummer er", client_id="a", anyway=True)

        assert (message.status, message.seq) == ("delivered", 1)
        assert _cases() == [(message.id, "screening", "low")]


def test_wanting_it_anyway_frees_nothing_that_is_held(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()

        assert say(friends.one, friends.room, "hold kæft", anyway=True).status == "held"


def test_a_room_one_is_not_in_does_not_exist(unit: UnitOfWork) -> None:
    with unit():
        friends, stranger = make_friends(), make_youth(community=make_community())
        gathering = make_gathering()
        service.remove_member(room_id=gathering.room.id, account_id=gathering.one.id)

        for author, room in ((stranger, friends.room), (gathering.one, gathering.room)):
            with pytest.raises(NotFound):
                say(author, room)


def test_whoever_may_not_chat_today_says_nothing(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        session().query(RoleGrant).filter_by(account_id=gathering.host.id).delete()

        with pytest.raises(Forbidden):
            say(actor(gathering.host.id), gathering.room)


@pytest.mark.parametrize("blocker", ["one", "other"])
def test_a_block_refuses_in_both_directions_and_like_an_end(unit: UnitOfWork, blocker: str) -> None:
    with unit():
        friends = make_friends()
        who, whom = (friends.one, friends.other) if blocker == "one" else (friends.other, friends.one)
        accounts.block(actor=who, account_id=whom.id)
        for author in (friends.one, friends.other):
            with pytest.raises(RoomClosed):
                say(author, friends.room)

        accounts.unblock(actor=who, account_id=whom.id)
        assert say(friends.one, friends.room).seq == 1


def test_a_block_leaves_an_event_to_both(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        accounts.block(actor=gathering.one, account_id=gathering.other.id)

        assert say(gathering.other, gathering.room).seq == 2


def test_a_closed_room_is_read_only_but_still_answers_what_it_answered(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room, client_id="a")
        service.close_room(room_id=friends.room.id)

        with pytest.raises(RoomClosed):
            say(friends.other, friends.room)
        assert say(friends.one, friends.room, client_id="a") is said
        history = queries.list_history(friends.other, friends.room.id, after_seq=None, before_seq=None, limit=10)
        assert history.items == [said]


def test_an_event_without_its_watcher_gets_another_before_the_next_word(unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        gathering = make_gathering(community=community)
        session().query(RoleGrant).filter_by(account_id=gathering.watcher.id).delete()
        with pytest.raises(RoomUnwatched):
            say(gathering.one, gathering.room)

        relief = make_adult("coordinator", community=community)
        # The room said first who reads along, and then who does instead.
        assert say(gathering.one, gathering.room).seq == 3

        watching = session().query(Membership).filter_by(role="watcher", left_at=None)
        assert [membership.account_id for membership in watching] == [relief.id]


def test_an_answer_answers_something_in_the_same_room(unit: UnitOfWork) -> None:
    with unit():
        friends, strangers = make_friends(), make_friends()
        first, held = say(friends.one, friends.room), say(friends.one, friends.room, "hold op")
        elsewhere = say(strangers.one, strangers.room)

        assert say(friends.other, friends.room, reply_to=first.id).reply_to_id == first.id
        for wrong in (held.id, elsewhere.id, "nothing"):
            with pytest.raises(Invalid) as refusal:
                say(friends.other, friends.room, reply_to=wrong)
            assert refusal.value.errors == {"reply_to": ["unknown"]}
