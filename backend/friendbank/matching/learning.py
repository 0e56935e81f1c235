"""Weights learned from answers: a Bayesian logistic regression whose prior is what the designer believed.

Each weight is a normal variable around the designer's (standard deviation `DOUBT` on the scale of the logit), and the
most probable ones are found (maximum a posteriori, L-BFGS-B). No weight turns negative, so no reason ever reverses, and
none moves by more than `MOST_CHANGE` at a time. Weights belong to parts of a score, never to people: nobody's
popularity is learned. Whoever did not answer is not asked about here: silence is not a no.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import brentq, minimize
from scipy.special import expit

from .errors import BadPool
from .pool import Numbers
from .score import WEIGHTS, Weights

# How much likelier a score of 1 makes a yes than one of 0, as a logit, and how far that may be from the truth: a guess,
# under which twenty answers hardly move the weights and a thousand speak for themselves.
STEEPNESS, DOUBT, BASE_DOUBT = 6.0, 0.5, 2.0
MOST_CHANGE = 0.25
FOLDS = 5
# In standard errors: hardly one lesson in a hundred would pass by chance alone.
SURE_BY = 2.5


@dataclass(frozen=True, slots=True)
class Answer:
    """What `score.components` said to whoever answered, and whether they said yes."""

    components: Mapping[str, float]
    said_yes: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """New weights beside the old, and the mean log loss of both on answers neither was fitted to.

    `doubt` is the standard error of the difference between the two losses.
    """

    weights: dict[str, float]
    change: dict[str, float]
    answers: int
    loss_before: float
    loss_after: float
    doubt: float

    @property
    def is_better(self) -> bool:
        """Whether the new ones foresaw answers better, by more than chance might; to adopt them is for people."""
        return self.loss_before - self.loss_after > SURE_BY * self.doubt


def learn(answers: Sequence[Answer], *, prior: Weights = WEIGHTS) -> Lesson:
    """What the answers teach; every fifth of them is foreseen from the others. Raises BadPool for what is no answer."""
    parts, yes = _table(answers, prior)
    old = np.array(list(prior.values()))
    new = _fit(parts, yes, old)
    folds = np.arange(len(yes)) % FOLDS
    before, after = np.zeros(len(yes)), np.zeros(len(yes))
    for held in (folds == fold for fold in range(min(FOLDS, len(yes)))):
        before[held] = _losses(parts, yes, held, old)
        after[held] = _losses(parts, yes, held, _fit(parts[~held], yes[~held], old))
    return Lesson(
        weights=dict(zip(prior, new.tolist(), strict=True)),
        change=dict(zip(prior, (new - old).tolist(), strict=True)),
        answers=len(yes),
        loss_before=float(before.mean()) if len(yes) else 0.0,
        loss_after=float(after.mean()) if len(yes) else 0.0,
        doubt=float((before - after).std() / np.sqrt(len(yes))) if len(yes) else 0.0,
    )


def _table(answers: Sequence[Answer], prior: Weights) -> tuple[Numbers, Numbers]:
    for answer in answers:
        if answer.components.keys() != prior.keys():
            raise BadPool("unknown_field", f"An answer is about {', '.join(sorted(prior))}, and nothing else.")
    parts = np.array([[answer.components[name] for name in prior] for answer in answers], dtype=np.float64)
    if not np.isfinite(parts).all():
        raise BadPool("not_a_number", "A component of an answer is not a number.")
    yes = np.array([answer.said_yes for answer in answers], dtype=np.float64)
    return parts.reshape(len(answers), len(prior)), yes


def _fit(parts: Numbers, yes: Numbers, old: Numbers) -> Numbers:
    """The most probable weights within the cap, adding up to what the old ones did."""
    believed = STEEPNESS * old
    bounds = [(None, None), *((low, high) for low, high in zip(*_caps(believed), strict=True))]
    best = minimize(_surprise, np.append(0.0, believed), (parts, yes, believed), "L-BFGS-B", jac=True, bounds=bounds)
    return _scaled(best.x[1:] / STEEPNESS, old)


def _surprise(guess: Numbers, parts: Numbers, yes: Numbers, believed: Numbers) -> tuple[float, Numbers]:
    """Minus the logarithm of the posterior, and its gradient; the base rate comes first in the guess."""
    base, weights = guess[0], guess[1:]
    logit = base + parts @ weights
    off = (weights - believed) / DOUBT**2
    value = np.logaddexp(0.0, logit).sum() - yes @ logit + (weights - believed) @ off / 2 + (base / BASE_DOUBT) ** 2 / 2
    miss = expit(logit) - yes
    return float(value), np.append(miss.sum() + base / BASE_DOUBT**2, parts.T @ miss + off)


def _losses(parts: Numbers, yes: Numbers, held: Numbers, weights: Numbers) -> Numbers:
    """The log loss of each answer held back, where the others said how common a yes is and how much a score tells."""
    score, seen = parts @ weights, ~held.astype(bool)
    base, steep = _calibrate(score[seen], yes[seen])
    logit = base + steep * score[held]
    losses: Numbers = np.logaddexp(0.0, logit) - yes[held] * logit
    return losses


def _calibrate(score: Numbers, yes: Numbers) -> tuple[float, float]:
    """The base rate, and how steeply a yes grows likelier with the score.

    Without it, weights that only tell people apart less would seem better wherever scores tell little at all.
    """

    def surprise(guess: Numbers) -> tuple[float, Numbers]:
        base, steep = guess
        logit = base + steep * score
        miss = expit(logit) - yes
        value = np.logaddexp(0.0, logit).sum() - yes @ logit + (base / BASE_DOUBT) ** 2 / 2
        return float(value), np.array([miss.sum() + base / BASE_DOUBT**2, miss @ score])

    best = minimize(surprise, (0.0, STEEPNESS), method="L-BFGS-B", jac=True, bounds=[(None, None), (0.0, None)])
    return float(best.x[0]), float(best.x[1])


def _caps(weights: Numbers) -> tuple[Numbers, Numbers]:
    return weights * (1 - MOST_CHANGE), weights * (1 + MOST_CHANGE)


def _scaled(weights: Numbers, old: Numbers) -> Numbers:
    """The nearest weights that keep both the cap and the sum."""
    low, high = _caps(old)

    def excess(shift: float) -> float:
        return float(np.clip(weights + shift, low, high).sum() - old.sum())

    widest = float(np.abs(weights).sum() + high.sum() + 1.0)
    shift = brentq(excess, -widest, widest)
    scaled: Numbers = np.clip(weights + shift, low, high)
    return scaled
