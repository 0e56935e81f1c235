"""The likeness model only ever raises what no rule speaks of, and is as new as what it learnt from."""

import pytest

from moderation.screening import Action, Label, Severity, screen
from moderation.screening.learn_labels import shown
from moderation.screening.likeness import Like, Likeness
from moderation.screening.normalise import load_data
from moderation.screening.wording import Wording
from tests.moderation.screening.examples import DATA

LEARNT_FROM = (*sorted(DATA.glob("*_dev.jsonl")), *(DATA / f"{name}.jsonl" for name in ("dev", "everyday", "wording")))


def test_a_text_no_rule_knows_is_seen_by_what_it_resembles() -> None:
    reasons = screen("du ligner en på 18 på dine billeder").reasons
    assert {reason.detector for reason in reasons} == {"grooming.likeness"}
    assert {reason.severity for reason in reasons} <= {Severity.LOW, Severity.MEDIUM}


@pytest.mark.parametrize("text", ["?", "mig", "qx zrt plomf vub", "nie wiem o której jutro", "👍👍👍"])
def test_the_model_is_silent_about_what_it_does_not_know(text: str) -> None:
    assert screen(text).action is Action.ALLOW


def test_the_shipped_weights_were_learnt_from_the_examples_as_they_are() -> None:
    assert load_data("likeness")["lines"] == len(shown([str(path) for path in LEARNT_FROM]))


def test_the_label_with_most_weight_is_named_and_more_resemblance_is_heavier() -> None:
    labels = {Label.THREAT: [1], Label.GROOMING: [2]}
    for bias, like in ((-1.0, None), (0.5, Severity.LOW), (2.0, Severity.MEDIUM)):
        model = Likeness(Wording([0], 1.0, bias=bias, low=0.0, medium=1.0), labels)
        assert model.find(["sort", "nat"], []) == (like and Like(Label.GROOMING, like))
