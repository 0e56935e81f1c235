"""The wording model only ever adds help, keeps silent where it knows nothing, and is as new as what it learnt from."""

from importlib import import_module

import pytest

from moderation.screening import Action, Context, Severity, screen
from moderation.screening.learn import learn, places
from moderation.screening.normalise import load_data
from moderation.screening.wording import Wording, share
from tests.moderation.screening.examples import load

LEARNT_FROM = ("dev", "independent_dev", "wording", "everyday")
MARK = "self_harm.wording"


def test_a_text_no_rule_knows_gets_help_by_its_wording() -> None:
    verdict = screen("hver morgen er det som at bære en tom skal ud af sengen og ingen mærker forskel på mig")
    assert MARK in {reason.detector for reason in verdict.reasons}
    assert (verdict.action, verdict.help) == (Action.HELP, True)


@pytest.mark.parametrize("name", ["aside", "independent_test"])
def test_the_model_speaks_only_where_no_rule_does_and_only_softly(name: str) -> None:
    for example in load(name):
        reasons = [reason for reason in screen(example.text).reasons if str(reason.label) == "self_harm"]
        if any(reason.detector == MARK for reason in reasons):
            assert len(reasons) == 1
            assert reasons[0].severity in (Severity.LOW, Severity.MEDIUM)
            assert "wording as a whole" in reasons[0].why


@pytest.mark.parametrize("text", ["?", "mig", "qx zrt plomf vub", "nie wiem o której jutro", "أنا بخير شكرا", "👍👍👍"])
def test_the_model_is_silent_about_what_it_does_not_know(text: str) -> None:
    assert screen(text).action is Action.ALLOW


def test_a_hint_alone_takes_more_than_a_likeness() -> None:
    assert screen("i aften gør jeg det", Context()).action is Action.ALLOW


def test_the_shipped_weights_were_learnt_from_the_examples_as_they_are() -> None:
    assert load_data("wording")["lines"] == sum(len(load(name)) for name in LEARNT_FROM)


def test_learning_tells_apart_what_it_was_shown() -> None:
    texts = [("sort nat", True), ("sol is", False), ("sort hul", True), ("sol strand", False)]
    shown = [(Wording.unlearnt().features(text.split(), []), marked) for text, marked in texts]
    weights = learn([places(found, 64) for found, _ in shown] * 9, [marked for _, marked in shown] * 9, size=64)
    model = Wording([round(weight * 100) for weight in weights], 0.01, bias=0.0, low=0.0, medium=1.0)
    assert all((model.score(model.features(text.split(), [])) > 0) is marked for text, marked in texts)


def test_the_weights_of_very_many_features_are_summed_as_those_of_few() -> None:
    model = Wording([0], 1.0, bias=0.0, low=0.0, medium=1.0)
    checksums = range(2**32 - 2**19, 2**32)  # together more than there is room for below the weights
    features = {(number % 3 << 50) + number for number in checksums}
    assert model.score(features) == pytest.approx(sum(number % 3 for number in checksums) * share(len(checksums)))


def test_few_features_never_weigh_much() -> None:
    assert share(1) == share(2) > share(100)


def test_the_benchmark_of_screening_gives_its_rows() -> None:
    rows = {row.row for row in import_module("bench.screening").measure(quick=True)}
    assert {"p50_us", "p99_us", "hostile_ms", "chat_p50_us"} <= rows


def test_the_end_of_a_sentence_is_no_word() -> None:
    model = Wording.unlearnt()
    assert model.features(["sort", ".", "nat"], []) == model.features(["sort", "nat"], [])
