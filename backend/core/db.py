"""One database, one unit of work per request, and what waits for its commit."""

import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any, TypeVarTuple

import structlog
from sqlalchemy import (
    JSON,
    CursorResult,
    DateTime,
    Dialect,
    Executable,
    MetaData,
    String,
    create_engine,
)
from sqlalchemy.orm import DeclarativeBase, Session, sessionmaker
from sqlalchemy.sql.selectable import TypedReturnsRows
from sqlalchemy.types import TypeDecorator

from . import sqlite
from .errors import Busy

log = structlog.get_logger(__name__)
Columns = TypeVarTuple("Columns")

ID_LENGTH = 32
WRITER_WAIT_SECONDS = 10.0


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored as UTC on every database; refuses a naive one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment must be aware")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Base of every table; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: UtcDateTime(),
        dict[str, Any]: JSON(),
        list[str]: JSON(),
        str: String(),
    }


class Database:
    """An engine with a session factory for readers and one for writers."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url, **_options(url))
        self.is_sqlite = self.engine.dialect.name == "sqlite"
        if self.is_sqlite:
            sqlite.prepare(self.engine)
        self._write = sessionmaker(self.engine, expire_on_commit=False)
        self._read = sessionmaker(self.engine.execution_options(read=True), expire_on_commit=False)
        # SQLite has one writer. Waiting here lets other greenlets run; waiting inside the driver would not.
        self._writer = threading.Lock()

    @contextmanager
    def begin(self, *, readonly: bool) -> Iterator[Session]:
        """A session that commits at the end of the block, or rolls back if it raises."""
        with nullcontext() if readonly or not self.is_sqlite else self._turn():
            factory = self._read if readonly else self._write
            with factory() as session, session.begin():
                yield session

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._writer.acquire(timeout=WRITER_WAIT_SECONDS):
            raise Busy(headers={"Retry-After": "2"})
        try:
            yield
        finally:
            self._writer.release()


_database: Database | None = None
_current: ContextVar[Session | None] = ContextVar("session", default=None)


def configure(url: str) -> Database:
    """Make `url` the database of this process."""
    global _database
    if _database is not None:
        _database.engine.dispose()
    _database = Database(url)
    return _database


def database() -> Database:
    """The configured database; raises RuntimeError before `configure`."""
    if _database is None:
        raise RuntimeError("no database is configured")
    return _database


def session() -> Session:
    """The session of the open unit of work; raises RuntimeError outside one."""
    current = _current.get()
    if current is None:
        raise RuntimeError("no unit of work is open; edges open one, use cases never do")
    return current


def run(statement: TypedReturnsRows[*Columns], **values: Any) -> CursorResult[*Columns]:
    """Rows of columns, past the ORM, yet with all that the open unit of work has changed; RuntimeError outside one.

    For what is asked all the time: a statement prepared with bindparam, and `values` for this once.
    """
    current = session()
    current.flush()
    return current.connection().execute(statement, values)


def run_many(statement: Executable, values: Sequence[Mapping[str, Any]]) -> None:
    """One statement for each of `values`, at least one, past the ORM; RuntimeError outside a unit of work."""
    current = session()
    current.flush()
    current.connection().execute(statement, values)


def after_commit(callback: Callable[[], object]) -> None:
    """Run `callback` once the open unit of work has committed; never if it rolls back."""
    session().info.setdefault("after_commit", []).append(callback)


@contextmanager
def unit_of_work(*, readonly: bool = False) -> Iterator[Session]:
    """One transaction, opened and committed at an edge; units do not nest."""
    if _current.get() is not None:
        raise RuntimeError("units of work do not nest")
    with database().begin(readonly=readonly) as opened:
        token = _current.set(opened)
        try:
            yield opened
        finally:
            _current.reset(token)
    run_all(opened.info.pop("after_commit", []))


def take_over() -> list[Callable[[], object]]:
    """What waits for the open unit of work to commit, for a caller who will run it then."""
    waiting: list[Callable[[], object]] = session().info.pop("after_commit", [])
    return waiting


def run_all(callbacks: Iterable[Callable[[], object]]) -> None:
    """Run what waited for a commit, one after the other, whatever goes wrong with one."""
    for callback in callbacks:
        # The work is saved: a failing push must not turn it into an error for its author.
        try:
            callback()
        except Exception:
            log.exception("after_commit_failed", callback=getattr(callback, "__qualname__", "?"))


def _options(url: str) -> dict[str, Any]:
    # hide_parameters: an error must not carry what people wrote into a log.
    if url.startswith("sqlite"):
        return {"hide_parameters": True, "connect_args": sqlite.connect_args()}
    return {"hide_parameters": True, "pool_size": 20, "max_overflow": 20, "pool_pre_ping": True}
