"""Migrating from nothing gives exactly the tables of the models, on both databases."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

from backend.core import migrations
from backend.core.db import Base, Database


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    if request.param == "sqlite":
        database = Database(f"sqlite:///{tmp_path / 'empty.db'}")
    else:
        server = create_engine(request.getfixturevalue("postgres_url"), isolation_level="AUTOCOMMIT")
        with server.connect() as connection:
            connection.execute(text("DROP DATABASE IF EXISTS migrated"))
            connection.execute(text("CREATE DATABASE migrated"))
        server.dispose()
        database = Database(request.getfixturevalue("postgres_url").replace("/postgres?", "/migrated?"))
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
        assert modelled <= {str(check["name"]) for check in found.get_check_constraints(table.name)}
        indexes = {index["name"] for index in found.get_indexes(table.name)}
        assert {index.name for index in table.indexes} <= indexes


def _by_hand(database: Database) -> list[tuple[str, str]]:
    """The full-text index as the database tells it, white space aside."""
    told = {
        "sqlite": "SELECT name, sql FROM sqlite_master WHERE sql LIKE '%chat_words%'",
        "postgresql": "SELECT indexname, indexdef FROM pg_indexes WHERE indexname = 'ix_chat_words'",
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
