from pathlib import Path

import pytest

from tests.support import browser
from tests.support.browser import (
    OLDEST,
    Chromium,
    NoBrowser,
    get_chromium,
    installed_chromium,
)


def test_the_chosen_browser_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/opt/mine")

    assert installed_chromium() == Chromium(Path("/opt/mine"))


@pytest.fixture
def bare_machine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.delenv("CHROMIUM", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(browser, "UNPACKED", tmp_path / "unpacked")
    return tmp_path / "unpacked"


@pytest.mark.parametrize(("version", "is_taken"), [(OLDEST - 1, False), (OLDEST, True), (OLDEST + 9, True)])
def test_the_machines_own_is_taken_unless_it_is_too_old(bare_machine: Path, version: int, is_taken: bool) -> None:
    own = bare_machine.parent / "chromium"
    own.write_text(f"#!/bin/sh\necho Chromium {version}.0.8010.0 built on something\n")
    own.chmod(0o755)

    assert installed_chromium() == (Chromium(own) if is_taken else None)


def test_a_bare_machine_takes_the_unpacked_one_with_its_libraries(bare_machine: Path) -> None:
    bare_machine.mkdir()
    (bare_machine / "chromium").touch()

    chromium = get_chromium()

    assert chromium.executable == bare_machine / "chromium"
    assert chromium.environ["LD_LIBRARY_PATH"] == str(bare_machine / "al2023/lib")


def test_without_any_browser_it_says_what_to_do(bare_machine: Path) -> None:
    with pytest.raises(NoBrowser, match="script/setup --dev"):
        get_chromium()
