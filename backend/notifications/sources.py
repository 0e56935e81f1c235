"""What features above this one know of news that are no notices: whether there still are some, where, and how many."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol


class Source(Protocol):
    """A feature with news of its own about one topic."""

    def find_news(self, account_ids: Collection[str]) -> Mapping[str, str]:
        """Those of these people for whom there is something new, with the path where it is."""

    def count_news(self, account_ids: Collection[str], *, until: datetime) -> Mapping[str, int]:
        """How much came for each of them from the `told_until` of their mail address on, up to `until`."""


_sources: dict[str, Source] = {}


def register(topic: str, source: Source) -> None:
    """Ask `source` before anybody is told of `topic`."""
    _sources[topic] = source


def topics_with_source() -> Collection[str]:
    """The topics somebody else knows about."""
    return _sources.keys()


def source_of(topic: str) -> Source:
    """Who knows about `topic`; raises KeyError."""
    return _sources[topic]
