from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.accounts import service as accounts
from backend.accounts.models import Community, Identity
from backend.chat.models import Message, Room
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import Forbidden, Invalid, NotFound
from backend.core.pagination import Window
from backend.friendbank import facts, ports, queries, service, tasks, views
from backend.friendbank.errors import ProfilePaused, ProposalClosed
from backend.friendbank.models import Friendship, Proposal
from backend.notifications.models import Notice
from tests.conftest import UnitOfWork
from tests.events.making import make_event
from tests.factories import actor, make_adult, make_community
from tests.friendbank.making import BLANK, TOLD, close_due, make_place, make_proposed_pair, make_teller
from tests.support.friends import make_proposal


def _say(person: Actor, proposal_id: str, said: str) -> str:
    answered = service.answer(actor=person, proposal_id=proposal_id, said=said)
    status: str = views.proposals(person, [answered])[0]["status"]
    return status


def _community_of(person: Actor) -> Community:
    return session().get_one(Community, person.community_id)


def _seen(person: Actor) -> list[tuple[str, str | None]]:
    page = queries.list_proposals(person, Window())
    return [(row["status"], row["my_answer"]) for row in views.proposals(person, page.items)]


def _friendship(person: Actor) -> Friendship:
    (friendship,) = queries.list_friends(person, Window()).items
    return friendship


def _told(kind: str) -> list[str]:
    return sorted(session().scalars(select(Notice.account_id).where(Notice.kind == f"friendbank.{kind}")))


def test_two_yeses_open_a_chat_and_name_an_event(unit: UnitOfWork) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()
        make_event(community=make_community(), title="Et andet sted")

        assert _say(one, proposal_id, "yes") == "waiting"
        assert _seen(other) == [("open", None)]
        assert _say(other, proposal_id, "yes") == "friends"

        seen = views.proposals(one, queries.list_proposals(one, Window()).items)[0]
        assert (seen["status"], [person.id for person in seen["people"]], seen["event"]) == (
            "friends",
            [other.id],
            None,
        )
        assert session().get_one(Room, seen["room_id"]).pair == {one.id, other.id}
        assert _told("opened") == sorted([one.id, other.id])
        with pytest.raises(ProposalClosed):
            _say(one, proposal_id, "no")


def test_new_friends_hear_of_an_event_both_may_attend(unit: UnitOfWork) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()
        event = make_event(community=_community_of(one))
        _say(one, proposal_id, "yes")
        _say(other, proposal_id, "yes")

        seen = views.proposals(other, queries.list_proposals(other, Window()).items)[0]

        assert seen["event"].id == event.id == _friendship(one).event_id
        assert ports.list_meeting_events(["gone"]) == {}


@pytest.mark.parametrize("said", ["no", "later"])
def test_anything_but_yes_opens_nothing_and_can_be_changed(unit: UnitOfWork, said: str) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()

        assert _say(one, proposal_id, "yes") == "waiting"
        assert _say(other, proposal_id, said) == "open"
        assert _seen(one) == [("waiting", "yes")]
        assert _say(other, proposal_id, "yes") == "friends"


def test_a_block_in_between_closes_quietly(unit: UnitOfWork) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()
        _say(one, proposal_id, "yes")
        accounts.block(actor=one, account_id=other.id)

        assert _say(other, proposal_id, "yes") == "waiting"
        assert (_seen(one), _seen(other)) == ([("waiting", "yes")], [("waiting", "yes")])

        accounts.unblock(actor=one, account_id=other.id)
        assert _say(one, proposal_id, "yes") == "waiting"
        assert list(queries.list_friends(one, Window()).items) == []


