"""Every reason a use case gives is said to people in their language."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from backend.core.errors import Invalid, as_problem
from backend.core.wording import REASONS, spoken

ROOT = Path(__file__).parents[2]
LANGUAGES = pytest.mark.parametrize("language", ["da", "en"])
# A short word of ours, not a sentence of the library's.
SHORT = re.compile(r"[a-z][a-z_, ]*")


def _reasons() -> Iterator[str]:
    """The literal reasons of every Invalid in the program."""
    for folder in ("backend", "moderation"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Invalid":
                    yield from _texts(node)


def _texts(call: ast.Call) -> Iterator[str]:
    lists = (part for part in ast.walk(call) if isinstance(part, ast.List))
    for part in lists:
        yield from (one.value for one in part.elts if isinstance(one, ast.Constant) and isinstance(one.value, str))


def test_no_short_reason_reaches_anybody_as_it_is() -> None:
    short = {reason for reason in _reasons() if SHORT.fullmatch(reason)}
    assert len(short) > 10
    assert short - REASONS.keys() == set()


def test_none_is_said_that_nobody_gives() -> None:
    source = "\n".join(
        path.read_text() for folder in ("backend", "moderation") for path in (ROOT / folder).rglob("*.py")
    )
    assert [reason for reason in REASONS if source.count(f'"{reason}"') < 2] == []


@LANGUAGES
@pytest.mark.parametrize("reason", sorted(REASONS))
def test_each_is_a_sentence_in_both_languages(reason: str, language: str) -> None:
    (said,) = spoken({"field": [reason]}, language)["field"]
    assert re.fullmatch(r"[A-ZÆØÅ].*\.", said)
    assert spoken(said, language) == said


@LANGUAGES
def test_a_problem_says_it_however_deep(language: str) -> None:
    error = Invalid(errors={"days": {"0": {"from": ["over"]}}, "own": ["Mine egne ord."], "version": [3]})
    told = as_problem(error, language)["errors"]
    assert told == {"days": {"0": {"from": [REASONS["over"][language]]}}, "own": ["Mine egne ord."], "version": [3]}
