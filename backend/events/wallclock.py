"""The time on the wall: what an organiser means by "at six", whatever summer time does to it."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo


def on_the_wall(moment: datetime, zone: str) -> datetime:
    """What clocks in `zone` show at `moment`; naive."""
    return moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)


def moment_of(wall: datetime, zone: str) -> datetime:
    """The moment, in UTC, when clocks in `zone` first show `wall`."""
    return wall.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def is_plain(moment: datetime, zone: str) -> bool:
    """Whether `moment` can be told from its wall clock: not so in the hour that happens twice in October."""
    return moment_of(on_the_wall(moment, zone), zone) == moment
