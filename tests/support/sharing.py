"""Who of several workers runs what, so that what takes long to start is started once."""

import re

from xdist.scheduler import LoadScopeScheduling

FAULTS, FILES_THAT_SERVE = "tests/faults/", ("tests/deploy/", "tests/e2e/")
LIVE = re.compile(r"\[(?:sqlite|postgresql)-(?:quick|plain|unhurried)")  # kinds of live_process


class Sharing(LoadScopeScheduling):
    """Tests that share servers go to one worker, the largest such groups first; all others to whoever is free."""

    def _split_scope(self, nodeid: str) -> str:
        return share_of(nodeid)


def share_of(nodeid: str) -> str:
    """The name of those who go to the same worker as this test: nobody else's, if it shares nothing."""
    if LIVE.search(nodeid):
        return "live"
    if nodeid.startswith(FAULTS):
        return FAULTS
    return nodeid.partition("::")[0] if nodeid.startswith(FILES_THAT_SERVE) else nodeid
