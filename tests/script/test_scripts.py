import os
import subprocess
from pathlib import Path

import pytest

from tests.support.server import PROJECT

SCRIPTS = sorted(path for path in (PROJECT / "script").iterdir() if os.access(path, os.X_OK) and path.is_file())


@pytest.mark.parametrize("script", [*SCRIPTS, PROJECT / ".ci/run"], ids=lambda path: path.name)
def test_every_script_is_sound_bash(script: Path) -> None:
    assert script.read_text().startswith("#!/usr/bin/env bash\n# ")
    assert subprocess.run(["bash", "-n", script], check=False, capture_output=True).stderr == b""


def test_scripts_can_be_called_from_anywhere_and_keep_relative_data_where_the_caller_stands(
    tmp_path: Path,
) -> None:
    told = subprocess.run(
        ["bash", "-c", f'source "{PROJECT}/script/lib.sh"; echo "$PWD $FLOK_DATA"'],
        cwd=tmp_path,
        env={"PATH": os.environ["PATH"], "FLOK_DATA": "mine"},
        check=True,
        capture_output=True,
        text=True,
    )

    assert told.stdout == f"{PROJECT} {tmp_path}/mine\n"


def test_a_fingerprint_follows_contents_and_names_not_dates(tmp_path: Path) -> None:
    def fingerprint() -> str:
        command = f'source "{PROJECT}/script/lib.sh"; fingerprint "{tmp_path}"'
        return subprocess.run(["bash", "-c", command], check=True, capture_output=True, text=True).stdout

    file = tmp_path / "a b"
    file.write_text("one")
    first = fingerprint()
    os.utime(file, (0, 0))
    assert fingerprint() == first

    file.write_text("two")
    assert fingerprint() != first

    file.write_text("one")
    file.rename(tmp_path / "c")
    assert fingerprint() != first


@pytest.mark.parametrize("lock", sorted(PROJECT.glob("requirements*.txt")), ids=lambda path: path.name)
def test_locks_are_exact_and_name_no_address(lock: Path) -> None:
    text = lock.read_text()
    entries = [line for line in text.splitlines() if line[:1].isalnum()]

    assert entries
    assert all("==" in entry and entry.endswith("\\") for entry in entries)
    assert text.count("--hash=sha256:") >= len(entries)
    assert "://" not in text


def test_the_runtime_lock_serves_debians_own_python() -> None:
    assert "async-timeout==5.0.1 ; python_full_version < '3.11.3'" in (PROJECT / "requirements.txt").read_text()
