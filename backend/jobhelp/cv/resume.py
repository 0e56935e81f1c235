"""A CV as other programs know it: JSON Resume 1.0 (jsonresume.org), with what that lacks under `meta.dk`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from marshmallow import ValidationError

from .models import LEVELS, PAID
from .schemas import CvContent
from .words import LANGUAGE_NAMES

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.0.0/schema.json"
CHOICES = ("times", "travel", "style")
_CODES = {name.casefold(): code for names in LANGUAGE_NAMES.values() for code, name in names.items()}
_MONTH = len("2026-11")
# What every file has, and nobody wrote.
_UNWRITTEN = ("$schema", "meta.version")
_ROWS = {
    "education": {"school": "institution", "what": "area", "since": "startDate", "until": "endDate"},
    "references": {"name": "name", "words": "reference"},
    "volunteer": {
        "place": "organization",
        "title": "position",
        "text": "summary",
        "since": "startDate",
        "until": "endDate",
    },
    "work": {"place": "name", "title": "position", "text": "summary", "since": "startDate", "until": "endDate"},
}


def write(content: Mapping[str, Any]) -> dict[str, Any]:
    """A CV as JSON Resume; read back, it is the same."""
    paid = [one for one in content["experiences"] if one["kind"] in PAID]
    unpaid = [one for one in content["experiences"] if one["kind"] not in PAID]
    basics = {"name": content["name"], "phone": content["phone"], "email": content["email"]}
    return {
        "$schema": SCHEMA,
        "basics": {**basics, "summary": content["about"], "location": {"city": content["town"]}},
        "work": _written("work", paid),
        "volunteer": _written("volunteer", unpaid),
        "education": _written("education", content["schools"]),
        "references": _written("references", content["said"]),
        "skills": [{"name": word} for word in content["strengths"]],
        "interests": [{"name": word} for word in content["interests"]],
        "languages": [{"language": _name_of(one["language"]), "fluency": one["level"]} for one in content["languages"]],
        "meta": {
            "version": "v1.0.0",
            "dk": {
                "kinds": [one["kind"] for one in content["experiences"]],
                "said": [{"relation": one["relation"], "agreed": one["agreed"]} for one in content["said"]],
                **{choice: content[choice] for choice in CHOICES},
            },
        },
    }


def read(resume: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """What a CV of ours can keep of a JSON Resume, and the places in it where something is left out."""
    content = _content(resume)
    left = Counter(_leaves(resume)) - Counter(_leaves(write(content)))
    return content, sorted({path for path, _ in left})


def _written(section: str, rows: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    return [{theirs: one[ours] for ours, theirs in _ROWS[section].items() if one[ours] is not None} for one in rows]


def _content(resume: Mapping[str, Any]) -> dict[str, Any]:
    basics, ours = _dict(resume.get("basics")), _dict(_dict(resume.get("meta")).get("dk"))
    asked = {
        **{key: basics.get(key) for key in ("name", "phone", "email")},
        "about": basics.get("summary"),
        "town": _dict(basics.get("location")).get("city"),
        **{choice: ours.get(choice) for choice in CHOICES},
    }
    rows: dict[str, list[Any]] = {
        "experiences": _experiences(resume, ours.get("kinds")),
        "schools": _read(resume, "education"),
        "said": [{**one, **more} for one, more in _beside(_read(resume, "references"), ours.get("said"))],
        "languages": [_spoken(one) for one in _dicts(resume.get("languages"))],
        "strengths": [one.get("name") for one in _dicts(resume.get("skills"))],
        "interests": [one.get("name") for one in _dicts(resume.get("interests"))],
    }
    taken = {key: value for key, value in asked.items() if _is_taken({key: value})}
    content: dict[str, Any] = CvContent().load({**taken, **{key: _taken(key, each) for key, each in rows.items()}})
    return content


def _experiences(resume: Mapping[str, Any], kinds: Any) -> list[dict[str, Any]]:
    """Paid and unpaid, in the order in which they stood when the file is from here."""
    paid, unpaid = _read(resume, "work"), _read(resume, "volunteer")
    order = kinds if isinstance(kinds, list) else []
    if len(order) != len(paid) + len(unpaid) or sum(kind in PAID for kind in order) != len(paid):
        order = ["job"] * len(paid) + ["helping"] * len(unpaid)
    rows = {True: iter(paid), False: iter(unpaid)}
    return [{"kind": kind, **next(rows[kind in PAID])} for kind in order]


def _read(resume: Mapping[str, Any], section: str) -> list[dict[str, Any]]:
    names = _ROWS[section].items()
    rows = [{ours: one[theirs] for ours, theirs in names if one.get(theirs)} for one in _dicts(resume.get(section))]
    for row in rows:
        row.update({key: _month(row[key]) for key in ("since", "until") if key in row})
    return rows


def _month(date: Any) -> Any:
    return date[:_MONTH] if isinstance(date, str) else date


def _spoken(one: Mapping[str, Any]) -> dict[str, Any]:
    name, fluency = (str(one.get(key, "")).casefold() for key in ("language", "fluency"))
    level = next((level for level in LEVELS if level in fluency), "good")
    return {"language": _CODES.get(name, name), "level": level}


def _name_of(code: str) -> str:
    return LANGUAGE_NAMES["en"].get(code, code)


def _taken(key: str, rows: Iterable[Any]) -> list[Any]:
    """Those our schema takes, as many as there is room for."""
    taken: list[Any] = []
    for row in rows:
        if _is_taken({key: [*taken, row]}):
            taken.append(row)
    return taken


def _is_taken(content: Mapping[str, Any]) -> bool:
    try:
        CvContent().load(content)
    except ValidationError:
        return False
    return True


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Everything somebody wrote, by the kind of place where it stands."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(inner, f"{path}.{key}" if path else str(key))
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(inner, f"{path}[]")
    elif value not in ("", None) and path not in _UNWRITTEN:
        yield (
            path,
            _CODES.get(str(value).casefold(), str(value)) if path == "languages[].language" else str(value).strip(),
        )


def _dict(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _dicts(value: Any) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _beside(rows: list[dict[str, Any]], others: Any) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    beside = others if isinstance(others, list) else []
    for at, row in enumerate(rows):
        yield row, _dict(beside[at]) if at < len(beside) else {}
