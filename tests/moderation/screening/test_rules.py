from typing import Any

import pytest

from moderation.screening import BrokenRule, engine
from moderation.screening.rules import Rule, RuleSet

_RULE: dict[str, Any] = {
    "id": "test.one",
    "owner": "safety",
    "why": "says one",
    "severity": "low",
    "match": ["one"],
    "positive": ["one"],
    "negative": ["two"],
}


def test_every_shipped_rule_keeps_its_examples() -> None:
    engine().check_rules()


@pytest.mark.parametrize(
    "change",
    [
        {"severity": "dreadful"},
        {"match": ["~2 one"]},
        {"positive": []},
        {"negative": []},
        {"colour": "red"},
    ],
)
def test_a_rule_that_cannot_be_true_is_refused(change: dict[str, Any]) -> None:
    with pytest.raises(BrokenRule, match=r"test\.one"):
        Rule.from_data(_RULE | change)


@pytest.mark.parametrize("change", [{"positive": ["two"]}, {"negative": ["one"]}])
def test_a_rule_that_breaks_its_examples_stops_the_start(
    change: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {"concepts": {}, "rule": [_RULE | change]}
    monkeypatch.setattr("moderation.screening.rules.load_data", lambda _: data)
    with pytest.raises(BrokenRule, match=r"test\.one"):
        RuleSet("test").check_rules()
