"""Migrating from nothing gives exactly the tables of the models, and what was written before is kept, on both."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, inspect, text
from sqlalchemy.exc import IntegrityError

from backend.accounts.models import Account
from backend.chat.models import Membership, Message, Room
from backend.core import migrations
from backend.core.db import Base, Database
from backend.events.models import Event
from tests.support.databases import make_beside


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    sqlite = f"sqlite:///{tmp_path / 'flok.db'}"
    url = sqlite if request.param == "sqlite" else request.getfixturevalue("postgres_url")
    database = Database(make_beside(url, "migrated"))
    yield database
    database.engine.dispose()


def _differences(database: Database) -> list[object]:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(
            connection, opts={"compare_type": True, "include_name": migrations.is_modelled}
        )
        return list(compare_metadata(context, Base.metadata))


def test_migrating_from_nothing_equals_the_models(empty: Database) -> None:
    assert _differences(empty) != []

    migrations.upgrade(empty)
    migrations.upgrade(empty)  # and a second time changes nothing

    assert _differences(empty) == []
    assert set(Base.metadata.tables) <= set(inspect(empty.engine).get_table_names())


def test_checks_and_partial_indexes_came_along(empty: Database) -> None:
    migrations.upgrade(empty)

    found = inspect(empty.engine)
    for table in Base.metadata.sorted_tables:
        modelled = {str(check.name) for check in table.constraints if check.__visit_name__ == "check_constraint"}
        checks = [str(check["name"]) for check in found.get_check_constraints(table.name)]
        assert modelled <= set(checks)
        assert len(checks) == len(set(checks))  # an old one that stays beside the new forbids what is new
        indexes = {index["name"] for index in found.get_indexes(table.name)}
        assert {index.name for index in table.indexes} <= indexes


def _by_hand(database: Database) -> list[tuple[str, str]]:
    """The full-text index, the triggers and what rows may not share, as the database tells them."""
    told = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE sql LIKE '%chat_words%' OR type = 'trigger'",
        "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE indexname = 'ix_chat_words' UNION ALL "
        "SELECT tgname, pg_get_triggerdef(pg_trigger.oid) || prosrc FROM pg_trigger "
        "JOIN pg_proc ON pg_proc.oid = tgfoid WHERE NOT tgisinternal UNION ALL "
        "SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'x'",
    }
    with database.engine.connect() as connection:
        rows = connection.execute(text(told[connection.dialect.name])).all()
    return sorted((name, " ".join(sql.split())) for name, sql in rows)


def test_what_is_made_by_hand_is_the_same_either_way(empty: Database) -> None:
    migrations.upgrade(empty)
    migrated = _by_hand(empty)
    Base.metadata.drop_all(empty.engine)
    assert _by_hand(empty) == []
    Base.metadata.create_all(empty.engine)

    assert migrated == _by_hand(empty) != []


FIRST = "59e7dff93a1a"
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
PERSON = {
    "community_id": "house",
    "avatar": "blad",
    "tone": "plum",
    "status": "active",
    "language": "da",
    "password_hash": "!",
    "created_at": NOW,
}
EVENT = {
    "id": "film",
    "community_id": "house",
    "host_id": "freja",
    "room_id": "evening",
    "title": "Film",
    "description": "",
    "category": "film",
    "local_start": NOW.replace(tzinfo=None),
    "zone": "Europe/Copenhagen",
    "minutes": 120,
    "starts_at": NOW + HOUR,
    "ends_at": NOW + 3 * HOUR,
    "place": "Huset",
    "taken": 1,
    "turn": 1,
    "status": "open",
    "first_ten_minutes": "",
    "sound": 1,
    "who_is_there": "",
    "leaving_early": "",
    "languages": ["da"],
    "bands": 2,
    "created_at": NOW,
}
ROOM = {"title": "", "community_id": "house", "active_at": NOW}
SEAT = {"role": "member", "joined_at": NOW}
SAID = {"room_id": "two", "author_id": "nor", "needs_help": False, "sent_at": NOW}
ROWS: dict[str, list[dict[str, Any]]] = {
    "accounts_communities": [{"id": "house", "name": "Lysgården", "admits_under_15": False, "areas": []}],
    "accounts": [
        {"id": one, "handle": one, "nickname": one.title(), "kind": kind, **PERSON}
        for one, kind in (("nor", "youth"), ("sne", "youth"), ("freja", "adult"))
    ],
    "events": [EVENT],
    "chat_rooms": [
        {"id": "two", "kind": "direct", "pair_key": "nor:sne", "event_id": None, "last_seq": 2, **ROOM},
        {"id": "evening", "kind": "event", "pair_key": None, "event_id": "film", "last_seq": 0, **ROOM},
    ],
    "chat_memberships": [
        {"room_id": "two", "account_id": "nor", "read_seq": 2, "left_at": None, **SEAT},
        {"room_id": "two", "account_id": "sne", "read_seq": 1, "left_at": NOW, **SEAT},
        {"room_id": "evening", "account_id": "freja", "read_seq": 0, "left_at": None, **SEAT, "role": "host"},
    ],
    "chat_messages": [
        {"id": "a", "client_id": "a", "seq": 1, "status": "delivered", "text": "hej", **SAID},
        {"id": "b", "client_id": "b", "seq": 2, "status": "delivered", "text": "dav", "reply_to_id": "a", **SAID},
        {"id": "c", "client_id": "c", "seq": None, "status": "held", "text": "28 45", **SAID},
    ],
}


@pytest.fixture
def first(empty: Database) -> Database:
    """A database of the first revision in which two friends have talked, and an event has a room."""
    config = migrations._config()
    with empty.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, FIRST)
        tables = MetaData()
        tables.reflect(connection)
        for name, rows in ROWS.items():
            for row in rows:
                connection.execute(tables.tables[name].insert().values(row))
    return empty


def test_rooms_people_and_words_of_the_first_revision_are_kept(first: Database) -> None:
    migrations.upgrade(first)

    with first.begin(readonly=True) as session:
        for model in (Account, Event, Room, Membership, Message):
            kept = [_kept(one, ROWS[model.__tablename__][0]) for one in session.query(model)]
            expected = [{**row} for row in ROWS[model.__tablename__]]
            assert sorted(kept, key=repr) == sorted(({k: r.get(k) for k in kept[0]} for r in expected), key=repr)
        two, evening = (session.get_one(Room, room_id) for room_id in ("two", "evening"))
        seat, said = session.get_one(Membership, ("two", "nor")), session.get_one(Message, "b")

    assert (two.purpose, two.guidelines, two.age_bands, two.last_change) == ("", "", [], 0)
    assert (two.opens_at, two.closes_at, two.starts_at) == (None, None, None)
    assert (evening.starts_at, evening.ends_at) == (NOW + HOUR, NOW + 3 * HOUR)
    assert (evening.opens_at, evening.closes_at) == (None, NOW + 27 * HOUR)
    assert (seat.since_seq, seat.alerted_seq, seat.muted) == (0, 0, False)
    assert (said.kind, said.reply_to_id, said.change, said.edited_at) == ("text", "a", None, None)


def test_the_new_kinds_of_rooms_fit_into_an_upgraded_database(first: Database) -> None:
    migrations.upgrade(first)

    with first.begin(readonly=False) as session:
        session.add(Room(id="three", kind="group", community_id="house", created_by_id="nor"))
        session.flush()
        session.add(Membership(room_id="three", account_id="nor"))
        session.add(
            Message(room_id="three", author_id="nor", client_id="d", kind="system", text="opened", status="held")
        )
    with pytest.raises(IntegrityError), first.begin(readonly=False) as session:
        session.add(Room(kind="party", community_id="house"))


def _kept(row: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}
