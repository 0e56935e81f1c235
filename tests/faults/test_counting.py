"""The count sees every kind of harm; else all the zeros of the other tests would say nothing."""

from dataclasses import replace

import pytest

from tests.faults.counting import Count, Kept, compare
from tests.faults.phone import Memory

KEPT = [Kept(1, "m1", "a", "a-1"), Kept(2, "m2", "b", "b-1"), Kept(3, "m3", "a", "a-2")]
HEARD = [(1, "m1"), (2, "m2"), (3, "m3")]
PROMISED = {"a-1": ("m1", 1), "a-2": ("m3", 3)}


def _memory(heard: list[tuple[int, str]] = HEARD, promised: dict[str, tuple[str, int]] = PROMISED) -> Memory:
    return Memory(heard=list(heard), acknowledged=dict(promised))


def test_nothing_is_wrong() -> None:
    count = compare([_memory(), _memory(promised={})], KEPT)

    assert (count, count.has_harm) == (Count(messages=3), False)


@pytest.mark.parametrize(
    ("memory", "kept", "count"),
    [
        pytest.param(_memory(promised={**PROMISED, "a-3": ("m4", 4)}), KEPT, Count(lost=1), id="promised, not kept"),
        pytest.param(_memory(promised={"a-1": ("m1", 2)}), KEPT, Count(lost=1), id="kept under another number"),
        pytest.param(_memory(HEARD[:2]), KEPT, Count(lost=1), id="never heard"),
        pytest.param(_memory([*HEARD, (4, "m3")]), KEPT, Count(doubled=1, gaps=1), id="heard twice"),
        pytest.param(_memory([(1, "m1"), (2, "mX"), (3, "m3")]), KEPT, Count(lost=1, gaps=1), id="another one heard"),
        pytest.param(_memory([HEARD[1], HEARD[0], HEARD[2]]), KEPT, Count(out_of_order=1), id="heard in wrong order"),
        pytest.param(
            _memory([*HEARD, (4, "m4")]), [*KEPT, Kept(4, "m4", "a", "a-2")], Count(doubled=1, lost=1), id="kept twice"
        ),
        pytest.param(
            _memory([(1, "m3"), (2, "m2"), (3, "m1")], {}),
            [Kept(1, "m3", "a", "a-2"), KEPT[1], Kept(3, "m1", "a", "a-1")],
            Count(out_of_order=1),
            id="kept in another order than said",
        ),
        pytest.param(
            _memory([(1, "m1"), (2, "m2"), (4, "m3")], {}),
            [*KEPT[:2], Kept(4, "m3", "a", "a-2")],
            Count(gaps=1),
            id="a number without a message",
        ),
    ],
)
def test_every_kind_of_harm_is_counted(memory: Memory, kept: list[Kept], count: Count) -> None:
    found = compare([memory], kept)

    assert (found, found.has_harm) == (replace(count, messages=len(kept)), True)


def test_a_phone_notices_what_is_missing_and_what_changes_its_story() -> None:
    memory = Memory()

    assert memory.hear({"seq": 1, "id": "m1"})
    assert not memory.hear({"seq": 3, "id": "m3"})
    assert memory.hear({"seq": 1, "id": "m1"})
    assert (memory.heard, memory.contradictions) == ([(1, "m1")], [])
    assert memory.hear({"seq": 1, "id": "other"})
    memory.promise("a-1", {"id": "m1", "seq": 1})
    memory.promise("a-1", {"id": "m2", "seq": 2})
    assert len(memory.contradictions) == 2
