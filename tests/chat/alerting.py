"""What passes between saying something and being told of it."""

from datetime import timedelta

from sqlalchemy import select

from backend.accounts import service as accounts
from backend.chat.alerts import Sweep
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.notifications.models import Notice
from tests.conftest import UnitOfWork
from tests.notifications.phones import ring

AFTERWARDS = timedelta(seconds=15)


def pass_by() -> int:
    """A moment later: a sweep of a process that has just started, and a round; returns in how many places it told."""
    clock.advance(AFTERWARDS)
    told = Sweep().run()
    ring()
    return told


def notices(unit: UnitOfWork) -> list[tuple[str, str]]:
    """Who has been told of what in the app."""
    with unit():
        return sorted((notice.account_id, notice.kind) for notice in session().scalars(select(Notice)))


def rename(actor: Actor, nickname: str) -> None:
    accounts.change_me(actor=actor, nickname=nickname)
