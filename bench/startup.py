"""How long until script/server shows its page: on a machine that has nothing, and on one that has it all."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from bench import Row
from tests.support.server import PROJECT, script_server

WARM_STARTS = 5
CACHES = ("XDG_CACHE_HOME", "PIP_CACHE_DIR", "UV_CACHE_DIR", "npm_config_cache", "VIRTUAL_ENV")


def measure(*, quick: bool = False) -> Iterator[Row]:
    """A fresh copy of this folder, started once from nothing and then again and again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        project = _fresh_copy(folder / "project")
        environ = _bare_environment(folder / "home")
        yield Row(row="cold_s", value=_seconds_to_page(project, environ), unit="s", n=1)
        warm = [_seconds_to_page(project, environ) for _ in range(1 if quick else WARM_STARTS)]
        yield Row(row="warm_s", value=median(warm), unit="s", n=len(warm))


def _seconds_to_page(project: Path, environ: dict[str, str]) -> float:
    start = time.monotonic()
    with script_server(project / "var", project=project, environ=environ, seconds=900):
        return time.monotonic() - start


def _fresh_copy(target: Path) -> Path:
    """What git would hand to somebody else, with the changes not yet committed."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=PROJECT,
        check=True,
        capture_output=True,
        text=True,
    )
    for name in filter(None, listed.stdout.split("\0")):
        if (PROJECT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, target / name)
    return target


def _bare_environment(home: Path) -> dict[str, str]:
    """This environment, with an empty home and no cache."""
    home.mkdir()
    kept = {name: value for name, value in os.environ.items() if name not in CACHES}
    return {**kept, "HOME": str(home), "PYTHON": str(Path(sys.base_prefix) / "bin/python3")}
