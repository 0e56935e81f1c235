"""Screening of conversations in files: every message by itself, and what they mean together."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator
from typing import Any

from moderation.screening.conversation.facts import Alarm, facts_of
from moderation.screening.conversation.follow import follow
from moderation.screening.conversation.state import State
from moderation.screening.conversation.tracks import resembles
from moderation.screening.engine import screen
from moderation.screening.scan import answers, text_of
from moderation.screening.verdict import Action, Context, Severity, Verdict

REMEMBERED = 10
_OF_AGE = 18
_SHORTEST_NAME = 3
_Json = dict[str, Any]


def scan_conversations(lines: Iterable[str]) -> Iterator[str]:
    """Screen conversation lines (participants, messages); gives `{"id", "flags"}` lines."""
    return answers(lines, lambda data: {"id": data.get("id"), "flags": list(_flags(data))})


def _flags(data: _Json) -> Iterator[_Json]:
    """Each message that is not simply allowed, or with which the conversation has become a matter for somebody."""
    people = {person["id"]: person for person in data["participants"]}
    said: defaultdict[str, deque[str]] = defaultdict(lambda: deque(maxlen=REMEMBERED))
    state = State()
    for index, message in enumerate(data["messages"]):
        sender, text = message["from"], text_of(message)
        context = _context(people, sender, tuple(said[sender]))
        verdict = screen(text, context)
        said[sender].append(text)
        facts = facts_of(
            text,
            message=str(index),
            sender=sender,
            minutes=float(message.get("minutes", 0)),
            verdict=verdict,
            context=context,
            targets=_named(text, people, sender),
        )
        state, alarms = follow(state, facts)
        if alarms or _stands(verdict):
            yield {"index": index, **_joined(verdict, alarms)}


def _stands(verdict: Verdict) -> bool:
    """Whether the message alone is worth a look; what it only resembles, slightly, the conversation weighs."""
    return verdict.action is not Action.ALLOW and not all(
        resembles(reason) and reason.severity is Severity.LOW for reason in verdict.reasons
    )


def _joined(verdict: Verdict, alarms: list[Alarm]) -> _Json:
    answer = verdict.as_dict()
    return {
        "labels": list(dict.fromkeys([*answer["labels"], *(str(alarm.label) for alarm in alarms)])),
        "severity": str(Severity.heaviest(verdict.severity, *(alarm.severity for alarm in alarms))),
        "action": str(Action.heaviest(verdict.action, *(alarm.action for alarm in alarms))),
        "reasons": [*answer["reasons"], *(reason for alarm in alarms for reason in alarm.reasons)],
    }


def _named(text: str, people: dict[str, _Json], sender: str) -> tuple[str, ...]:
    """Those of the others whose id is a name that the message says."""
    words = {word.strip("@.,!?:;").casefold() for word in text.split()}
    return tuple(key for key in people if key != sender and len(key) >= _SHORTEST_NAME and str(key).casefold() in words)


def _context(people: dict[str, _Json], sender: str, recent: tuple[str, ...]) -> Context:
    ages = [age for key, person in people.items() if key != sender for age in [_age(person)] if age is not None]
    person = people[sender]
    return Context(
        sender_role=str(person.get("role", "youth")),
        sender_age=person.get("age"),
        audience_min_age=min(ages, default=None),
        room_kind="direct" if len(people) == 2 else "group",
        recent=recent,
    )


def _age(person: _Json) -> int | None:
    """Somebody's age; who is no youth is of age where nothing is said."""
    age: int | None = person.get("age")
    return _OF_AGE if age is None and person.get("role", "youth") != "youth" else age
