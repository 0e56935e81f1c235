import pytest

from backend.chat import queries, service
from backend.chat.errors import RoomClosed
from backend.chat.reportable import KINDS
from backend.chat.search import catch_up, find_messages
from backend.core import clock
from backend.core.db import session
from backend.core.errors import NotFound
from backend.core.pagination import Window
from backend.core.words import ask
from moderation.kinds import Snapshot
from moderation.models import Case, Evidence
from moderation.service import file_report
from tests.chat.making import make_friends, make_gathering, say
from tests.conftest import UnitOfWork
from tests.factories import make_community, make_youth

KIND = KINDS[0]
NOON = "2026-11-22T11:00:00Z"

pytestmark = pytest.mark.usefixtures("plain_words")


def test_evidence_is_the_message_and_five_on_each_side(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        friends = make_friends()
        said = [say(friends.other, friends.room, str(number)) for number in range(1, 14)]
        say(friends.one, friends.room, "hold op")
        service.hide_message(message_id=said[4].id)

        frozen = KIND.freeze(said[6].id)

        assert frozen == KIND.snapshot(friends.one, said[6].id)
        assert frozen == Snapshot(
            community_id=friends.room.community_id,
            author_id=friends.other.id,
            author=friends.other.nickname,
            text="7",
            context=[
                {
                    "author": friends.other.nickname,
                    "text": "" if number == 5 else str(number),
                    "sent_at": NOON,
                    "is_subject": number == 7,
                    "quote": None,
                    "picture": None,
                    "edits": [],
                }
                for number in range(2, 13)
            ],
            parties=frozenset({friends.one.id, friends.other.id}),
            held=False,
        )


def test_a_held_message_is_seen_after_the_last_words(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        for number in range(1, 8):
            say(friends.other, friends.room, str(number))
        held = say(friends.one, friends.room, "hold op")

        frozen = KIND.freeze(held.id)

        assert [(line["text"], line["is_subject"]) for line in frozen.context] == [
            *((str(number), False) for number in range(3, 8)),
            ("hold op", True),
        ]
        assert (frozen.text, frozen.held) == ("hold op", True)


def test_whoever_only_watches_is_no_party_until_they_speak(unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        said = say(gathering.one, gathering.room)
        everybody = {gathering.host.id, gathering.one.id, gathering.other.id}
        assert KIND.freeze(said.id).parties == everybody

        say(gathering.watcher, gathering.room)
        assert KIND.freeze(said.id).parties == {*everybody, gathering.watcher.id}


def test_one_reports_what_one_can_see(unit: UnitOfWork) -> None:
    with unit():
        friends, stranger = make_friends(), make_youth(community=make_community())
        said, held = say(friends.one, friends.room), say(friends.one, friends.room, "hold op")
        service.close_room(room_id=friends.room.id)

        assert KIND.snapshot(friends.other, said.id).text == "hej"
        for actor, subject_id in ((friends.other, held.id), (stranger, said.id), (stranger, "nothing")):
            with pytest.raises(NotFound):
                KIND.snapshot(actor, subject_id)


def test_evidence_outlives_the_message(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room, "flag grimme ord")
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said.id)

        assert said.text == ""
        assert [evidence.text for evidence in session().query(Evidence)] == ["flag grimme ord"]


def test_deciding_about_a_held_message(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        released, rejected = (say(friends.one, friends.room, f"hold {n}") for n in (1, 2))
        KIND.actions["release"](released.id, "moderator")
        KIND.actions["reject"](rejected.id, "moderator")

        assert [(m.status, m.seq) for m in (released, rejected)] == [("delivered", 1), ("rejected", None)]
        assert session().query(Case).filter_by(held=True).count() == 2


def test_hiding_and_showing_again(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room, "Vi ses ved søen")
        catch_up()
    for effects, text, found in ((KIND.actions, "", 0), (KIND.undo, "Vi ses ved søen", 1)):
        for _ in range(2):
            with unit():
                effects["hide"](said.id, "moderator")
        with unit():
            [shown] = queries.list_history(friends.other, friends.room.id, after_seq=0, before_seq=None, limit=10).items
            assert (shown.shown_text, shown.removed_by) == (text, None if text else "moderator")
            rooms, asked = [friends.room.id], ask("søen")
            assert asked is not None
            assert len(find_messages(friends.other, rooms, asked, Window()).items) == found


def test_what_its_author_deleted_no_undoing_brings_back(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
        KIND.actions["hide"](said.id, "moderator")
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said.id)
        KIND.undo["hide"](said.id, "moderator")
        assert (said.shown_text, said.removed_by) == ("", "author")


def test_closing_a_room_can_be_read_and_not_written_in(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        said = say(friends.one, friends.room)
        KIND.actions["close_room"](said.id, "moderator")
        with pytest.raises(RoomClosed):
            say(friends.other, friends.room)


def test_evidence_tells_what_it_answers_and_what_it_said_before(unit: UnitOfWork) -> None:
    with clock.freeze(NOON), unit():
        friends = make_friends()
        asked = say(friends.other, friends.room, "skal vi mødes?")
        said = say(friends.one, friends.room, "ja", reply_to=asked.id)
        for text in ("nej", "hold op"):
            service.edit_message(actor=friends.one, room_id=friends.room.id, message_id=said.id, text=text)
        [_, line] = KIND.freeze(said.id).context

    edits = [(one["kind"], one["text"], one["made_at"]) for one in line["edits"]]
    assert sorted(edits) == [("held", "hold op", NOON), ("replaced", "ja", NOON)]
    assert (line["text"], line["quote"], line["is_subject"]) == ("nej", "skal vi mødes?", True)


def test_an_edit_makes_new_evidence_and_a_neighbour_does_not(unit: UnitOfWork) -> None:
    with unit() as opened:
        friends = make_friends()
        said = say(friends.one, friends.room, "flag grimme ord")
        for text in ("hold op", "hold nu op"):
            service.edit_message(actor=friends.one, room_id=friends.room.id, message_id=said.id, text=text)
            say(friends.other, friends.room)
        file_report(actor=friends.other, kind="chat.message", subject_id=said.id, reason="bullying")

        evidence = opened.query(Evidence).order_by(Evidence.frozen_at, Evidence.id).all()
        assert [[edit["text"] for edit in one.context[0]["edits"]] for one in evidence] == [
            [],
            ["hold op"],
            ["hold nu op"],
        ]
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said.id)
        assert (queries.list_revisions(said), len(evidence[2].context[0]["edits"])) == ([], 1)
