"""How a websocket message is answered: once, and whatever happens."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from marshmallow import Schema
from structlog.testing import capture_logs

from backend.core import clock, messages, metrics, rates
from backend.core.errors import Conflict
from backend.core.ids import new_id
from backend.core.live.audience import Connection
from backend.core.live.packets import Json
from backend.core.messages import MessageSpec, ask

NOON = "2026-11-22T11:00:00Z"
SECRET = "a secret thing to say"


@pytest.fixture(autouse=True)
def _fresh_allowance() -> None:
    rates.configure(None)


def _answers(handler: Callable[..., Any], *, body: Any = None, connected: bool = True, times: int = 1) -> list[Any]:
    spec = MessageSpec(
        name="say", body=Schema(), returns=None, rate="2/minute", summary="", handler=handler, deferred=True
    )
    # One of its own, because a connection's refusals are not all logged.
    line = Connection(new_id(), "session", "account", "en") if connected else None
    answers: list[Json] = []
    for _ in range(times):
        ask(spec, line, {} if body is None else body, answers.append)
    return [json.loads(answer) for answer in answers]


def _codes(answers: list[Any]) -> list[str | None]:
    return [None if answer["ok"] else answer["error"]["code"] for answer in answers]


def test_a_deferred_message_is_answered_when_its_handler_says_so_and_once() -> None:
    kept: list[Callable[[Any], None]] = []
    assert _answers(lambda answer, **_: kept.append(answer)) == []

    def twice(answer: Callable[[Any], None], **_: Any) -> None:
        answer({"a": 1})
        answer({"a": 2})

    assert _answers(twice) == [{"ok": True, "data": {"a": 1}}]


def test_what_is_written_already_is_passed_on() -> None:
    assert _answers(lambda answer, **_: answer(Json('{"a":1}'))) == [{"ok": True, "data": {"a": 1}}]


def test_a_refusal_is_a_problem_in_the_readers_language() -> None:
    [answer] = _answers(lambda answer, **_: answer(Conflict()))
    assert (answer["ok"], answer["error"]["status"]) == (False, 409)


def test_a_broken_handler_is_answered_and_logged_without_what_was_said() -> None:
    def broken(body: dict[str, Any], **_: Any) -> None:
        raise RuntimeError(body["text"])

    with capture_logs() as logged:
        answers = _answers(broken, body={"text": SECRET})

    assert _codes(answers) == ["internal"]
    assert [entry["event"] for entry in logged] == ["socket_message_failed", "socket_message_refused"]
    assert SECRET not in str(logged)


@pytest.mark.parametrize("body", [[], "x", 7, True])
def test_a_body_that_is_no_object_is_refused(body: Any) -> None:
    assert _codes(_answers(lambda answer, **_: answer(1), body=body)) == ["bad_request"]


def test_nobody_is_answered_as_nobody() -> None:
    assert _codes(_answers(lambda answer, **_: answer(1), connected=False)) == ["unauthenticated"]


def test_a_flood_is_refused() -> None:
    assert _codes(_answers(lambda answer, **_: answer(1), times=3)) == [None, None, "too_many"]


def test_the_usual_rate_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "usual_rate", messages.FLOOD_RATE)
    messages.use_rate("7/minute")
    assert messages.usual_rate == "7/minute"


def test_a_flood_of_nonsense_is_one_line_a_minute_and_all_counted() -> None:
    refused = metrics.socket_messages.labels("say", "no")._value
    before = refused.get()
    with clock.freeze(NOON), capture_logs() as logged:
        codes = _codes(_answers(lambda answer, **_: answer(1), body=[], times=40))

    assert codes == ["bad_request"] * 2 + ["too_many"] * 38
    assert [(entry["event"], entry["code"]) for entry in logged] == [
        ("socket_message_refused", "bad_request"),
        ("socket_message_refused", "too_many"),
    ]
    assert refused.get() - before == 40
