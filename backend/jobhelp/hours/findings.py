"""What speaks against a plan, in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass

from .plans import Shift


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One reason against a plan; `row` is the shift it is about, None when it is about more than one.

    `week` is about which kind of week, `task` about which task.
    """

    code: str
    text: Mapping[str, str]
    row: int | None = None
    week: str | None = None
    task: str | None = None


_WEEK = {
    "da": {"school": "skoleuger", "free": "uger uden skole"},
    "en": {"school": "school weeks", "free": "weeks without school"},
}
_DAYS = {
    "da": ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_WORDS = {
    "da": {
        "no_shifts": "Skriv mindst én vagt.",
        "ends_before_it_begins": "Vagten slutter, før den begynder.",
        "pause_too_long": "Pausen er lige så lang som vagten.",
        "overlap": "To vagter ligger oven i hinanden {day}.",
        "too_young": "Man skal være fyldt 13 år for at have et job.",
        "too_early": "Man må tidligst begynde klokken {clock} i den alder.",
        "too_late": "Man skal være færdig klokken {clock} i den alder.",
        "school_day_too_long": "Højst {most} på en skoledag. Der er {found} {day}.",
        "day_too_long": "Højst {most} på en dag. Der er {found} {day}.",
        "week_too_long": "Højst {most} om ugen i {week}. Der er {found}.",
        "no_pause": "Der skal være mindst {most} pause, når man arbejder mere end {over}.",
        "too_little_rest": "Der skal være {most} uden arbejde i træk i hvert døgn. Efter {day} er der {found}.",
        "day_spread": "Fra dagens første vagt til den sidste er slut: højst {most}. Der er {found} {day}.",
        "no_days_together": "Der skal være {days} fridage i træk hver uge i {week}.",
        "no_days_off": "Der skal være {days} fridage hver uge i {week}.",
        "alone": "Man må ikke være alene på arbejde dér {day} efter klokken {clock} og før klokken {until}.",
        "task_too_young": "Man skal være {age} år for at {doing}.",
        "task_in_school": "Man skal være færdig med 9. klasse for at {doing}.",
        "hours": "{hours} timer",
        "hour": "1 time",
        "minutes": "{minutes} minutter",
        "and": " og ",
    },
    "en": {
        "no_shifts": "Write at least one shift.",
        "ends_before_it_begins": "The shift ends before it begins.",
        "pause_too_long": "The break is as long as the shift.",
        "overlap": "Two shifts lie on top of each other on {day}.",
        "too_young": "One must be 13 to have a job.",
        "too_early": "At that age one may not begin before {clock}.",
        "too_late": "At that age one must be finished by {clock}.",
        "school_day_too_long": "At most {most} on a school day. There are {found} on {day}.",
        "day_too_long": "At most {most} a day. There are {found} on {day}.",
        "week_too_long": "At most {most} a week in {week}. There are {found}.",
        "no_pause": "There must be a break of at least {most} when one works more than {over}.",
        "too_little_rest": "There must be {most} without work together in every 24. After {day} there are {found}.",
        "day_spread": "From a day's first shift until the last is over: at most {most}. There are {found} on {day}.",
        "no_days_together": "There must be {days} days off together every week in {week}.",
        "no_days_off": "There must be {days} days off every week in {week}.",
        "alone": "One may not be alone at work there on {day} after {clock} and before {until}.",
        "task_too_young": "One must be {age} to {doing}.",
        "task_in_school": "One must have finished 9th grade to {doing}.",
        "hours": "{hours} hours",
        "hour": "1 hour",
        "minutes": "{minutes} minutes",
        "and": " and ",
    },
}  # fmt: skip
_LENGTHS, _CLOCKS = {"most", "found", "over"}, {"clock", "until"}
CODES = tuple(code for code in _WORDS["da"] if code not in {"hours", "hour", "minutes", "and"})


def finding(
    code: str, *, row: int | None = None, week: str | None = None, task: str | None = None, **facts: object
) -> Finding:
    """A reason in both languages, said with `facts`: a `day` of the week, lengths and times of day in minutes."""
    text = {language: _say(language, code, {**facts, "week": week}) for language in _WORDS}
    return Finding(code=code, text=text, row=row, week=week, task=task)


def say_shift(shift: Shift, language: str) -> str:
    """`skoleuger: onsdag 15.00-17.00`."""
    begins, ends = (_value(language, "clock", minutes) for minutes in (shift.begins, shift.ends))
    return f"{_WEEK[language][shift.week]}: {_DAYS[language][shift.weekday]} {begins}-{ends}"


def _say(language: str, code: str, facts: Mapping[str, object]) -> str:
    said = {name: _value(language, name, value) for name, value in facts.items()}
    return _WORDS[language][code].format(**said)


def _value(language: str, name: str, value: object) -> object:
    match name, value:
        case "day", int():
            return _DAYS[language][value]
        case "week", str():
            return _WEEK[language][value]
        case "doing", Mapping():
            return value[language]
        case _, int() if name in _LENGTHS:
            return _length(_WORDS[language], value)
        case _, int() if name in _CLOCKS:
            return f"{value // 60:02}{'.' if language == 'da' else ':'}{value % 60:02}"
    return value


def _length(words: Mapping[str, str], minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [words["hour"] if hours == 1 else words["hours"].format(hours=hours)] if hours else []
    if rest or not hours:
        parts.append(words["minutes"].format(minutes=rest))
    return words["and"].join(parts)
