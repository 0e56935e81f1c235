"""`kill -9` under load, again and again: the server on SQLite, and of a cluster a worker, Valkey and PostgreSQL.

Everybody goes on talking and comes back as phones do; in the end what they were promised and what they heard is
compared with what the database kept. Every row but the first should be zero.
"""

from collections.abc import Iterator

from bench import Row
from tests.faults.counting import Count
from tests.faults.crowd import crowd
from tests.faults.kills import kill_again_and_again
from tests.faults.sites import Site, alone, together

SERVER_KILLS, PART_KILLS = 80, 40
PARTS = ("worker", "Valkey", "PostgreSQL")
# After so many kills, one crowd's rooms are long enough.
KILLS_PER_CROWD = 20


def measure(*, quick: bool = False) -> Iterator[Row]:
    """How often something was killed, and what that cost anybody."""
    server_kills, part_kills = (4, 2) if quick else (SERVER_KILLS, PART_KILLS)
    with alone() as site:
        count = _kill(site, "server", server_kills)
    with together() as site:
        for name in PARTS:
            count += _kill(site, name, part_kills)
    kills = server_kills + len(PARTS) * part_kills
    yield Row(row="kills", value=kills, unit="kills", n=kills)
    for name in ("lost", "doubled", "out_of_order", "gaps"):
        yield Row(row=name, value=getattr(count, name), unit="messages", n=count.messages)


def _kill(site: Site, victim: str, kills: int) -> Count:
    count = Count()
    for begun in range(0, kills, KILLS_PER_CROWD):
        with crowd(site) as talking:
            kill_again_and_again(site.parts[victim], talking, min(KILLS_PER_CROWD, kills - begun), seed=begun)
            talking.fall_silent()
            count += talking.count(site.database_url)
    return count
