"""The likeness model sees what no rule knows, holds no youth's message, and is as new as what it learnt from."""

from importlib.resources import files
from io import BytesIO
from pathlib import Path

import numpy as np
import pytest

from moderation.screening import Action, Context, Label, Reason, Severity, screen
from moderation.screening.learn import beginnings, checksum, importance, learn, wanted
from moderation.screening.likeness import COLUMNS, LABELS, MARKED, SIZE, Like, Likeness, places, share
from moderation.screening.policy import load_policy
from tests.moderation.screening.examples import DATA, load

_LABELLED = [path for path in sorted(DATA.glob("*_dev.jsonl")) if path.stem.split("_dev")[0] in set(Label)]
_BY_NAME = [DATA / f"{name}.jsonl" for name in ("dev", "everyday", "wording", "independent_dev")]
LEARNT_FROM = [*_BY_NAME, *_LABELLED, DATA / "fresh_dev.jsonl"]


def _made(**said: list[int]) -> Likeness:
    """A model in which a word says so much of each column."""
    weights = np.zeros((SIZE, COLUMNS), np.int8)
    for word, columns in said.items():
        for place in places([word], ()):
            weights[place] = columns
    return Likeness(weights, np.ones(COLUMNS), np.full(COLUMNS, -1.0), (0.0, 4.0, 2.0, 6.0))


def _columns(label: Label, own: int, marked: int, urgent: int) -> list[int]:
    return [own if one is label else 0 for one in LABELS] + [marked, urgent]


def test_a_text_no_rule_knows_is_seen_by_what_it_resembles() -> None:
    verdict = screen("hver morgen er det som at bære en tom skal ud af sengen og ingen mærker forskel på mig")
    assert {reason.detector for reason in verdict.reasons} == {"self_harm.likeness"}
    assert (verdict.action, verdict.help) == (Action.HELP, True)


@pytest.mark.parametrize("name", ["fresh_aside", "independent_test", "everyday_test"])
def test_likeness_alone_never_holds_what_a_youth_writes(name: str) -> None:
    for example in load(name):
        verdict = screen(example.text)
        if all(reason.is_likeness for reason in verdict.reasons):
            assert verdict.action is not Action.HOLD


@pytest.mark.parametrize("text", ["?", "mig", "qx zrt", "👍👍👍", "أنا بخير شكرا"])
def test_the_model_is_silent_about_what_it_cannot_know(text: str) -> None:
    assert screen(text).action is Action.ALLOW


def test_the_label_with_most_weight_is_named_and_more_resemblance_is_heavier() -> None:
    model = _made(sort=_columns(Label.GROOMING, 2, 2, 0), nat=_columns(Label.GROOMING, 9, 9, 0))
    urgent = _made(sort=_columns(Label.THREAT, 2, 2, 9))
    assert model.find(["sol"], (), lean={}) == []
    assert model.find(["sort"], (), lean={}) == [Like(Label.GROOMING, Severity.LOW)]
    assert model.find(["sort", "nat"], (), lean={}) == [Like(Label.GROOMING, Severity.MEDIUM)]
    assert urgent.find(["sort"], (), lean={}) == [Like(Label.THREAT, Severity.HIGH)]


def test_one_dark_sentence_does_not_drown_in_a_long_text() -> None:
    model = _made(sort=_columns(Label.SELF_HARM, 9, 9, 0))
    (like,) = model.find([*["sol"] * 300, "sort", "sort", *["sol"] * 300], (), lean={})
    assert like.label is Label.SELF_HARM


def test_an_adult_is_read_harder() -> None:
    text = "hvornår er pædagogerne gået i seng"
    ranks = [screen(text, Context(sender_role=role)).action.rank for role in ("youth", "volunteer")]
    assert ranks == sorted(ranks)


def test_the_shipped_weights_were_learnt_from_the_examples_as_they_are() -> None:
    data = (files("moderation.screening") / "data" / "likeness.npz").read_bytes()
    with np.load(BytesIO(data), allow_pickle=False) as known:
        assert int(known["learnt_from"]) == checksum([str(path) for path in LEARNT_FROM])


def test_learning_tells_apart_what_it_was_shown() -> None:
    said = [("threat", ["sort", "nat"]), ("", ["sol", "is"]), ("threat", ["sort", "hul"]), ("", ["sol", "strand"])]
    examples = [{"labels": [label] if label else [], "severity": "high" if label else "none"} for label, _ in said]
    answers, tells = wanted(examples)
    seen = np.zeros((len(said), 64))
    for row, (_, words) in enumerate(said):
        seen[row, [sum(word.encode()) % 64 for word in words]] = 1
    weights, bias = learn(seen, answers, tells)
    scores = seen @ weights + bias
    assert [score > 0 for score in scores[:, MARKED]] == [True, False, True, False]
    assert all(score > 0 for score in scores[[0, 2], LABELS.index(Label.THREAT)])
    low, medium, *_ = beginnings(scores, answers)
    assert low <= medium < scores[0, MARKED]


def test_what_strangers_wrote_weighs_double() -> None:
    assert importance(3, last=1).tolist() == [1, 1, 2]


def test_help_is_offered_by_its_own_score_alone() -> None:
    model = _made(sort=_columns(Label.SELF_HARM, 30, -90, 0))
    assert model.find(["sort"], (), lean={}) == [Like(Label.SELF_HARM, Severity.LOW)]


def test_few_places_never_weigh_much() -> None:
    assert share(1) == share(2) > share(100)


def test_the_end_of_a_sentence_is_no_word() -> None:
    model = _made(sort=_columns(Label.THREAT, 4, 4, 0))
    assert model.find([".", "sort", "."], (), lean={}) == model.find(["sort"], (), lean={}) != []


def test_every_file_learnt_from_is_there() -> None:
    assert all(Path(path).is_file() for path in LEARNT_FROM)
    assert len(LEARNT_FROM) == 16


def test_what_adults_say_in_passing_is_not_held_for_a_likeness() -> None:
    policy = load_policy()
    for label, action in ((Label.THREAT, Action.FLAG), (Label.GROOMING, Action.HOLD)):
        like = Reason(label, Severity.HIGH, f"{label}.likeness", "why", 0, 1, is_likeness=True)
        assert policy.decide([like], Context(sender_role="volunteer")).action is action
        assert policy.decide([like], Context()).action is Action.FLAG
