"""Bringing a database's tables up to date with Alembic; the scripts stand in backend/migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy.engine import Connection

from .db import Database

BY_HAND = ("chat_words", "ix_chat_words")
SCRIPTS = Path(__file__).resolve().parents[1] / "migrations"


def is_modelled(name: str | None, kind: str, _parents: object = None) -> bool:
    """Whether a table or index is compared with the models; full-text indexes are made by hand, for each database."""
    return kind not in {"table", "index"} or name is None or not name.startswith(BY_HAND)


def upgrade(database: Database) -> None:
    """Run every migration the database has not seen."""
    with database.engine.connect() as connection:
        if database.is_sqlite:
            # SQLite changes a table by making it anew, and dropping the old one would break what refers to it.
            _pragma(connection, "foreign_keys=OFF")
        with connection.begin():
            command.upgrade(_config(connection=connection), "head")
            _require_whole(connection)
        if database.is_sqlite:
            _pragma(connection, "foreign_keys=ON")


def draft(database: Database, message: str) -> None:
    """Write a migration from what differs between the models and an up-to-date database."""
    with database.engine.begin() as connection:
        command.revision(_config(connection=connection), message, autogenerate=True)


def _pragma(connection: Connection, setting: str) -> None:
    # Past SQLAlchemy, whose first statement would open a transaction, inside which the setting cannot change.
    connection.connection.cursor().execute(f"PRAGMA {setting}")


def _require_whole(connection: Connection) -> None:
    if connection.dialect.name == "sqlite" and connection.exec_driver_sql("PRAGMA foreign_key_check").first():
        raise RuntimeError("a migration left rows that refer to nothing; nothing was changed")


def _config(**attributes: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    config.attributes.update(attributes)
    return config
