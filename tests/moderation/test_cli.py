"""The commands, as somebody types them."""

import json
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from backend.core.db import session, unit_of_work
from moderation import audit
from moderation.models import AuditEntry, AuditHead


@pytest.fixture
def log(app: Flask) -> None:
    with unit_of_work():
        for number in range(3):
            audit.record(actor_id=None, action="case.opened", subject=f"case-{number}")


def test_a_whole_log_passes(app: Flask, log: None) -> None:
    result = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert result.exit_code == 0
    with unit_of_work(readonly=True):
        assert result.output == f"the audit log is whole: 3 entries, the last sealed {audit.read_head().hash}\n"


def test_a_broken_log_fails_and_says_where(app: Flask, log: None) -> None:
    with unit_of_work():
        session().execute(update(AuditEntry).where(AuditEntry.seq == 2).values(subject="case-9"))
    result = app.test_cli_runner().invoke(args=["audit", "verify"])
    assert (result.exit_code, result.output) == (
        1, "Error: the audit log is broken: entry 2 is not what was written\n",
    )  # fmt: skip


@pytest.fixture
def kept(app: Flask, log: None, tmp_path: Path) -> Path:
    """The head of the log, kept in a file."""
    file = tmp_path / "head.json"
    file.write_text(app.test_cli_runner().invoke(args=["audit", "head"]).output)
    return file


def verified_with(app: Flask, kept: Path) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=["audit", "verify", "--head", str(kept)])
    return result.exit_code, result.output.splitlines()[-1]


def test_a_kept_head_tells_seal_and_moment(kept: Path) -> None:
    told = json.loads(kept.read_text())
    assert set(told) == {"seq", "hash", "time", "mac"}
    with unit_of_work(readonly=True):
        assert (told["seq"], told["hash"]) == (3, audit.read_head().hash)


def test_a_log_that_went_on_passes_a_kept_head(app: Flask, kept: Path) -> None:
    with unit_of_work():
        audit.record(actor_id=None, action="case.opened", subject="case-4")
    assert verified_with(app, kept)[0] == 0


def test_a_log_cut_short_fails_a_kept_head(app: Flask, kept: Path) -> None:
    with unit_of_work():
        session().execute(delete(AuditEntry).where(AuditEntry.seq == 3))
        last = session().scalars(select(AuditEntry.hash).where(AuditEntry.seq == 2)).one()
        session().execute(update(AuditHead).values(seq=2, hash=last))
    assert app.test_cli_runner().invoke(args=["audit", "verify"]).exit_code == 0
    assert verified_with(app, kept) == (1, "Error: the audit log is broken: entry 3 is missing at the end")


@pytest.mark.parametrize("change", [{"seq": 1}, {"time": "2026-01-01T00:00:00+00:00"}, {"mac": "0"}])
def test_a_head_somebody_changed_is_refused(app: Flask, kept: Path, change: dict[str, Any]) -> None:
    kept.write_text(json.dumps({**json.loads(kept.read_text()), **change}))
    assert verified_with(app, kept) == (1, "Error: this head was not exported here, or somebody changed it")


@pytest.mark.parametrize("text", ["[]", "{}", '{"seq": 1, "hash": "", "time": "", "mac": 1}'])
def test_what_is_no_head_is_refused(app: Flask, kept: Path, text: str) -> None:
    kept.write_text(text)
    assert verified_with(app, kept) == (1, "Error: this is no exported head")


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
