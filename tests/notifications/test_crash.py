"""A process that dies between a decision and its delivery loses nothing and tells nothing twice."""

import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from backend.core import outbox
from backend.core.config import Settings
from backend.core.db import database, session
from backend.core.outbox import OutboxEntry
from backend.notifications.models import Notice
from moderation import audit
from moderation.models import Case, Decision
from tests.conftest import UnitOfWork
from tests.moderation import making
from tests.moderation.people import Cast
from tests.support import hour

PROJECT = Path(__file__).resolve().parents[2]

# Decides in a process of its own, says how far it got, and waits to be killed.
DECIDE = """
import sys, time
from backend.app import create_app
from backend.core import tasks
from backend.core.db import session, unit_of_work
from moderation.models import Case
from tests.moderation import making

create_app()
stop_before_commit, case_id, moderator_id, community_id = sys.argv[1:]
with making.offered(making.CARD_KIND):
    with unit_of_work():
        moderator = making.moderator_of(community_id, moderator_id)
        making.decide(moderator, session().get_one(Case, case_id), "hide")
        if stop_before_commit == "yes":
            print("decided", flush=True)
            time.sleep(60)
    print("committed", flush=True)
    time.sleep(60)
"""


def decide_and_die(app: Flask, case: Case, moderator_id: str, data: Path, *, before_commit: bool) -> str:
    """Run DECIDE until it says something, kill it without warning; returns what it said."""
    settings: Settings = app.extensions["flok"]
    environ = {
        **hour.environ(),
        "PATH": "/usr/bin:/bin",
        "FLOK_DATA": str(data),
        "DATABASE_URL": database().engine.url.render_as_string(hide_password=False).replace("+psycopg", ""),
        "AUDIT_KEY": settings.audit_key,
        "LOG_LEVEL": "warning",
    }
    stop = "yes" if before_commit else "no"
    command = [sys.executable, "-c", DECIDE, stop, case.id, moderator_id, case.community_id]
    with subprocess.Popen(command, cwd=PROJECT, env=environ, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline().strip()
        process.kill()
    return said


def count(table: type) -> int:
    return session().scalar(select(func.count()).select_from(table)) or 0


@pytest.fixture
def case(unit: UnitOfWork, cast: Cast) -> Case:
    with unit():
        return session().get_one(Case, making.report(cast.reporter, cast.author.id).case_id)


def test_killed_after_the_commit_everybody_still_hears_once(
    app: Flask, unit: UnitOfWork, cast: Cast, case: Case, tmp_path: Path
) -> None:
    said = decide_and_die(app, case, cast.moderator.id, tmp_path, before_commit=False)
    assert said == "committed"
    with unit():
        assert (count(Decision), count(OutboxEntry), count(Notice)) == (1, 1, 0)
    assert [outbox.deliver_due() for _ in range(2)] == [1, 0]
    with unit():
        heard = session().scalars(select(Notice.account_id)).all()
        assert sorted(heard) == sorted([cast.author.id, cast.reporter.id])
        assert audit.verify() is None


def test_killed_before_the_commit_nothing_was_decided(
    app: Flask, unit: UnitOfWork, cast: Cast, case: Case, tmp_path: Path
) -> None:
    said = decide_and_die(app, case, cast.moderator.id, tmp_path, before_commit=True)
    assert said == "decided"
    with unit():
        assert (count(Decision), count(OutboxEntry), count(Notice)) == (0, 0, 0)
        assert session().get_one(Case, case.id).status == "open"
        assert audit.verify() is None
        making.decide(cast.moderator, session().get_one(Case, case.id), "hide")
    assert outbox.deliver_due() == 1
