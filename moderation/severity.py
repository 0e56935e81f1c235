"""How soon a person must look, and what each reason for a report says about that."""

from datetime import datetime, timedelta

# The most urgent first: a case stores its place in this order.
SEVERITIES = ("critical", "high", "medium", "low")

DEADLINES = {
    "critical": timedelta(minutes=15),
    "high": timedelta(hours=1),
    "medium": timedelta(hours=8),
    "low": timedelta(hours=24),
}

# reason: (severity, the label screening would have given it)
REASONS: dict[str, tuple[str, str | None]] = {
    "bullying": ("medium", "bullying"),
    "threat": ("high", "threat"),
    "sexual": ("high", "sexual"),
    "grooming": ("critical", "grooming"),
    "contact": ("medium", "contact_info"),
    "self_harm": ("critical", "self_harm"),
    "hate": ("medium", "hate"),
    "scam": ("medium", "money_scam"),
    "other": ("low", None),
}


def urgency_of(severity: str) -> int:
    """The place of `severity`, 0 for the most urgent; raises ValueError."""
    if severity not in SEVERITIES:
        raise ValueError(f"{severity!r} is no severity")
    return SEVERITIES.index(severity)


def sooner_deadline(deadline: datetime, now: datetime, severity: str) -> datetime:
    """The deadline of a case that becomes `severity` at `now`: never later, but a missed one starts anew."""
    fresh = now + DEADLINES[severity]
    return fresh if deadline <= now else min(deadline, fresh)
