"""People from plain values, such as a JSON file: the documented input of `friendbank simulate --input`.

Each row has `id`, `age` and `languages`, and may have `community_id`, `interests`, `dislikes`, `times`, `hopes` (lists
of slugs), `area` ({latitude, longitude}), `reach` (minutes), `takes_part`, `paused`, `opened`, `only_gender`,
`online_first` (true or false), `open_proposals`, `most_proposals`, `least_together`, `most_together`, `waiting_days`
(whole numbers), `most_years` (a whole number or null), `side`, `gender`, and `blocked` (a list of ids). Whatever else
is there, or is not what it should be, is refused with BadPool.
"""

from collections.abc import Callable, Iterable, Mapping
from math import isfinite
from typing import Any

from .errors import BadPool
from .people import Barred, Pair, Person, Spot

Read = Callable[[Any], Any]


def read_people(rows: Any) -> tuple[list[Person], Barred]:
    """The people, and who blocked whom."""
    if not isinstance(rows, list):
        raise BadPool("not_a_list", "People come as a list.")
    people = [_read_one(row) for row in rows]
    return people, Barred(blocked=frozenset(_blocked(rows)))


def _read_one(row: Any) -> Person:
    if not isinstance(row, Mapping):
        raise BadPool("not_a_person", f"{row!r} is no person.")
    if unknown := row.keys() - FIELDS.keys():
        raise BadPool("unknown_field", f"Nobody has {', '.join(sorted(map(str, unknown)))}.")
    if missing := NEEDED - row.keys():
        raise BadPool("missing_field", f"Somebody has no {', '.join(sorted(missing))}.")
    facts = {name: _read_field(name, said) for name, said in row.items() if name != "blocked"}
    spot = facts.pop("area", None)
    return Person(**{"community_id": "", **facts}, spot=spot)


def _read_field(name: str, said: Any) -> Any:
    try:
        return FIELDS[name](said)
    except (AttributeError, KeyError, TypeError) as error:
        raise BadPool("bad_value", f"{said!r} is no {name}.") from error


def _blocked(rows: Iterable[Mapping[str, Any]]) -> set[Pair]:
    return {
        frozenset((_text(row["id"]), other)) for row in rows for other in _read_field("blocked", row.get("blocked", []))
    }


def _text(said: Any) -> str:
    if not isinstance(said, str | int) or isinstance(said, bool) or said == "":
        raise TypeError
    return str(said)


def _slugs(said: Any) -> frozenset[str]:
    if not isinstance(said, list):
        raise TypeError
    return frozenset(_text(slug) for slug in said)


def _whole(said: Any) -> int:
    if not isinstance(said, int) or isinstance(said, bool):
        _number(said)
        raise TypeError
    return said


def _number(said: Any) -> float:
    if not isinstance(said, int | float) or isinstance(said, bool):
        raise TypeError
    if not isfinite(said):
        raise BadPool("not_a_number", f"{said} is not a number.")
    return said


def _minutes(said: Any) -> float | None:
    return None if said is None else _number(said)


def _years(said: Any) -> int | None:
    return None if said is None else _whole(said)


def _flag(said: Any) -> bool:
    if not isinstance(said, bool):
        raise TypeError
    return said


def _spot(said: Any) -> Spot | None:
    if said is None:
        return None
    if said.keys() != {"latitude", "longitude"}:
        raise KeyError
    return Spot(_number(said["latitude"]), _number(said["longitude"]))


def _name(said: Any) -> str:
    if not isinstance(said, str):
        raise TypeError
    return said


NEEDED = {"id", "age", "languages"}
FIELDS: Mapping[str, Read] = {
    "id": _text,
    "age": _whole,
    **dict.fromkeys(("languages", "interests", "dislikes", "times", "hopes", "blocked"), _slugs),
    **dict.fromkeys(("takes_part", "paused", "opened", "only_gender", "online_first"), _flag),
    **dict.fromkeys(("open_proposals", "most_proposals", "least_together", "most_together", "waiting_days"), _whole),
    **dict.fromkeys(("community_id", "side", "gender"), _name),
    "most_years": _years,
    "area": _spot,
    "reach": _minutes,
}
