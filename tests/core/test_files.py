from datetime import timedelta
from pathlib import Path

import pytest

from backend.core import files
from tests.support import hour


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(files, "_folder", tmp_path / "pictures")
    return tmp_path / "pictures"


def test_a_file_is_kept_found_and_gone(folder: Path) -> None:
    assert files.find("0193abcd-full.webp") is None
    files.put("0193abcd-full.webp", b"en")
    files.put("0193abcd-full.webp", b"to")

    assert files.find("0193abcd-full.webp") == b"to"
    assert [str(path.relative_to(folder)) for path in folder.rglob("*.webp*")] == ["cd/0193abcd-full.webp"]

    for _ in range(2):
        files.delete("0193abcd-full.webp")
    assert files.find("0193abcd-full.webp") is None


@pytest.mark.parametrize(
    "name", ["", "..", "../../etc/passwd", "a/b.webp", "abcd", "abcd.webp\n", "/abcd.webp", "ABCD.webp"]
)
def test_a_name_leads_nowhere_else(folder: Path, name: str) -> None:
    for use in (files.find, files.delete):
        with pytest.raises(ValueError, match="not the name of a file"):
            use(name)
    with pytest.raises(ValueError, match="not the name of a file"):
        files.put(name, b"")


def test_old_files_are_found_by_their_age(folder: Path) -> None:
    now = hour.on_the_machine()
    assert list(files.list_older(now)) == []
    files.put("0193abcd-full.webp", b"en")
    files.put("0193abef-small.webp", b"to")

    assert list(files.list_older(now + timedelta(minutes=1))) == ["0193abcd-full.webp", "0193abef-small.webp"]
    assert list(files.list_older(now - timedelta(minutes=1))) == []
