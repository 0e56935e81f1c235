"""The audit log shows every change to it."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, insert, select, update

from backend.core import clock
from backend.core.db import session, unit_of_work
from moderation import audit
from moderation.models import AuditEntry, AuditHead
from moderation.sealing import Broken, Head
from tests.conftest import UnitOfWork
from tests.support.threads import at_once

LENGTH = 8
COLUMNS = [column.name for column in AuditEntry.__table__.columns]


class Undo(Exception):
    """Rolls back what an example did to the log."""


@pytest.fixture
def log(unit: UnitOfWork) -> None:
    """A log of LENGTH entries."""
    with unit():
        for number in range(1, LENGTH + 1):
            record(number)


def record(number: int) -> AuditEntry:
    return audit.record(
        actor_id=None if number % 3 == 0 else f"actor-{number % 2}",
        action="case.read",
        subject=f"case-{number}",
        data={"n": number, "æ": ["ø", None, 1.5]},
    )


def rows() -> list[dict[str, Any]]:
    return [dict(row._mapping) for row in session().execute(select(*AuditEntry.__table__.columns).order_by("seq"))]


def broken_after(tamper: Callable[[], object]) -> Broken | None:
    """What `verify` finds once `tamper` has run; the log itself is left as it was."""
    found: list[Broken | None] = []
    with pytest.raises(Undo), unit_of_work():
        tamper()
        found.append(audit.verify())
        raise Undo
    return found[0]


def test_an_untouched_log_is_whole(unit: UnitOfWork, log: None) -> None:
    with unit():
        assert audit.verify() is None
        assert audit.read_head() == Head(LENGTH, rows()[-1]["hash"])


def test_an_empty_log_is_whole(unit: UnitOfWork) -> None:
    with unit():
        assert audit.verify() is None


def test_what_is_rolled_back_leaves_no_gap(unit: UnitOfWork, log: None) -> None:
    with pytest.raises(Undo), unit():
        record(99)
        raise Undo
    with unit():
        assert record(9).seq == LENGTH + 1
        assert audit.verify() is None


in_log = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
places = st.integers(1, LENGTH)


class TestTampering:
    @in_log
    @given(seq=places, column=st.sampled_from([name for name in COLUMNS if name != "seq"]), salt=st.integers(1, 9))
    def test_a_changed_field_shows(self, log: None, seq: int, column: str, salt: int) -> None:
        other = {
            "at": clock.now() + timedelta(days=salt),
            "data": {"n": -salt},
        }.get(column, f"other-{salt}")
        change = update(AuditEntry).where(AuditEntry.seq == seq).values({column: other})
        found = broken_after(lambda: session().execute(change))
        assert found == Broken(seq, "is not what was written")

    @in_log
    @given(seq=places)
    def test_a_removed_entry_shows(self, log: None, seq: int) -> None:
        found = broken_after(lambda: session().execute(delete(AuditEntry).where(AuditEntry.seq == seq)))
        assert found == Broken(seq, "is missing at the end" if seq == LENGTH else "is missing")

    @in_log
    @given(seq=places)
    def test_a_removed_entry_shows_although_the_rest_moved_up(self, log: None, seq: int) -> None:
        def tamper() -> None:
            session().execute(delete(AuditEntry).where(AuditEntry.seq == seq))
            for later in range(seq + 1, LENGTH + 1):
                session().execute(update(AuditEntry).where(AuditEntry.seq == later).values(seq=later - 1))

        found = broken_after(tamper)
        assert found is not None
        assert found.seq == seq

    @in_log
    @given(one=places, other=places)
    def test_swapped_entries_show(self, log: None, one: int, other: int) -> None:
        def tamper() -> None:
            for seq, to in ((one, -1), (other, one), (-1, other)):
                session().execute(update(AuditEntry).where(AuditEntry.seq == seq).values(seq=to))

        found = broken_after(tamper)
        assert (found is None) == (one == other)
        assert found is None or found.seq == min(one, other)

    @in_log
    @given(seq=st.integers(1, LENGTH + 1), copied=places)
    def test_an_inserted_entry_shows(self, log: None, seq: int, copied: int) -> None:
        def tamper() -> None:
            for later in range(LENGTH, seq - 1, -1):
                session().execute(update(AuditEntry).where(AuditEntry.seq == later).values(seq=later + 1))
            session().execute(insert(AuditEntry).values({**rows()[copied - 1], "seq": seq}))

        found = broken_after(tamper)
        assert found is not None
        assert found.seq in {seq, seq + 1}

    @pytest.mark.parametrize("tamper", [delete(AuditHead), update(AuditHead).values(hash="0"), delete(AuditEntry)])
    def test_a_lost_end_shows(self, log: None, tamper: Any) -> None:
        found = broken_after(lambda: session().execute(tamper))
        assert found is not None
        assert found.what == "is missing at the end"

    @in_log
    @given(length=st.integers(0, LENGTH - 1))
    def test_a_cut_with_a_moved_end_shows_against_a_kept_head(self, log: None, length: int) -> None:
        def tamper() -> None:
            kept.append(audit.import_head(audit.export_head()))
            seal = rows()[length - 1]["hash"] if length else ""
            session().execute(delete(AuditEntry).where(AuditEntry.seq > length))
            session().execute(update(AuditHead).values(seq=length, hash=seal))

        def check() -> None:
            tamper()
            assert audit.verify(kept[0]) == Broken(length + 1, "is missing at the end")

        kept: list[Head] = []
        assert broken_after(check) is None

    def test_entries_sealed_with_another_key_show(
        self, unit: UnitOfWork, log: None, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(audit, "_key", b"another key")
        with unit():
            assert audit.verify() == Broken(1, "is not what was written")


def test_many_at_once_make_one_chain(unit: UnitOfWork) -> None:
    def write(number: int) -> None:
        with unit_of_work():
            record(number)

    at_once(write, range(24))
    with unit():
        assert audit.verify() is None
        assert [row["seq"] for row in rows()] == list(range(1, 25))


def test_what_cannot_be_kept_is_refused(unit: UnitOfWork) -> None:
    with unit(), pytest.raises(TypeError, match="set does not belong"):
        audit.record(actor_id=None, action="a", subject="b", data={"x": {1}})
