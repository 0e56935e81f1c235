"""The whole deployment on this machine: two web workers, a task worker, nginx, PostgreSQL and Valkey.

`python -m tests.support.cluster` fills it with the demo, says where it is, and stops all of it on Ctrl-C.
"""

import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from backend.demo.seed import describe_sign_ins
from tests.support import deployed, servers
from tests.support.parts import Part
from tests.support.ports import free_port
from tests.support.realservers import MissingServer


@dataclass(frozen=True)
class Cluster:
    """What runs, and where; `environ` is what a command of Flok needs to belong to it."""

    url: str
    web_urls: tuple[str, ...]
    data: Path
    environ: dict[str, str]
    postgres: Part
    valkey: Part
    webs: tuple[Part, ...]
    worker: Part
    nginx: Part

    @property
    def parts(self) -> tuple[Part, ...]:
        """All of them, in the order they are started."""
        return (self.postgres, self.valkey, *self.webs, self.worker, self.nginx)


@contextmanager
def cluster(
    *, port: int | None = None, demo: bool = False, environ: Mapping[str, str] | None = None
) -> Iterator[Cluster]:
    """A running cluster, empty or with the demo; raises MissingServer, or NeverReady with what a part said."""
    with tempfile.TemporaryDirectory(prefix="flok-cluster-") as name, ExitStack() as stack:
        folder = Path(name)
        folder.chmod(0o711)  # some parts run as another account, and find what they know the name of
        made = _lay_out(folder, port or free_port(), environ or {})
        _start([made.postgres, made.valkey], stack)
        _flask(made, "migrate")
        if demo:
            _flask(made, "seed")
        _start([*made.webs, made.worker], stack)
        _start([made.nginx], stack)
        yield made


def _lay_out(folder: Path, port: int, environ: Mapping[str, str]) -> Cluster:
    url, web_ports, valkey_port = f"http://127.0.0.1:{port}", [free_port() for _ in deployed.PORTS], free_port()
    here: dict[str, str | Path] = {
        deployed.SOURCE: deployed.PROJECT,
        deployed.DATA: folder / "data",
        deployed.LOGS: folder,
        deployed.CACHE: folder / "cache",
        deployed.TLS: folder / "listen.conf",
        deployed.ADDRESS: url,
        deployed.DATABASE: f"postgresql://test@/postgres?host={folder}/postgres",
        deployed.QUEUE: f"redis://127.0.0.1:{valkey_port}/0",
    }
    here |= {f"127.0.0.1:{there}": f"127.0.0.1:{web}" for there, web in zip(deployed.PORTS, web_ports, strict=True)}
    settings = {"PATH": os.environ["PATH"], **deployed.environment(here), **environ}
    return Cluster(
        url=url,
        web_urls=tuple(f"http://127.0.0.1:{web}" for web in web_ports),
        data=folder / "data",
        environ=settings,
        postgres=servers.postgres(folder, here),
        valkey=servers.valkey(folder, valkey_port, here),
        webs=tuple(servers.web(folder, web, settings, here) for web in web_ports),
        worker=servers.worker(folder, settings, here),
        nginx=servers.nginx(folder, port, here),
    )


def _start(parts: Sequence[Part], stack: ExitStack) -> None:
    """Start these together, which need each other for nothing."""
    for part in parts:
        stack.callback(part.stop)
        part.launch()
    for part in parts:
        part.wait()


def _flask(made: Cluster, *command: str) -> None:
    """One of the program's own commands, on the cluster's database."""
    flask = [sys.executable, "-m", "flask", "--app", "backend.app:create_app", *command]
    subprocess.run(flask, cwd=deployed.PROJECT, env=made.environ, check=True, stdout=subprocess.DEVNULL)


def main() -> None:
    """Run one until SIGINT or SIGTERM; exits 1 when a server is missing or a part ends by itself."""
    enough = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: enough.set())
    try:
        with cluster(port=int(os.environ.get("PORT", "8000")), demo=True) as made:
            print(*describe_sign_ins(made.data), f"Flok is open at {made.url}", sep="\n")
            print(*(f"  {part.name:<16} {part.pid}  {part.log}" for part in made.parts), sep="\n", flush=True)
            ended = _watch(made, enough)
    except MissingServer as error:
        sys.exit(f"script/cluster cannot start: {error}")
    sys.exit(f"{ended} ended by itself" if ended else 0)


def _watch(made: Cluster, enough: threading.Event) -> str | None:
    while not enough.wait(0.5):
        for part in made.parts:
            if part.has_ended():
                return part.name
    return None


if __name__ == "__main__":
    main()
