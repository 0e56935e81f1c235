"""How many of the written conversations are flagged in time, and how many harmless ones cry wolf."""

import json
from functools import cache
from typing import Any

from moderation.screening import scan_conversations
from tests.moderation.screening.examples import DATA

LABELS = {
    "grooming": "grooming",
    "pile_on": "bullying",
    "self_harm": "self_harm",
    "disclosure": "violence_at_home_disclosure",
}


@cache
def scanned(name: str) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Every conversation of a set with its flags."""
    lines = (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    answers = [json.loads(answer) for answer in scan_conversations(lines)]
    return [(json.loads(line), answer["flags"]) for line, answer in zip(lines, answers, strict=True)]


def in_time(name: str, kind: str) -> float:
    """The share of conversations of a kind flagged for it at or before the message `too_late`."""
    of_kind = [(conversation, flags) for conversation, flags in scanned(name) if conversation["kind"] == kind]
    found = [
        any(LABELS[kind] in flag["labels"] and flag["index"] <= conversation["too_late"] for flag in flags)
        for conversation, flags in of_kind
    ]
    return sum(found) / len(found)


def cry_wolf(name: str) -> float:
    """The share of harmless conversations that raise an alarm as conversations."""
    flags = [flags for conversation, flags in scanned(name) if conversation["kind"] == "harmless"]
    return sum(any(is_alarm(flag) for flag in each) for each in flags) / len(flags)


def is_alarm(flag: dict[str, Any]) -> bool:
    """Whether a flag says anything about the conversation, and not only about its message."""
    return any(reason.startswith("conversation.") for reason in flag["reasons"])
