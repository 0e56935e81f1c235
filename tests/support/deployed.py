"""The files in deploy/, as they would be on a server, with that server's names replaced by this machine's."""

import shlex
import signal
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
DEPLOY = PROJECT / "deploy"
# How the files call things; whoever runs them elsewhere says what each is there.
SOURCE, DATA, LOGS, CACHE = "/srv/flok", "/var/lib/flok", "/var/log/nginx", "/var/lib/nginx/flok"
TLS, ADDRESS = "/srv/flok/deploy/nginx/tls.conf", "https://flok.example"
DATABASE, QUEUE = "postgresql:///flok?host=/run/postgresql", "redis://127.0.0.1:6379/0"
PORTS = ("8001", "8002")


@dataclass(frozen=True)
class Unit:
    """What a systemd unit runs."""

    command: list[str]
    environ: dict[str, str]
    stop_with: signal.Signals


def render(name: str, here: Mapping[str, str | Path]) -> str:
    """The text of a file with every name in `here` replaced, the longest first."""
    text = (DEPLOY / name).read_text()
    for there in sorted(here, key=len, reverse=True):
        text = text.replace(there, str(here[there]))
    return text


def environment(here: Mapping[str, str | Path]) -> dict[str, str]:
    """The settings of the example."""
    lines = render("flok.env.example", here).splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def unit(name: str, here: Mapping[str, str | Path], *, instance: str = "") -> Unit:
    """A unit file, or the instance of one."""
    said: dict[str, list[str]] = {}
    for line in render(f"systemd/{name}", here).replace("%i", instance).splitlines():
        key, _, value = line.partition("=")
        said.setdefault(key, []).append(value)
    (command,), environ = said["ExecStart"], " ".join(said.get("Environment", []))
    (how,) = said.get("KillSignal", ["SIGTERM"])
    pairs = (pair.split("=", 1) for pair in shlex.split(environ))
    return Unit(shlex.split(command), dict(pairs), signal.Signals[how])
