import json
from typing import Any

from moderation.screening import scan_conversations, scan_lines
from moderation.screening.bench import bench


def scanned(*lines: str) -> list[Any]:
    return [json.loads(line) for line in scan_lines(lines)]


def test_each_line_is_answered_and_a_bad_one_does_not_stop_the_rest() -> None:
    answers = scanned(
        '{"id": 1, "text": "hej"}',
        "{",
        "",
        '{"id": 3}',
        "[]",
        '{"id": 5, "text": 7}',
        '{"id": 6, "text": "jeg vil dø"}',
    )
    assert answers[0] == {"id": 1, "labels": [], "severity": "none", "action": "allow", "reasons": []}
    assert [answer.get("id") for answer in answers] == [1, None, 3, None, 5, 6]
    assert ["error" in answer for answer in answers] == [False, True, True, True, True, False]
    assert answers[-1]["labels"] == ["self_harm"]


def test_a_conversation_is_flagged_by_message_with_roles_and_earlier_pieces_in_mind() -> None:
    conversation = {
        "id": "c1",
        "participants": [{"id": "a", "role": "youth", "age": 16}, {"id": "b", "role": "volunteer", "age": 40}],
        "messages": [
            {"from": "a", "text": "20 12", "minutes": 0},
            {"from": "b", "text": "hvad er dit nummer?", "minutes": 1},
            {"from": "a", "text": "34 56", "minutes": 2},
        ],
    }
    bad = {"id": "c2", "participants": [], "messages": [{"from": "x", "text": "hej"}]}
    first, second = map(json.loads, scan_conversations([json.dumps(conversation), json.dumps(bad)]))
    assert first["id"] == "c1"
    assert [(flag["index"], flag["labels"], flag["severity"], flag["action"]) for flag in first["flags"]] == [
        (1, ["contact_info"], "medium", "hold"),
        (2, ["contact_info"], "medium", "hold"),
    ]
    assert (second["id"], set(second)) == ("c2", {"id", "error"})


def test_bench_times_every_text() -> None:
    figures = bench(["hej", "jeg vil dø"], looks=1)
    assert set(figures) == {"p50_us", "p99_us", "hostile_ms", "mixed_ms"}
    assert 0 < figures["p50_us"] <= figures["p99_us"]
    assert min(figures.values()) > 0
