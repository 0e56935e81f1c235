"""What comes in floods is logged now and then, and none of it goes uncounted."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from structlog.testing import capture_logs

from backend.core import clock
from backend.core.sampling import Sampled

NOON, MINUTE = "2026-11-22T11:00:00Z", timedelta(minutes=1)


@pytest.fixture(autouse=True)
def at_noon() -> Iterator[None]:
    with clock.freeze(NOON):
        yield


def _line(**facts: Any) -> dict[str, Any]:
    return {"event": "refused", "log_level": "info", **facts}


def test_one_line_for_each_key_and_minute() -> None:
    refused = Sampled("refused")
    with capture_logs() as lines:
        for _ in range(100):
            for key in ("a", "b"):
                refused.note(key, code=key)
        clock.advance(MINUTE)
        refused.note("a", code="a")

    assert lines == [
        *(_line(code=key) for key in ("a", "b")),
        *(_line(code=key, left_out=99) for key in ("a", "b")),
        _line(code="a"),
    ]


@given(st.lists(st.tuples(st.integers(0, 200), st.sampled_from("abc")), max_size=60))
def test_every_one_is_told_of_in_the_end(flood: Sequence[tuple[int, str]]) -> None:
    with clock.freeze(NOON), capture_logs() as lines:
        refused = Sampled("refused")
        for seconds, key in flood:
            clock.advance(timedelta(seconds=seconds))
            refused.note(key, code=key)
        clock.advance(2 * MINUTE)
        refused.note("last")

    for key in "abc":
        told = sum(line.get("left_out", 1) for line in lines if line.get("code") == key)
        assert told == sum(one == key for _, one in flood)
    assert len(refused._kept) == 1
