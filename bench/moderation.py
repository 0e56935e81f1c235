"""What moderation promises, tried: nothing acknowledged is lost, nothing is decided twice, and somebody comes soon."""

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from backend.app import create_app
from backend.core.config import Settings
from backend.core.db import Base, database
from bench import Row
from bench._desk import crowd
from bench._kills import kill_often
from bench._week import simulate
from tests.moderation.making import CARD_KIND, offered
from tests.support import realservers

KILLS, PEOPLE, CASES = 1000, 50, 10_000
QUICK_KILLS, QUICK_CASES = 20, 300


def measure(*, quick: bool = False) -> Iterator[Row]:
    """Kills at any moment, and a crowd of moderators, on both databases; then a simulated week."""
    kills, cases = (QUICK_KILLS, QUICK_CASES) if quick else (KILLS, CASES)
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        urls = {
            "sqlite": f"sqlite:///{Path(folder) / 'moderation.db'}",
            "postgres": stack.enter_context(realservers.postgres(durable=True)),
        }
        for name, url in urls.items():
            _open(folder, url)
            with offered(CARD_KIND):
                yield from kill_often(name, url, kills // len(urls))
                yield from crowd(name, PEOPLE, cases // len(urls))
                if name == "sqlite":
                    yield from simulate()


def _open(folder: str, url: str) -> None:
    create_app(Settings.from_environment({"FLOK_DATA": folder, "DATABASE_URL": url, "LOG_LEVEL": "warning"}))
    Base.metadata.create_all(database().engine)
