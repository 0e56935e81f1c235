"""A room's title, purpose and guidelines can be reported by whoever can read them, and taken out of sight."""

import pytest

from backend.chat import queries, search, service, views
from backend.core import words
from backend.core.errors import NotFound
from backend.core.pagination import Window
from moderation import kinds
from moderation import service as moderation
from tests.chat.making import say
from tests.chat.rooms import make_circle, make_club, say_yes
from tests.conftest import UnitOfWork
from tests.factories import make_community, make_youth

ROOM = "chat.room"


def test_evidence_is_what_the_room_says_of_itself(unit: UnitOfWork) -> None:
    with unit():
        club = make_club()
        seen = kinds.get_kind(ROOM).snapshot(club.youth, club.room.id)

        assert (seen.text, seen.author_id) == ("Tegning\n\nVi tegner.\n\nVær rar.", club.host.id)
        # The adult who reads along is no party, or nobody might be left to look.
        assert seen.parties == {club.host.id, club.youth.id}
        assert kinds.get_kind(ROOM).freeze(club.room.id) == seen


def test_whoever_can_read_it_reports_it(unit: UnitOfWork) -> None:
    with unit():
        club, circle = make_club(), make_circle()
        stranger = make_youth(community=make_community())
        service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[circle.friend.id])
        report = {"kind": ROOM, "reason": "bullying"}

        for actor, room in ((club.youth, club.room), (club.outsider, club.room), (circle.friend, circle.room)):
            assert moderation.file_report(actor=actor, subject_id=room.id, **report).subject_id == room.id
        for actor, room_id in ((stranger, club.room.id), (stranger, circle.room.id), (club.youth, "nothing")):
            with pytest.raises(NotFound):
                moderation.file_report(actor=actor, subject_id=room_id, **report)


def test_hiding_takes_the_words_and_leaves_the_room(unit: UnitOfWork) -> None:
    with unit():
        circle = make_circle()
        for _ in range(2):
            kinds.get_kind(ROOM).actions["hide"](circle.room.id, "moderator")

        assert (circle.room.title, circle.room.purpose, circle.room.guidelines) == ("", "", "")
        service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[circle.friend.id])
        [asked] = views.invitations(queries.list_invitations(circle.friend, Window()).items)
        assert asked["room"]["title"] == ", ".join(one.nickname for one in circle.people)
        say_yes(circle.room, circle.friend)


def test_without_words_it_is_called_by_its_people_and_offered_to_nobody(unit: UnitOfWork) -> None:
    with unit():
        circle, club = make_circle(), make_club()
        first, second, third = circle.people
        say(first, circle.room, "hunden er her")
        search.catch_up()
        for room in (circle.room, club.room):
            kinds.get_kind(ROOM).actions["hide"](room.id, "moderator")
        question = words.ask("hunden")
        assert question is not None
        hits = search.find_messages(second, [circle.room.id], question, Window())

        assert [hit["room_title"] for hit in views.found(second, hits.items)] == [f"{first.nickname}, {third.nickname}"]
        assert queries.list_interests(club.outsider, Window()).items == []
        service.reword_room(actor=club.host, room_id=club.room.id, title="Maling")
        assert [room.title for room in queries.list_interests(club.outsider, Window()).items] == ["Maling"]