def test_a_birthday_in_between_opens_nothing(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"), unit():
        one, other, proposal_id = make_proposed_pair()
        session().get_one(Identity, other.id).birth_date = date(2008, 11, 24)
        _say(one, proposal_id, "yes")
        clock.advance(timedelta(days=2))

        assert _say(actor(other.id), proposal_id, "yes") == "waiting"
        assert (_seen(one), _told("opened")) == ([("waiting", "yes")], [])


def test_a_chat_begins_with_what_both_like(unit: UnitOfWork) -> None:
    with unit():
        begun: list[str] = []
        for reasons in (["near:", "dislike:bold", "hope:talk", "interest:film"], ["interest:", "age:"]):
            one, other, proposal_id = make_proposed_pair()
            session().get_one(Proposal, proposal_id).reasons = reasons
            _say(one, proposal_id, "yes")
            _say(other, proposal_id, "yes")
            first = select(Message.text).where(Message.room_id == _friendship(one).room_id)
            begun += session().scalars(first)

        assert begun == ["icebreaker:talk", "icebreaker:anything"]


def test_friends_who_find_each_other_again_go_on_in_their_old_chat(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"), unit():
        one, other, proposal_id = make_proposed_pair()
        for _ in range(2):
            _say(one, proposal_id, "yes")
            _say(other, proposal_id, "yes")
            friendship = _friendship(one)
            assert session().get_one(Room, friendship.room_id).closed_at is None
            service.end_friendship(actor=one, friendship_id=friendship.id)
            clock.advance(facts.COOLING_OFF)
            proposal_id = make_proposal(one, other)

        begun = select(Message.text).where(Message.room_id == friendship.room_id)
        assert len(session().scalars(begun).all()) == 2


def test_the_gentlest_event_is_where_they_could_meet(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"), unit():
        one, other, proposal_id = make_proposed_pair()
        day = timedelta(days=1)
        saturday = clock.now() + 6 * day
        late = {"capacity": 8, "starts_at": saturday - day + timedelta(hours=8)}
        for facts in (
            {"capacity": None, "starts_at": saturday},
            late,
            {"capacity": 4, "starts_at": saturday + 40 * day},
        ):
            make_event(community=_community_of(one), **facts)
        gentle = make_event(community=_community_of(one), capacity=8, starts_at=saturday + 7 * day)
        make_event(community=_community_of(one), capacity=8, starts_at=saturday + 14 * day)
        _say(one, proposal_id, "yes")
        _say(other, proposal_id, "yes")

        assert _friendship(one).event_id == gentle.id


@pytest.mark.parametrize("has_event", [True, False])
def test_a_helper_is_wished_for_once_and_comes_to_hear_of_it(unit: UnitOfWork, *, has_event: bool) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()
        organiser, apart = (make_adult("organiser", community=_community_of(one)) for _ in range(2))
        accounts.block(actor=one, account_id=apart.id)
        if has_event:
            make_event(community=_community_of(one), host=organiser)
        _say(one, proposal_id, "yes")
        _say(other, proposal_id, "yes")
        friendship_id = _friendship(one).id
        for wanted in (True, False, True):
            service.choose_helper(actor=other, friendship_id=friendship_id, wanted=wanted)

        (friend,) = views.friends(one, queries.list_friends(one, Window()).items)
        assert friend["helper"] is True
        assert _told("helper") == [organiser.id]
        service.end_friendship(actor=one, friendship_id=friendship_id)
        with pytest.raises(NotFound):
            service.choose_helper(actor=other, friendship_id=friendship_id, wanted=True)
        with pytest.raises(NotFound):
            service.choose_helper(actor=organiser, friendship_id=friendship_id, wanted=True)


def test_on_pause_one_is_told_so_oneself(unit: UnitOfWork) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()
        service.save_profile(actor=one, changes={"paused": True})

        with pytest.raises(ProfilePaused):
            _say(one, proposal_id, "yes")
        assert _say(other, proposal_id, "yes") == "waiting"
        assert _say(one, proposal_id, "no") == "open"


def test_after_seven_days_it_closes_with_one_text_for_both(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"):
        with unit():
            one, other, proposal_id = make_proposed_pair()
            _say(one, proposal_id, "yes")
            _say(other, proposal_id, "no")
        clock.advance(timedelta(days=7))
        with unit():
            assert (_seen(one), _seen(other)) == ([("closed", "yes")], [("closed", "no")])
            with pytest.raises(ProposalClosed):
                _say(other, proposal_id, "yes")
            assert _told("nothing") == []
        tasks.close_due_proposals()
        tasks.close_due_proposals()
        with unit():
            assert (_seen(one), _seen(other)) == ([("closed", "yes")], [("closed", "no")])
            assert _told("nothing") == sorted([one.id, other.id])


def test_before_its_time_nothing_is_closed(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"), unit():
        one, _, _ = make_proposed_pair()
        clock.advance(timedelta(days=7) - timedelta(seconds=1))

        assert close_due() == 0
        assert _seen(one) == [("open", None)]


def test_either_may_part_without_a_word_of_blame(unit: UnitOfWork) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()
        _say(one, proposal_id, "yes")
        _say(other, proposal_id, "yes")
        friendship = _friendship(one)

        for _ in range(2):
            service.end_friendship(actor=one, friendship_id=friendship.id)

        assert _told("ended") == [other.id]
        assert session().get_one(Room, friendship.room_id).closed_at is not None
        assert (_seen(one), _seen(other)) == ([("closed", "yes")], [("closed", "yes")])
        pair = frozenset({one.id, other.id})
        assert pair in facts.load_barred(one.community_id).cooling
        with pytest.raises(NotFound):
            service.end_friendship(actor=make_teller(community=make_place()), friendship_id=friendship.id)


def test_a_cooled_pair_may_be_proposed_again_after_half_a_year(unit: UnitOfWork) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"), unit():
        one, other, _ = make_proposed_pair()
        clock.advance(timedelta(days=7))
        close_due()
        pair = frozenset({one.id, other.id})

        assert pair in facts.load_barred(one.community_id).cooling
        clock.advance(timedelta(days=182))
        assert pair not in facts.load_barred(one.community_id).cooling


def test_a_block_ends_a_friendship(unit: UnitOfWork) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()
        _say(one, proposal_id, "yes")
        _say(other, proposal_id, "yes")

    with unit():
        accounts.block(actor=one, account_id=other.id)

    with unit():
        assert list(queries.list_friends(other, Window()).items) == []
        assert _told("ended") == [other.id]


@pytest.mark.parametrize("answers", [(), ("yes",), ("yes", "yes")])
def test_a_moderator_ends_it_for_good(unit: UnitOfWork, answers: tuple[str, ...]) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()
        moderator = make_adult("moderator", community=_community_of(one))
        for person, said in zip((one, other), answers, strict=False):
            _say(person, proposal_id, said)

        for _ in range(2):
            service.end_by_moderator(proposal_id=proposal_id, moderator_id=moderator.id)

        assert [status for status, _ in _seen(one) + _seen(other)] == ["closed", "closed"]
        assert facts.load_barred(one.community_id).no_contact == {frozenset({one.id, other.id})}
        assert _told("ended" if len(answers) == 2 else "nothing") == sorted([one.id, other.id])


def test_a_stranger_finds_no_proposal(unit: UnitOfWork) -> None:
    with unit():
        _, _, proposal_id = make_proposed_pair()
        stranger = make_teller(community=make_place())

        with pytest.raises(NotFound):
            _say(stranger, proposal_id, "yes")


def test_a_profile_keeps_what_is_not_mentioned(unit: UnitOfWork) -> None:
    with unit():
        youth = make_teller(community=make_place())

        kept = views.profile(service.save_profile(actor=youth, changes={"paused": True}))

        assert kept["updated_at"] is not None
        assert kept == {**BLANK, **TOLD, "paused": True, "complete": True, "updated_at": kept["updated_at"]}


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"dislikes": ["film", "natur"]}, {"dislikes": ["film"]}),
        ({"interests": ["bold"]}, {"dislikes": ["bold"]}),
        ({"area": "roskilde-viby"}, {"area": ["roskilde-viby"]}),
    ],
)
def test_a_profile_makes_sense(unit: UnitOfWork, changes: dict[str, Any], errors: dict[str, Any]) -> None:
    with unit():
        youth = make_teller(community=make_place())
        with pytest.raises(Invalid) as refused:
            service.save_profile(actor=youth, changes=changes)
        assert refused.value.errors == errors


def test_only_youths_who_are_let_in_tell_about_themselves(unit: UnitOfWork) -> None:
    with unit():
        community = make_place()
        for adult in (make_adult("matchmaker", community=community), make_adult(community=community)):
            with pytest.raises(Forbidden):
                service.save_profile(actor=actor(adult.id), changes=TOLD)
