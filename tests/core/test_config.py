import stat
from pathlib import Path

import pytest

from backend.core.config import BadSetting, Settings


def test_nothing_set_gives_a_working_start(tmp_path: Path) -> None:
    settings = Settings.from_environment({"FLOK_DATA": str(tmp_path / "new")})

    assert settings.database_url == f"sqlite:///{tmp_path / 'new' / 'flok.db'}"
    assert (settings.host, settings.port, settings.tasks) == ("127.0.0.1", 8000, "inside")
    assert not settings.secure_cookies


def test_a_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    first = Settings.from_environment({"FLOK_DATA": str(tmp_path)})
    second = Settings.from_environment({"FLOK_DATA": str(tmp_path)})

    assert first.secret_key == second.secret_key != first.audit_key
    assert stat.S_IMODE((tmp_path / "secret-key").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "many"),
        ("PORT", "70000"),
        ("PROXIES", "-1"),
        ("PROXIES", "six"),
        ("DATABASE_URL", "mysql://x/y"),
        ("PUBLIC_URL", "flok.example"),
        ("TASKS", "sometimes"),
        ("LOG_LEVEL", "loud"),
        ("SECRET_KEY", "short"),
    ],
)
def test_a_setting_it_cannot_use_stops_the_start_and_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        Settings.from_environment({"FLOK_DATA": str(tmp_path), name: value})


def test_postgres_addresses_are_understood_as_people_write_them(tmp_path: Path) -> None:
    for written in ("postgres://u@h/d", "postgresql://u@h/d"):
        settings = Settings.from_environment({"FLOK_DATA": str(tmp_path), "DATABASE_URL": written})
        assert settings.database_url == "postgresql+psycopg://u@h/d"
