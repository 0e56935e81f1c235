import os
import sys
from pathlib import Path

import pytest

from tests.support.ports import free_port
from tests.support.server import get, script_server
from tests.support.waiting import NeverReady


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder whose script/server does what `pretend` says."""
    (tmp_path / "project/script").mkdir(parents=True)
    return tmp_path / "project"


def pretend(project: Path, *commands: str) -> None:
    script = project / "script/server"
    script.write_text("\n".join(["#!/usr/bin/env bash", f'cd "{project}"', *commands]))
    script.chmod(0o755)


def test_it_is_there_inside_the_block_and_gone_after_it(project: Path) -> None:
    pretend(project, "true &", f'"{sys.executable}" -m http.server --bind $HOST $PORT')

    with script_server(project / "var", project=project) as url:
        inside = [get(url, "/"), get(url, "/nowhere")]

    assert (inside, get(url, "/")) == ([200, 404], None)


def test_it_keeps_its_files_where_it_is_told(project: Path) -> None:
    pretend(project, 'echo "$FLOK_DATA" >seen', f'exec "{sys.executable}" -m http.server --bind $HOST $PORT')

    with script_server(project / "var", project=project, environ=os.environ):
        assert (project / "seen").read_text() == f"{project}/var\n"


def test_a_server_that_does_not_start_says_why(project: Path) -> None:
    pretend(project, "echo the database is away", "exit 3")

    with (
        pytest.raises(NeverReady, match="the database is away"),
        script_server(project / "var", project=project),
    ):
        raise AssertionError("it never answered")


def test_nobody_answers_on_a_free_port() -> None:
    assert get(f"http://127.0.0.1:{free_port()}", "/") is None
