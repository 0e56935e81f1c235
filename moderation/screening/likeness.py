"""Likeness: what a message resembles as a whole where no rule of any label speaks.

One linear model says whether a message is like those people marked; only then is it asked which label it is most like.
It raises `none` to low or medium and can do no more. Learnt by `python -m moderation.screening.learn_labels`.
"""

from array import array
from base64 import b64decode
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from moderation.screening.verdict import Label, Severity
from moderation.screening.wording import Wording


class Like(NamedTuple):
    """The label a message resembles most, and how severe that is."""

    label: Label
    severity: Severity


class Likeness:
    """A model of all labels together, and the weights of each."""

    def __init__(self, marked: Wording, labels: Mapping[Label, Sequence[int]]) -> None:
        self._marked = marked
        self._labels = labels

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> "Likeness":
        """Read `data/likeness.toml`; ValueError when it names an unknown label."""
        labels = {Label(label): array("b", b64decode(weights)) for label, weights in data["labels"].items()}
        return cls(Wording.from_data(data), labels)

    def find(self, words: list[str], names: list[str]) -> Like | None:
        """What a message of these words resembles, if anything; `names` are those of its settings."""
        features = self._marked.features(words, names)
        score = self._marked.score(features)
        if score <= self._marked.low:
            return None
        label = max(self._labels, key=lambda label: _sum(self._labels[label], features))
        return Like(label, Severity.MEDIUM if score > self._marked.medium else Severity.LOW)


def _sum(weights: Sequence[int], features: Iterable[int]) -> int:
    """What the features weigh for a label; a feature's lowest bits are its checksum."""
    return sum(weights[feature % len(weights)] for feature in features)
