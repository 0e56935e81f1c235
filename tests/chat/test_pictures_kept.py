"""Who sees a picture, and how long there is something to see."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask

from backend.accounts import service as accounts
from backend.chat import picture_files, service, tasks
from backend.chat.models import Membership, Message, Picture, Room
from backend.core import clock, files
from backend.core.db import session
from moderation import claims
from moderation import service as moderation
from moderation.models import AuditEntry, Case
from tests.chat.making import make_friends, make_gathering, say
from tests.chat.pictures import MADE, keep, kept_files, look, show, trust
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community, make_youth

NOON = "2026-11-22T11:00:00Z"
pytestmark = pytest.mark.usefixtures("plain_words", "folder")


def test_only_who_may_read_the_message_may_see_the_picture(app: Flask, unit: UnitOfWork) -> None:
    with unit():
        gathering = make_gathering()
        late, stranger = (make_youth(community=make_community()) for _ in range(2))
        held = show(gathering.one, gathering.room, "held")
        trust(gathering.one, gathering.room)
        said = show(gathering.one, gathering.room, "said")
        service.add_member(room_id=gathering.room.id, account_id=late.id)
        room = session().get_one(Room, gathering.room.id)
        session().get_one(Membership, (room.id, late.id)).since_seq = room.last_seq
        gone = make_youth(community=make_community())
        service.add_member(room_id=room.id, account_id=gone.id)
        service.remove_member(room_id=room.id, account_id=gone.id)
        accounts.block(actor=gathering.other, account_id=gathering.one.id)

    def answers(message: Message) -> list[int]:
        people = (gathering.one, gathering.host, gathering.watcher, gathering.other, late, gone, stranger)
        return [look(app, one.id, message.picture_id or "").status_code for one in people]

    assert answers(said) == [200, 200, 200, 404, 404, 404, 404]
    assert answers(held) == [200, 404, 404, 404, 404, 404, 404]
    with unit():
        service.hide_message(message_id=said.id)
    assert answers(said) == [404] * 7


def test_what_is_taken_back_is_gone_from_the_disk(app: Flask, unit: UnitOfWork, folder: Path) -> None:
    with unit():
        friends = make_friends()
        trust(friends.one, friends.room)
        session().query(Case).update({"decided_at": clock.now()})
        said = show(friends.one, friends.room, "said")
    picture_id = said.picture_id or ""
    before = len(kept_files(folder))
    with unit():
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=said.id)

    assert len(kept_files(folder)) == before - 2
    assert look(app, friends.one.id, picture_id).status_code == 404
    tasks.forget_pictures()
    with unit() as opened:
        assert opened.get(Picture, picture_id) is None
        assert opened.get_one(Message, said.id).picture_id is None


def test_what_an_open_case_is_about_stays_until_it_is_decided(app: Flask, unit: UnitOfWork, folder: Path) -> None:
    with unit():
        community = make_community()
        friends, moderator = make_friends(community=community), make_adult("moderator", community=community)
        held = show(friends.one, friends.room)
        service.delete_message(actor=friends.one, room_id=friends.room.id, message_id=held.id)
        case_id = session().query(Case).one().id
        claims.take(moderator, case_id)
    tasks.forget_pictures()
    assert len(kept_files(folder)) == 2
    assert look(app, friends.one.id, held.picture_id or "").status_code == 404
    path = f"/moderation/cases/{case_id}/picture"
    assert Api(app.test_client(), moderator.id).get(path).data == MADE.full

    with unit():
        session().get_one(Case, case_id).decided_at = clock.now()
    tasks.forget_pictures()
    assert kept_files(folder) == []


def test_a_moderator_looks_at_it_on_record(app: Flask, unit: UnitOfWork) -> None:
    with unit():
        community = make_community()
        friends = make_friends(community=community)
        moderator, second = (make_adult("moderator", community=community) for _ in range(2))
        show(friends.one, friends.room, alt="en kat")
        plain = moderation.file_report(
            actor=friends.one,
            kind="chat.message",
            subject_id=say(friends.other, friends.room).id,
            reason="bullying",
        ).case_id
        case_id = session().query(Case).filter(Case.source == "screening").one().id
        for one in (case_id, plain):
            claims.take(moderator, one)
    holder, other = Api(app.test_client(), moderator.id), Api(app.test_client(), second.id)

    seen = holder.get(f"/moderation/cases/{case_id}/picture")
    assert (seen.status_code, seen.content_type, seen.data) == (200, "image/webp", MADE.full)
    assert seen.headers["Cache-Control"] == "no-store"
    assert other.get(f"/moderation/cases/{case_id}/picture").status_code == 409
    assert holder.get(f"/moderation/cases/{plain}/picture").status_code == 404
    [line] = holder.get(f"/moderation/cases/{case_id}").json["evidence"]["context"]
    assert (line["picture"], line["is_subject"]) == ({"alt": "en kat"}, True)
    with unit() as opened:
        looks = opened.query(AuditEntry).filter_by(action="case.picture_read").all()
        assert [(look.actor_id, look.subject) for look in looks] == [(moderator.id, case_id)]


def test_what_nobody_said_or_saw_for_long_is_forgotten(unit: UnitOfWork, folder: Path) -> None:
    with clock.freeze(NOON):
        with unit():
            friends = make_friends()
            unsaid = keep(friends.one, friends.room, "unsaid")
            rejected, kept = (show(friends.one, friends.room, name) for name in ("rejected", "kept"))
            service.reject_message(message_id=rejected.id)
            session().query(Case).update({"decided_at": clock.now()})
            names = {picture.id for picture in (unsaid, *map(_picture_of, (rejected, kept)))}

        def left() -> set[str]:
            tasks.forget_pictures()
            with unit() as opened:
                return {picture.id for picture in opened.query(Picture)}

        clock.advance(timedelta(hours=24) - timedelta(seconds=1))
        assert left() == names
        clock.advance(timedelta(seconds=2))
        assert left() == names - {unsaid.id}
        clock.advance(timedelta(days=29))
        assert left() == {kept.picture_id}
    assert len(kept_files(folder)) == 2


def _picture_of(message: Message) -> Picture:
    return session().get_one(Picture, message.picture_id)


def test_files_without_a_picture_are_swept_away(unit: UnitOfWork, folder: Path) -> None:
    with unit():
        friends = make_friends()
        kept = keep(friends.one, friends.room)
    picture_files.store("lost0", MADE)
    files.put("half0-full.webp.0123", b"")
    for path in filter(Path.is_file, folder.rglob("*")):
        os.utime(path, times=(clock.now().timestamp(),) * 2)  # the disk goes by the machine's clock
    tasks.drop_lost_files()
    assert len(kept_files(folder)) == 5

    with clock.freeze(clock.now() + timedelta(hours=25)):
        tasks.drop_lost_files()
    assert kept_files(folder) == [f"{kept.id}-full.webp", f"{kept.id}-small.webp"]
