"""Sites that a whole run shares: they survive what is done to them."""

from collections.abc import Iterator

import pytest

from tests.faults import sites
from tests.faults.sites import Site


@pytest.fixture(scope="session")
def alone() -> Iterator[Site]:
    """One server on SQLite."""
    with sites.alone() as site:
        yield site


@pytest.fixture(scope="session")
def together() -> Iterator[Site]:
    """Two workers behind nginx, with PostgreSQL and Valkey."""
    with sites.together() as site:
        yield site
