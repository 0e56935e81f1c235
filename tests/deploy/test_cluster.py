"""Two workers behind nginx are one Flok."""

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
import requests

from tests.support import deployed, hour, story
from tests.support.cluster import Cluster, cluster
from tests.support.joining import PASSWORD
from tests.support.outsider import Outsider, wait_for
from tests.support.parts import Part
from tests.support.ports import free_port
from tests.support.server import get

pytestmark = pytest.mark.slow
MAX_BODY = 64 * 1024


@pytest.fixture(scope="module")
def running() -> Iterator[Cluster]:
    """A cluster with a community in it."""
    with cluster(environ=hour.environ()) as made:
        found = ["accounts", "found", "--community", "Prøvekommune", "--handle", "mette", "--nickname", "Mette"]
        flask = [sys.executable, "-m", "flask", "--app", "backend.app:create_app", *found]
        secrets = ["--legal-name", "Mette Opdigtet", "--password", PASSWORD]
        subprocess.run([*flask, *secrets], cwd=deployed.PROJECT, env=made.environ, check=True, capture_output=True)
        yield made


@pytest.fixture
def people() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


def _sign_in(people: ExitStack, url: str, handle: str) -> Outsider:
    person = Outsider.sign_in(url, handle, PASSWORD)
    people.callback(person.disconnect)
    return person


def test_the_story_goes_through_nginx(running: Cluster, people: ExitStack) -> None:
    story.live_it(lambda handle: _sign_in(people, running.url, handle))


def test_what_is_said_at_one_worker_is_heard_at_the_other_in_order(running: Cluster, people: ExitStack) -> None:
    nor, sne = (_sign_in(people, url, handle) for url, handle in zip(running.web_urls, ("nor", "sne"), strict=True))
    for person in (nor, sne):
        person.connect()
    room_id = nor.get("/rooms")["items"][0]["id"]

    said = [speaker.say(room_id, f"nummer {n}") for n in range(5) for speaker in (nor, sne)]

    for person in (nor, sne):
        person.hears("message:new", lambda frame: frame["seq"] == said[-1]["seq"])
        heard = [(frame["seq"], frame["text"]) for frame in person.heard("message:new")]
        assert heard == [(message["seq"], message["text"]) for message in said]


def test_signing_out_at_one_worker_closes_the_line_at_the_other(running: Cluster, people: ExitStack) -> None:
    one, other = running.web_urls
    nor = _sign_in(people, one, "nor")
    nor.connect()

    Outsider(other, nor.token).delete("/sessions/current")

    line = nor._socket
    assert line is not None
    wait_for(lambda: not line.connected)


def test_one_person_stays_with_one_worker_and_a_crowd_is_shared_out(running: Cluster) -> None:
    before = _asked(running)
    for number in range(20):
        for _again in range(3):
            requests.get(f"{running.url}/healthz", headers={"Authorization": f"Bearer {number}"}, timeout=60)

    shares = [after - count for after, count in zip(_asked(running), before, strict=True)]
    assert (sum(shares), [share % 3 for share in shares]) == (60, [0, 0])
    assert min(shares) > 0


def _asked(running: Cluster) -> list[int]:
    return [part.log.read_text().count('"rule": "/healthz"') for part in running.webs]


@pytest.mark.parametrize("path", ["/metrics", "/readyz"])
def test_figures_are_not_for_the_world(running: Cluster, path: str) -> None:
    assert requests.get(running.url + path, timeout=60).status_code == 404


def test_what_is_too_large_is_refused_in_the_words_of_the_program(running: Cluster) -> None:
    def send(path: str, size: int) -> tuple[int, str, str]:
        answer = requests.post(f"{running.url}/api/v1{path}", data=b"x" * size, timeout=60)
        return answer.status_code, answer.headers["Content-Type"], answer.json()["code"]

    assert send("/sessions", MAX_BODY + 1) == (413, "application/problem+json", "too_large")
    assert send("/sessions", MAX_BODY) == (415, "application/problem+json", "not_json")
    assert send("/rooms/any/pictures", 8 * 1024 * 1024 + 1) == (413, "application/problem+json", "too_large")


def test_files_with_a_name_of_their_own_are_kept_by_nginx(running: Cluster) -> None:
    build = deployed.PROJECT / "web/build"
    script = next((build / "_app/immutable").rglob("*.js")).relative_to(build)
    asked = [_answered(part) for part in running.webs]
    answers = [
        requests.get(f"{running.url}/{script}", headers={"Accept-Encoding": way}, timeout=60)
        for way in ("br", "gzip", "br", "gzip")
    ]

    assert [answer.headers["Content-Encoding"] for answer in answers] == ["br", "gzip"] * 2
    assert {answer.headers["Content-Security-Policy"] for answer in answers} == {
        "default-src 'self'; frame-ancestors 'none'"
    }
    assert sum(map(_answered, running.webs)) - sum(asked) == 2


def _answered(part: Part) -> int:
    return part.log.read_text().count('"rule": "/<path:path>"')


def test_its_logs_name_nobody_and_nothing_anybody_said(running: Cluster) -> None:
    requests.get(f"{running.url}/api/v1/rooms/hemmeligt?query=hemmelig", headers={"Cookie": "hemmelig=1"}, timeout=60)
    nginx = [running.nginx.log, *running.nginx.log.parent.glob("flok*.log")]
    said = ("hemmelig", "orker ikke", "28 45 67 12")

    assert len(nginx) == 3
    for log, unspoken in [
        *((log, (*said, "127.0.0.1")) for log in nginx),
        *((part.log, said) for part in running.parts),
    ]:
        assert not [word for word in unspoken if word in log.read_text()], log


def test_the_demo_runs_until_ctrl_c_and_leaves_nothing() -> None:
    """As `script/cluster` starts it."""
    url = f"http://127.0.0.1:{free_port()}"
    with tempfile.TemporaryDirectory(prefix="flok-demo-") as name:
        Path(name).chmod(0o711)  # PostgreSQL runs as an account of its own
        environ = {**os.environ, "PORT": url.rpartition(":")[2], "TMPDIR": name}
        command = [sys.executable, "-m", "tests.support.cluster"]
        with subprocess.Popen(command, cwd=deployed.PROJECT, env=environ, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            password = process.stdout.readline().rpartition(": ")[2].strip()
            assert any(url in line for line in process.stdout)
            Outsider.sign_in(url, "nor", password).disconnect()
            process.send_signal(signal.SIGINT)
            parts = [line.split()[0] for line in process.stdout]

        assert (process.returncode, list(Path(name).iterdir())) == (0, [])
    assert parts == ["PostgreSQL", "Valkey", "web", "web", "task", "nginx"]
    assert get(url, "/") is None
