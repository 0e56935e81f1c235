from sqlalchemy import func, select

from backend.chat.models import Message
from backend.core.db import Base, session
from tests.chat.making import make_friends, say
from tests.conftest import UnitOfWork
from tests.support import tables


def _said() -> list[str]:
    return sorted(session().scalars(select(Message.text)))


def test_what_was_kept_comes_back_and_nothing_else(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        for text in ("hej", "dav"):
            say(friends.one, friends.room, text)
    kept = tables.Kept()
    for word in ("farvel", "godnat"):
        with unit():
            say(friends.other, friends.room, word)
            session().query(Message).filter_by(text="hej").delete()
        kept.put_back()

        with unit():
            assert _said() == ["dav", "hej"]
            assert say(friends.other, friends.room, "igen").seq == 3
        kept.put_back()


def test_empty_is_empty(unit: UnitOfWork) -> None:
    with unit():
        friends = make_friends()
        say(friends.one, friends.room)
    tables.empty()

    with unit():
        for table in Base.metadata.sorted_tables:
            assert session().scalar(select(func.count()).select_from(table)) == 0
