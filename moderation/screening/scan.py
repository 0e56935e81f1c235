"""Screening of files: a JSON object a line in, a JSON object a line out; a bad line becomes an error, never a stop."""

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from moderation.screening.engine import screen
from moderation.screening.verdict import Context

_Json = dict[str, Any]


def scan_lines(lines: Iterable[str]) -> Iterator[str]:
    """Screen `{"id", "lang"?, "text"}` lines; gives `{"id", "labels", "severity", "action", "reasons"}` lines."""
    return answers(lines, _screen_line)


def answers(lines: Iterable[str], answer: Callable[[_Json], _Json]) -> Iterator[str]:
    """Each line's answer as a line; a line that cannot be answered says so."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, answer), ensure_ascii=True)


def _answer(line: str, answer: Callable[[_Json], _Json]) -> _Json:
    data: Any = None
    try:
        data = json.loads(line)
        return answer(data)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        known = data.get("id") if isinstance(data, dict) else None
        return {"id": known, "error": f"{type(error).__name__}: this line cannot be screened"}


def _screen_line(data: _Json) -> _Json:
    context = Context(language=data.get("lang"))
    return {"id": data.get("id"), **screen(text_of(data), context).as_dict()}


def text_of(data: _Json) -> str:
    """The text of a message; TypeError when it is none."""
    text = data["text"]
    if not isinstance(text, str):
        raise TypeError("text must be a string")
    return text
