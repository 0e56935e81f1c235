"""What the crowd talks through: one server on SQLite, or the whole cluster."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support import deployed, hour, servers
from tests.support.cluster import cluster
from tests.support.parts import Part
from tests.support.ports import free_port

# The crowd says more in a minute than people do.
SETTINGS = {"LOG_LEVEL": "warning", "MESSAGES_PER_MINUTE": "1000000"}


@dataclass(frozen=True)
class Site:
    """Where the nth phone of a room reaches it, what it keeps its messages in, and what of it can break."""

    address: Callable[[int], str]
    environ: dict[str, str]
    parts: dict[str, Part]

    @property
    def database_url(self) -> str:
        return self.environ["DATABASE_URL"].replace("postgresql:", "postgresql+psycopg:")

    def make_rooms(self, sizes: Sequence[int]) -> dict[str, list[str]]:
        """A room of each size, and what lets its people in."""
        made = subprocess.run(
            [sys.executable, "-m", "tests.faults.rooms", *map(str, sizes)],
            cwd=deployed.PROJECT,
            env=self.environ,
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        rooms: dict[str, list[str]] = json.loads(made.stdout)
        return rooms


@contextmanager
def alone(**environ: str) -> Iterator[Site]:
    """One server on SQLite."""
    with tempfile.TemporaryDirectory(prefix="flok-alone-") as name:
        folder, port = Path(name), free_port()
        data = {"FLOK_DATA": name, "DATABASE_URL": f"sqlite:///{folder / 'flok.db'}", "PATH": os.environ["PATH"]}
        settings = {**data, **hour.environ(), **SETTINGS, **environ}
        server = servers.web(folder, port, settings, {deployed.SOURCE: deployed.PROJECT})
        site = Site(lambda _place: f"http://127.0.0.1:{port}", settings, {"server": server})
        site.make_rooms([])  # tables, before anybody serves them
        server.start()
        try:
            yield site
        finally:
            server.stop()


@contextmanager
def together(*, through_nginx: bool = True) -> Iterator[Site]:
    """Two workers with all that stands behind them; their people come by nginx, or by turns straight to each."""
    with cluster(environ={**hour.environ(), **SETTINGS}) as made:
        addresses = [made.url] if through_nginx else made.web_urls
        one, other = made.webs
        yield Site(
            lambda place: addresses[place % len(addresses)],
            made.environ,
            {"worker": one, "other worker": other, "Valkey": made.valkey, "PostgreSQL": made.postgres},
        )
