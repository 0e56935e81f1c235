"""Learns the likeness model: `python -m moderation.screening.learn TARGET FILE.jsonl...` writes the weights.

Logistic regression with a ridge, one for each column, by L-BFGS: the same files give the same model. The last file
holds what people wrote who did not know the rules: it weighs double, and where concern begins is set by its harmless
texts, each judged by a model that had not seen it.
"""

import json
import sys
from binascii import crc32
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from moderation.screening.detectors import RESEMBLING
from moderation.screening.likeness import COLUMNS, HELPED, LABELS, MARKED, OWN, SIZE, URGENT, places, share
from moderation.screening.tokens import STOP
from moderation.screening.verdict import Severity

# Of hard look-alikes: at all, medium, high, and help by its own score alone.
FALSE_ALARMS = (0.08, 0.04, 0.02, 0.05)
_FOLDS = 4
_RIDGE = 0.03
_ROUNDS = 120
_STEPS = 127
_STRANGERS = 2
Floats = NDArray[np.float64]


def matrix(texts: Sequence[str]) -> Any:
    """What the model sees of each text, a row each."""
    rows, cols, values = [], [], []
    for number, text in enumerate(texts):
        words, names = RESEMBLING.features(text)
        found = sorted(places([word for word in words if word != STOP], names))
        rows += [number] * len(found)
        cols += found
        values += [share(len(found))] * len(found)
    return csr_matrix((values, (rows, cols)), shape=(len(texts), SIZE))


def wanted(examples: Sequence[dict[str, Any]]) -> tuple[Floats, Floats]:
    """What each column should say of each example, and whether the example tells (1) or not (0)."""
    answers, tells = np.zeros((len(examples), COLUMNS)), np.ones((len(examples), COLUMNS))
    for row, example in enumerate(examples):
        marked = bool(example["labels"])
        answers[row, : len(LABELS)] = [label in example["labels"] for label in LABELS]
        answers[row, MARKED] = marked
        answers[row, URGENT] = Severity(example.get("severity", "none")).rank >= Severity.HIGH.rank
        tells[row, URGENT] = not marked or "severity" in example
    return answers, tells


def importance(count: int, last: int) -> Floats:
    """What each of so many examples counts: those of the last file double."""
    counted = np.ones(count)
    counted[count - last :] = _STRANGERS
    return counted


def learn(seen: Any, answers: Floats, tells: Floats) -> tuple[Floats, Floats]:
    """Weights and bias of every column; `tells` is what each answer counts."""
    learnt = [_column(seen, answers[:, column], tells[:, column]) for column in range(answers.shape[1])]
    return np.column_stack([weights for weights, _ in learnt]), np.array([bias for _, bias in learnt])


def _column(seen: Any, answer: Floats, tells: Floats) -> tuple[Floats, float]:
    def cost(point: Floats) -> tuple[float, Floats]:
        weights, bias = point[:-1], point[-1]
        score = seen @ weights + bias
        wrong = tells * (1 / (1 + np.exp(-score)) - answer)
        loss = float(tells @ (np.logaddexp(0, score) - answer * score)) + _RIDGE / 2 * float(weights @ weights)
        return loss, np.append(seen.T @ wrong + _RIDGE * weights, wrong.sum())

    point = minimize(cost, np.zeros(seen.shape[1] + 1), jac=True, method="L-BFGS-B", options={"maxiter": _ROUNDS}).x
    return point[:-1], float(point[-1])


def unseen_scores(seen: Any, answers: Floats, tells: Floats, judged: Floats) -> Floats:
    """The scores of the judged rows, each by a model that was not shown its fold of them."""
    scores = np.zeros(answers.shape)
    for fold in range(_FOLDS):
        apart = judged[judged % _FOLDS == fold].astype(int)
        rest = np.setdiff1d(np.arange(len(answers)), apart)
        weights, bias = learn(seen[rest], answers[rest], tells[rest])
        scores[apart] = seen[apart] @ weights + bias
    picked: Floats = scores[judged.astype(int)]
    return picked


def beginnings(scores: Floats, answers: Floats) -> list[float]:
    """Where low, medium and high concern and help begin: above nearly all harmless texts."""
    harmless = scores[answers[:, MARKED] == 0]
    total = harmless[:, MARKED] + OWN * harmless[:, : len(LABELS)].max(axis=1)
    low, medium, high, helped = FALSE_ALARMS
    return [
        float(np.quantile(total, 1 - low)),
        float(np.quantile(total, 1 - medium)),
        float(np.quantile(harmless[:, URGENT], 1 - high)),
        float(np.quantile(harmless[:, HELPED], 1 - helped)),
    ]


def checksum(names: Sequence[str]) -> int:
    """Tells the files of examples apart from any others."""
    return crc32(b"".join(Path(name).read_bytes() for name in names))


def main(target: str, names: Sequence[str]) -> None:
    """Write the model learnt from these files of examples."""
    files = [Path(name).read_text(encoding="utf-8").splitlines() for name in names]
    examples = [json.loads(line) for lines in files for line in lines]
    seen, (answers, tells) = matrix([example["text"] for example in examples]), wanted(examples)
    tells *= importance(len(examples), len(files[-1]))[:, None]
    judged = np.arange(len(examples) - len(files[-1]), len(examples), dtype=float)
    begins = beginnings(unseen_scores(seen, answers, tells, judged), answers[judged.astype(int)])
    weights, bias = learn(seen, answers, tells)
    scale = np.abs(weights).max(axis=0) / _STEPS
    packed = np.round(weights / scale).astype(np.int8)
    np.savez_compressed(target, weights=packed, scale=scale, bias=bias, begins=begins, learnt_from=checksum(names))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
