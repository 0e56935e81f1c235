"""Deadlines and reasons fit together, and with what screening says."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.screening import Label, Severity
from moderation.severity import DEADLINES, REASONS, SEVERITIES, sooner_deadline, urgency_of

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


def test_the_more_urgent_the_sooner() -> None:
    assert list(DEADLINES) == list(SEVERITIES)
    assert sorted(DEADLINES.values()) == list(DEADLINES.values())
    assert [urgency_of(severity) for severity in SEVERITIES] == [0, 1, 2, 3]


def test_these_are_the_severities_and_labels_of_screening() -> None:
    assert set(SEVERITIES) == set(Severity) - {Severity.NONE}
    assert {label for _severity, label in REASONS.values() if label} <= set(Label)
    assert {severity for severity, _label in REASONS.values()} <= set(SEVERITIES)


def test_an_unknown_severity_is_refused() -> None:
    with pytest.raises(ValueError, match="'huge' is no severity"):
        urgency_of("huge")


@given(st.integers(-1000, 1000), st.sampled_from(SEVERITIES))
def test_a_deadline_only_moves_later_when_it_was_missed(minutes: int, severity: str) -> None:
    before = NOW + timedelta(minutes=minutes)
    after = sooner_deadline(before, NOW, severity)
    assert NOW < after <= NOW + DEADLINES[severity]
    assert after <= before or before <= NOW
