"""SQLite as this program wants it: its transactions begun by us, safe on disk, and nobody waiting for the disk."""

import sqlite3
from typing import Any

from gevent import monkey
from sqlalchemy import Engine, event
from sqlalchemy.engine import Connection

from .aside import Aside

PRAGMAS = (
    "foreign_keys=ON",
    "journal_mode=WAL",
    "synchronous=FULL",
    "wal_autocheckpoint=4000",  # pages; what is written again and again is copied into the file less often
    "cache_size=-16384",  # KiB, if it comes to that
)
_aside = Aside(1)  # one is enough: SQLite has one writer


class OffTheHub(sqlite3.Connection):
    """A connection whose commit waits for the disk in a thread, while the other greenlets go on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._changes_before = 0

    def commit(self) -> None:
        if self.total_changes == self._changes_before:
            super().commit()  # only read: no disk to wait for
        else:
            _aside.run(super().commit)
            self._changes_before = self.total_changes


def connect_args() -> dict[str, Any]:
    """What the driver is told when it connects; OffTheHub where there is a hub."""
    usual: dict[str, Any] = {"check_same_thread": False, "timeout": 5}
    return {**usual, "factory": OffTheHub} if monkey.is_module_patched("threading") else usual


def prepare(engine: Engine) -> None:
    """Have every connection of `engine` set up, and every transaction begun as a reader's or a writer's."""
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)


def _set_pragmas(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # the driver's own BEGIN comes too late and is never IMMEDIATE
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    reads = connection.get_execution_options().get("read", False)
    connection.exec_driver_sql("BEGIN" if reads else "BEGIN IMMEDIATE")
