"""Screening of files: a JSON object a line in, a JSON object a line out; a bad line becomes an error, never a stop."""

import json
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from moderation.screening.engine import screen
from moderation.screening.verdict import Action, Context

REMEMBERED = 5
_Json = dict[str, Any]


def scan_lines(lines: Iterable[str]) -> Iterator[str]:
    """Screen `{"id", "lang"?, "text"}` lines; gives `{"id", "labels", "severity", "action", "reasons"}` lines."""
    return _answers(lines, _screen_line)


def scan_conversations(lines: Iterable[str]) -> Iterator[str]:
    """Screen conversation lines (participants, messages); gives `{"id", "flags"}` lines."""
    return _answers(lines, lambda data: {"id": data.get("id"), "flags": list(_flags(data))})


def _answers(lines: Iterable[str], answer: Callable[[_Json], _Json]) -> Iterator[str]:
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
    return {"id": data.get("id"), **screen(_text(data), context).as_dict()}


def _text(data: _Json) -> str:
    text = data["text"]
    if not isinstance(text, str):
        raise TypeError("text must be a string")
    return text


def _flags(data: _Json) -> Iterator[_Json]:
    """Each message that is not simply allowed, with what its sender wrote just before kept in mind."""
    people = {person["id"]: person for person in data["participants"]}
    said: defaultdict[str, deque[str]] = defaultdict(lambda: deque(maxlen=REMEMBERED))
    for index, message in enumerate(data["messages"]):
        sender = message["from"]
        text = _text(message)
        verdict = screen(text, _context(people, sender, tuple(said[sender])))
        said[sender].append(text)
        if verdict.action is not Action.ALLOW:
            yield {"index": index, **verdict.as_dict()}


def _context(people: dict[str, _Json], sender: str, recent: tuple[str, ...]) -> Context:
    ages = [person["age"] for key, person in people.items() if key != sender and person.get("age") is not None]
    person = people[sender]
    return Context(
        sender_role=str(person.get("role", "youth")),
        sender_age=person.get("age"),
        audience_min_age=min(ages, default=None),
        room_kind="direct" if len(people) == 2 else "group",
        recent=recent,
    )
