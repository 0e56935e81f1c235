import pytest

from tests.conftest import LiveServer
from tests.support.sharing import share_of


@pytest.mark.parametrize(
    ("nodeid", "share"),
    [
        ("tests/test_story.py::test_two_youths[sqlite-quick]", "live"),
        ("tests/chat/test_slow_readers.py::test_a_stalled_reader[postgresql-unhurried]", "live"),
        ("tests/access/test_sockets.py::test_who_may_say[sqlite-plain-room:read]", "live"),
        ("tests/faults/test_kills.py::test_the_server_on_sqlite", "tests/faults/"),
        ("tests/e2e/test_groups.py::test_a_group", "tests/e2e/test_groups.py"),
        ("tests/deploy/test_cluster.py::test_a_story", "tests/deploy/test_cluster.py"),
        ("tests/chat/test_groups.py::test_a_group[sqlite]", "tests/chat/test_groups.py::test_a_group[sqlite]"),
    ],
)
def test_who_goes_together(nodeid: str, share: str) -> None:
    assert share_of(nodeid) == share


def test_whoever_talks_to_a_live_server_goes_together(live_server: LiveServer, request: pytest.FixtureRequest) -> None:
    assert share_of(request.node.nodeid) == "live"
