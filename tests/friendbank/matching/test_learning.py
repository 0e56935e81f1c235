import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backend.friendbank.matching.errors import BadPool
from backend.friendbank.matching.learning import MOST_CHANGE, STEEPNESS, Answer, learn
from backend.friendbank.matching.score import WEIGHTS

SHARES = st.floats(0, 1, allow_nan=False)
ANSWERS = st.builds(Answer, st.fixed_dictionaries(dict.fromkeys(WEIGHTS, SHARES)), st.booleans())


def _answers(number: int, truth: dict[str, float], seed: int = 1) -> list[Answer]:
    """Invented answers of people who weigh things as `truth` says."""
    chance = np.random.default_rng(seed)
    parts = chance.random((number, len(WEIGHTS)))
    logit = STEEPNESS * (parts - 0.5) @ np.array([truth[name] for name in WEIGHTS])
    yes = chance.random(number) < 1 / (1 + np.exp(-logit))
    return [
        Answer(dict(zip(WEIGHTS, row, strict=True)), bool(said))
        for row, said in zip(parts.tolist(), yes.tolist(), strict=True)
    ]


@settings(max_examples=20)
@given(st.lists(ANSWERS, max_size=12))
def test_weights_stay_close_to_what_was_believed_and_never_turn(answers: list[Answer]) -> None:
    lesson = learn(answers)

    assert sum(lesson.weights.values()) == pytest.approx(1)
    for name, weight in lesson.weights.items():
        assert weight >= 0
        assert abs(weight - WEIGHTS[name]) <= MOST_CHANGE * WEIGHTS[name] + 1e-9
        assert lesson.change[name] == pytest.approx(weight - WEIGHTS[name])


def test_nothing_is_learned_from_nobody() -> None:
    lesson = learn([])

    assert lesson.weights == pytest.approx(dict(WEIGHTS))
    assert (lesson.answers, lesson.is_better) == (0, False)


def test_many_answers_teach_what_people_care_about() -> None:
    truth = {**WEIGHTS, "interests": 0.05, "times": 0.60}

    lesson = learn(_answers(1500, truth))

    assert lesson.is_better
    assert lesson.change["times"] > 0 > lesson.change["interests"]


def test_a_few_answers_hardly_matter() -> None:
    few, many = (learn(_answers(number, {**WEIGHTS, "times": 0.9})).change["times"] for number in (10, 1500))

    assert abs(few) < many


@pytest.mark.parametrize("seed", range(8))
def test_answers_by_chance_are_not_found_better(seed: int) -> None:
    chance = np.random.default_rng(seed)
    answers = [Answer(one.components, bool(chance.random() < 0.5)) for one in _answers(400, dict(WEIGHTS), seed)]

    assert not learn(answers).is_better


@pytest.mark.parametrize("seed", range(8))
def test_answers_as_believed_are_not_found_better(seed: int) -> None:
    assert not learn(_answers(400, dict(WEIGHTS), seed)).is_better


@pytest.mark.parametrize(
    ("components", "code"),
    [
        ({"interests": 0.5}, "unknown_field"),
        ({**WEIGHTS, "looks": 1.0}, "unknown_field"),
        ({**WEIGHTS, "times": float("nan")}, "not_a_number"),
    ],
)
def test_what_is_no_answer_is_refused(components: dict[str, float], code: str) -> None:
    with pytest.raises(BadPool) as refused:
        learn([Answer(components, said_yes=True)])

    assert refused.value.code == code
