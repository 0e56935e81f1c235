"""Behind a proxy everybody is somebody; without one nobody may pretend to be."""

from pathlib import Path

import pytest
import requests

from tests.support import live


@pytest.mark.parametrize(("proxies", "status"), [("0", 200), ("1", 404)])
def test_the_visitor_is_whom_a_trusted_proxy_names(tmp_path: Path, proxies: str, status: int) -> None:
    with live.serve(tmp_path, database_url=f"sqlite:///{tmp_path / 'flok.db'}", PROXIES=proxies) as url:
        answer = requests.get(f"{url}/metrics", headers={"X-Forwarded-For": "192.0.2.7"}, timeout=120)

    assert answer.status_code == status
