import stat
from concurrent.futures import ThreadPoolExecutor
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
        ("VAPID_PRIVATE_KEY", "short"),
        ("VAPID_PRIVATE_KEY", "ikke en nøgle"),
        ("VAPID_PRIVATE_KEY", "A" * 43),
        ("VAPID_PRIVATE_KEY", "_" * 43),
        ("PUSH_HOSTS", "https://push.example"),
        ("PUSH_HOSTS", "push.example/path"),
        ("PUSH_HOSTS", "http://10.0.0.1:80"),
        ("PUSH_HOSTS", "*"),
        ("SMTP_URL", "mail.example"),
        ("SMTP_URL", "http://mail.example"),
        ("SMTP_URL", "smtp+plain://mail.example"),
        ("MAIL_FROM", "Flok"),
    ],
)
def test_a_setting_it_cannot_use_stops_the_start_and_is_named(tmp_path: Path, name: str, value: str) -> None:
    with pytest.raises(BadSetting, match=name):
        Settings.from_environment({"FLOK_DATA": str(tmp_path), name: value})


def test_postgres_addresses_are_understood_as_people_write_them(tmp_path: Path) -> None:
    for written in ("postgres://u@h/d", "postgresql://u@h/d"):
        settings = Settings.from_environment({"FLOK_DATA": str(tmp_path), "DATABASE_URL": written})
        assert settings.database_url == "postgresql+psycopg://u@h/d"


def test_push_and_mail_as_they_are_set(tmp_path: Path) -> None:
    environ = {
        "FLOK_DATA": str(tmp_path),
        "PUSH_HOSTS": "Push.example, *.push.example.org,http://127.0.0.1:81",
        "SMTP_URL": "smtps://u:p@mail.example:465",
        "MAIL_FROM": "Flok <post@flok.example>",
    }
    settings = Settings.from_environment(environ)
    assert settings.push_hosts == ("push.example", "*.push.example.org", "http://127.0.0.1:81")
    assert (settings.smtp_url, settings.mail_from) == (environ["SMTP_URL"], environ["MAIL_FROM"])
    with pytest.raises(BadSetting, match="MAIL_FROM"):
        Settings.from_environment({**environ, "MAIL_FROM": ""})


def test_the_key_push_services_know_us_by_is_made_once(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = set(
            pool.map(lambda _: Settings.from_environment({"FLOK_DATA": str(tmp_path)}).vapid_private_key, range(8))
        )
    assert len(keys) == 1
    assert stat.S_IMODE((tmp_path / "vapid-key").stat().st_mode) == 0o600
    assert sorted(file.name for file in tmp_path.iterdir()) == ["audit-key", "secret-key", "vapid-key"]
    (key,) = keys
    assert Settings.from_environment({"FLOK_DATA": str(tmp_path), "VAPID_PRIVATE_KEY": key}).vapid_private_key == key
