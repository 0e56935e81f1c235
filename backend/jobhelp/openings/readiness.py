"""What speaks against showing an opening to youths: the law on hours and tasks, and what they must be able to read."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta

from backend.jobhelp.hours import FREE_WEEK, SCHOOL_WEEK, Finding, Plan, Shift, check

from .models import Employer, Opening

# An employer is looked at again after a year.
APPROVAL = timedelta(days=365)
SATURDAY = 5
_WORDS = {
    "not_approved": {
        "da": "En koordinator skal godkende arbejdsgiveren først.",
        "en": "A coordinator must approve the employer first.",
    },
    "no_about": {"da": "Skriv, hvad man laver dér.", "en": "Write what one does there."},
    "no_goal": {
        "da": "En ulønnet prøvetid skal have et mål: hvad man lærer.",
        "en": "An unpaid trial must have a goal: what one learns.",
    },
    "no_end": {
        "da": "En ulønnet prøvetid skal have en dag, den slutter.",
        "en": "An unpaid trial must have a day it ends.",
    },
    "over": {"da": "Dagen, det kan søges til, er gået.", "en": "The last day to ask for it is over."},
}


def against(opening: Opening, employer: Employer, now: datetime, today: date) -> list[Finding]:
    """Everything that keeps it from being shown, the law first; nothing when it may be."""
    lawful = check(plan_of(opening), opening.min_age, in_school=not opening.after_school, on=today)
    missing = [Finding(code=code, text=_WORDS[code]) for code in _missing(opening, employer, now, today)]
    return lawful + missing


def plan_of(opening: Opening) -> Plan:
    """Its usual weeks, as the rules read them."""
    return Plan(shifts=[Shift(**shift) for shift in opening.shifts], workplace=opening.workplace, tasks=opening.tasks)


def times_of(shifts: Sequence[Shift]) -> dict[str, bool]:
    """When in the week and the year somebody works, for those who look for a job at such times."""
    return {
        "is_after_school": any(one.week == SCHOOL_WEEK and one.weekday < SATURDAY for one in shifts),
        "is_weekend": any(one.weekday >= SATURDAY for one in shifts),
        "is_holidays": any(one.week == FREE_WEEK for one in shifts),
    }


def is_approved(employer: Employer, now: datetime) -> bool:
    """Whether a coordinator has said yes within the last year."""
    return employer.approved_at is not None and employer.approved_at > now - APPROVAL


def _missing(opening: Opening, employer: Employer, now: datetime, today: date) -> Iterator[str]:
    if not is_approved(employer, now):
        yield "not_approved"
    if not opening.about:
        yield "no_about"
    if opening.kind == "trial" and not opening.learning_goal:
        yield "no_goal"
    if opening.kind == "trial" and opening.ends_on is None:
        yield "no_end"
    if opening.open_until < today:
        yield "over"
