"""A process that dies while it rings loses nothing and rings for nothing twice."""

import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from backend.core import clock, outbox
from backend.core.config import Settings
from backend.core.db import database, session
from backend.core.outbox import OutboxEntry
from backend.notifications import choosing, rounds, service
from backend.notifications.models import Ring
from tests.conftest import UnitOfWork
from tests.moderation.people import Cast
from tests.notifications.phones import GivePhone, Phone, ring
from tests.support import hour

PROJECT = Path(__file__).resolve().parents[2]

# Rings in a process of its own, says how far it got, and waits to be killed.
RING = """
import sys, time
from backend.app import create_app
from backend.core import clock
from backend.core.db import unit_of_work
from backend.notifications import rounds

create_app()
if sys.argv[1] == "before":
    with unit_of_work():
        print(rounds._ring_some(clock.now()), flush=True)
        time.sleep(60)
print(rounds.ring_due(), flush=True)
time.sleep(60)
"""


def ring_and_die(app: Flask, data: Path, when: str) -> str:
    """Run RING until it says how many it rang, and kill it without warning."""
    settings: Settings = app.extensions["flok"]
    environ = {
        **hour.environ(),
        "PATH": "/usr/bin:/bin",
        "FLOK_DATA": str(data),
        "DATABASE_URL": database().engine.url.render_as_string(hide_password=False).replace("+psycopg", ""),
        "AUDIT_KEY": settings.audit_key,
        "LOG_LEVEL": "warning",
    }
    command = [sys.executable, "-c", RING, when]
    with subprocess.Popen(command, cwd=PROJECT, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        process.kill()
    return said


@pytest.fixture
def mine(unit: UnitOfWork, cast: Cast, phone: GivePhone) -> Phone:
    """The telephone of somebody whom a notice is about to ring, at any hour this runs."""
    own = phone(cast.coordinator)
    with unit():
        choosing.change_preferences(actor=cast.coordinator, quiet={"on": False, "starts": "22:00", "ends": "07:00"})
        service.notify(account_ids=[cast.coordinator.id], kind="moderation.overdue")
    return own


def waiting() -> tuple[int, int]:
    """Rings, and pushes to be delivered."""
    undone = select(func.count()).where(OutboxEntry.done_at.is_(None))
    return session().scalar(select(func.count()).select_from(Ring)) or 0, session().scalar(undone) or 0


def test_killed_after_the_commit_the_push_still_comes_once(
    app: Flask, unit: UnitOfWork, mine: Phone, tmp_path: Path
) -> None:
    assert ring_and_die(app, tmp_path, "after") == "1"
    with unit():
        assert waiting() == (0, 1)
    assert [ring() for _ in range(2)] == [1, 0]
    assert len(mine.heard()) == 1


def test_killed_before_the_commit_it_rings_anew(app: Flask, unit: UnitOfWork, mine: Phone, tmp_path: Path) -> None:
    assert ring_and_die(app, tmp_path, "before") == "1"
    with unit():
        assert waiting() == (1, 0)
    assert [ring() for _ in range(2)] == [1, 0]
    assert len(mine.heard()) == 1


def test_killed_while_it_delivers_another_takes_over(unit: UnitOfWork, mine: Phone) -> None:
    with clock.freeze(clock.now()):
        rounds.ring_due()
        assert outbox._claim(OutboxEntry.topic.in_(outbox._outside)) is not None  # and then its process is gone
        assert outbox.deliver_outside() == 0
        clock.advance(outbox.LEASE + timedelta(seconds=1))
        assert outbox.deliver_outside() == 1
    assert len(mine.heard()) == 1
