"""Bringing a database's tables up to date with Alembic; the scripts stand in backend/migrations."""

from pathlib import Path

from alembic import command
from alembic.config import Config

from .db import Database

SCRIPTS = Path(__file__).resolve().parents[1] / "migrations"


def upgrade(database: Database) -> None:
    """Run every migration the database has not seen."""
    with database.engine.begin() as connection:
        command.upgrade(_config(connection=connection), "head")


def draft(database: Database, message: str) -> None:
    """Write a migration from what differs between the models and an up-to-date database."""
    with database.engine.begin() as connection:
        command.revision(_config(connection=connection), message, autogenerate=True)


def _config(**attributes: object) -> Config:
    config = Config()
    config.set_main_option("script_location", str(SCRIPTS))
    config.set_main_option("file_template", "%%(year)d_%%(month).2d_%%(day).2d_%%(slug)s")
    config.attributes.update(attributes)
    return config
