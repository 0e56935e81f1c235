"""Age bands: whom a youth may meet follows from a birth date that a coordinator has seen."""

from datetime import date

YOUNGEST, CONSENT_AGE, ADULT_AGE, OLDEST = 13, 15, 18, 22
BANDS = ("13-14", "15-17", "18-22")


def age_on(day: date, birth_date: date) -> int:
    """Whole years lived on `day`; a child of 29 February has its birthday on 1 March in common years."""
    return day.year - birth_date.year - ((day.month, day.day) < (birth_date.month, birth_date.day))


def age_band(age: int) -> str | None:
    """The band of a youth of `age` years, or None outside 13 to 22."""
    if not YOUNGEST <= age <= OLDEST:
        return None
    return BANDS[(age >= CONSENT_AGE) + (age >= ADULT_AGE)]


def ages_fit(one: int, other: int) -> bool:
    """The same age band, or neighbours of 14 and 15. Never a minor with somebody of 18 or more."""
    if (one < ADULT_AGE) != (other < ADULT_AGE):
        return False
    bands = age_band(one), age_band(other)
    return None not in bands and (bands[0] == bands[1] or abs(one - other) <= 1)
