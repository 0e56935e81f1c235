"""Rules without a say: the verdict is as if they were not there, and they are named."""

from dataclasses import replace

import pytest

from moderation.screening import Context, Reason, Severity, engine, screen
from moderation.screening.detectors import DETECTORS
from moderation.screening.detectors.ruled import Ruled
from moderation.screening.detectors.self_harm import SelfHarm
from moderation.screening.engine import Engine
from moderation.screening.policy import load_policy
from moderation.screening.rules import Rule

NAMES = frozenset(rule.rule for rule in engine().list_rules())
RULES = [rule for one in DETECTORS if isinstance(one, Ruled | SelfHarm) for rule in one.rules.rules]
PIECES = ["ring 20 12 34 56", "mor@example.com", "jeg hedder sofie_2010 på snap", "jeg bor Rosenvej 12, 8000 Aarhus"]


def quiet(*names: str) -> Context:
    return Context(quiet=frozenset(names))


def names(reasons: tuple[Reason, ...]) -> set[str]:
    return {reason.detector for reason in reasons}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_quiet_rule_has_no_say_and_is_named_where_it_would_have_spoken(rule: Rule) -> None:
    for text in rule.positive:
        usual, hushed = screen(text), screen(text, quiet(rule.id))
        spoke = rule.id in names(usual.reasons)
        assert rule.id not in names(hushed.reasons)
        assert hushed.quieted == ((rule.id,) if spoke else ())
        assert usual.quieted == ()
        if not spoke:
            assert hushed == usual


@pytest.mark.parametrize("text", [rule.positive[0] for rule in RULES] + PIECES)
def test_with_every_rule_quiet_nothing_is_said(text: str) -> None:
    hushed = screen(text, Context(quiet=NAMES))
    assert replace(hushed, quieted=()) == screen("hej med dig")
    assert set(hushed.quieted) == names(screen(text).reasons)


@pytest.mark.parametrize("text", PIECES)
def test_contact_data_can_be_quiet(text: str) -> None:
    usual = names(screen(text).reasons)
    assert usual
    assert names(screen(text, quiet(*usual)).reasons).isdisjoint(usual)


def test_a_quiet_rule_lends_no_weight_to_a_weak_one() -> None:
    strong = next(rule for rule in RULES if rule.id == "self_harm.wish_to_die")
    weak = "self_harm.plan_hint"
    text, before = "i aften gør jeg det", (strong.positive[0],)
    beside = screen(text, Context(recent=before))
    assert weak in names(beside.reasons)
    assert weak not in names(screen(text, Context(recent=before, quiet=frozenset({strong.id}))).reasons)


def test_likeness_is_asked_where_only_quiet_rules_spoke() -> None:
    asked: list[frozenset[str]] = []

    class Otherwise:
        name = "otherwise"

        def check(self) -> None: ...

        def listed(self) -> tuple[()]:
            return ()

        def detect(self, message: object) -> list[Reason]:
            asked.append(message.quiet)  # type: ignore[attr-defined]  # a Message
            return []

    rule = next(rule for rule in RULES if rule.id == "drugs_alcohol.drunk")
    alone = frozenset({rule.id})
    Engine(DETECTORS, load_policy(), otherwise=Otherwise()).screen(rule.positive[0], Context(quiet=alone))
    assert asked == [alone]


def test_what_fails_is_heard_whoever_is_quiet() -> None:
    class Broken:
        name = "broken"

        def check(self) -> None: ...

        def listed(self) -> tuple[()]:
            return ()

        def detect(self, message: object) -> list[Reason]:
            raise RuntimeError

    verdict = Engine([Broken()], load_policy()).screen("hej", Context(quiet=NAMES | {"screening.failed.broken"}))
    assert [(reason.label, reason.severity) for reason in verdict.reasons] == [(None, Severity.HIGH)]


def test_every_rule_is_listed_once_and_as_grave_as_it_can_be() -> None:
    listed = {rule.rule: rule for rule in engine().list_rules()}
    assert len(listed) == len(engine().list_rules())
    assert {rule.id for rule in RULES} <= set(listed)
    assert listed["contact_info.phone"].severity is Severity.HIGH  # from an adult
    assert listed["drugs_alcohol.curious"].severity is Severity.MEDIUM
    assert not any(name.startswith("screening.failed") for name in listed)
