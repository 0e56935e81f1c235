"""The commands, as somebody types them."""

import json
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import update

from backend.core.db import session, unit_of_work
from moderation import audit
from moderation.models import AuditEntry


@pytest.fixture
def log(app: Flask) -> None:
    with unit_of_work():
        for number in range(3):
            audit.record(actor_id=None, action="case.opened", subject=f"case-{number}")


def test_a_whole_log_passes(app: Flask, log: None) -> None:
    result = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert result.exit_code == 0
    with unit_of_work(readonly=True):
        assert result.output == f"the audit log is whole: 3 entries, the last sealed {audit.read_head()[1]}\n"


def test_a_broken_log_fails_and_says_where(app: Flask, log: None) -> None:
    with unit_of_work():
        session().execute(update(AuditEntry).where(AuditEntry.seq == 2).values(subject="case-9"))
    result = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert (result.exit_code, result.output) == (
        1, "Error: the audit log is broken: entry 2 is not what was written\n",
    )  # fmt: skip


def test_scanning_a_file_gives_a_line_for_each(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "messages.jsonl"
    texts = ["Skal vi spille i aften?", "skriv til mig på snap, jeg hedder bo1234"]
    file.write_text("".join(json.dumps({"id": str(i), "text": text}) + "\n" for i, text in enumerate(texts)))
    result = app.test_cli_runner().invoke(args=["screening", "scan", str(file)])
    assert result.exit_code == 0, result.output
    verdicts = [json.loads(line) for line in result.output.splitlines()]
    assert [set(verdict) for verdict in verdicts] == [{"id", "labels", "severity", "action", "reasons"}] * 2
    assert [verdict["action"] == "allow" for verdict in verdicts] == [True, False]


def test_scanning_conversations(app: Flask, tmp_path: Path) -> None:
    conversation = {
        "id": "c1",
        "participants": [{"id": "a", "role": "youth", "age": 15}, {"id": "b", "role": "youth", "age": 16}],
        "messages": [
            {"from": "a", "text": "Hej, har du det godt?", "minutes": 0},
            {"from": "b", "text": "Jeg vil ikke leve mere", "minutes": 2},
        ],
    }
    file = tmp_path / "conversations.jsonl"
    file.write_text(json.dumps(conversation) + "\n")
    result = app.test_cli_runner().invoke(args=["screening", "scan-conversations", str(file)])
    assert result.exit_code == 0, result.output
    (answer,) = map(json.loads, result.output.splitlines())
    assert answer["id"] == "c1"
    assert [flag["index"] for flag in answer["flags"]] == [1]
