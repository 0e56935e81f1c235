"""How well screening judges texts it never learnt from, and how two simpler ways judge the same ones."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib import import_module
from random import Random
from typing import Any

from backend.core.shares import Share
from bench import Row
from moderation.screening import Action, Context, Label, Severity, Verdict, screen
from moderation.screening.normalise import load_data
from tests.moderation.screening.conversation.measuring import LABELS, cry_wolf, in_time, scanned
from tests.moderation.screening.disguises import DISGUISES
from tests.moderation.screening.examples import DATA

# Nobody who works on the rules has read the first two; the third were written apart, but by those who wrote the rules.
STRANGERS, FRESH, APART = "exam", "fresh_aside", "apart"
# Those that leave every word there: shuffled or cut off, a sentence says something else.
_KEEPING = (*DISGUISES[1:9], *DISGUISES[12:15], DISGUISES[16])
_Examples = list[dict[str, Any]]


def judged() -> Iterator[Row]:
    """Recall and false alarms of every set, by label, by language, under disguise, and of simpler ways."""
    for name in (STRANGERS, FRESH, APART):
        yield from _whole(name, examples(name))
    yield from _by_label(examples(STRANGERS))
    yield from _by_slice(examples(STRANGERS))
    yield _evaded(examples(APART))
    yield from _simpler(examples(STRANGERS))
    yield from _conversations()


def examples(name: str) -> _Examples:
    """The examples of a set."""
    paths = [DATA / f"{name}.jsonl"] if name != APART else sorted(DATA / f"{label}_aside.jsonl" for label in Label)
    lines = [line for path in paths if path.exists() for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]


def _judge(example: dict[str, Any]) -> Verdict:
    is_adult = example.get("role") == "adult"
    return screen(example["text"], Context(sender_role="volunteer", audience_min_age=15) if is_adult else Context())


def _is_flagged(verdict: Verdict) -> bool:
    return verdict.action is not Action.ALLOW


def _is_grave(example: dict[str, Any]) -> bool:
    return Severity(example.get("severity", "none")).rank >= Severity.HIGH.rank


def _whole(name: str, texts: _Examples) -> Iterator[Row]:
    seen = [(example, _judge(example)) for example in texts]
    marked = [one for one in seen if one[0]["labels"]]
    grave = [one for one in marked if _is_grave(one[0])]
    critical = [one for one in grave if one[0]["severity"] == "critical"]
    harmless = [verdict for example, verdict in seen if not example["labels"]]
    yield _share(f"{name} found", (_is_flagged(verdict) for _, verdict in marked))
    yield _share(f"{name} named", (_is_named(one, verdict) for one, verdict in marked))
    yield _share(f"{name} grave found", (_is_flagged(verdict) for _, verdict in grave))
    yield _share(f"{name} grave named", (_is_named(one, verdict) for one, verdict in grave))
    if critical:
        yield _share(f"{name} critical taken low", (v.severity.rank <= Severity.LOW.rank for _, v in critical))
    yield _share(f"{name} harmless flagged", map(_is_flagged, harmless))
    yield _share(f"{name} harmless grave", (verdict.severity.rank >= Severity.HIGH.rank for verdict in harmless))
    told = [verdict for example, verdict in marked if Label.VIOLENCE_AT_HOME_DISCLOSURE in example["labels"]]
    yield _share(f"{name} told, held, no help", (v.action is Action.HOLD and not v.help for v in told))


def _is_named(example: dict[str, Any], verdict: Verdict) -> bool:
    return not set(example["labels"]).isdisjoint(verdict.labels)


def _by_label(texts: _Examples) -> Iterator[Row]:
    seen = [(example["labels"], _judge(example).labels) for example in texts]
    for label in Label:
        yield _share(f"{label} recall", (label in said for wanted, said in seen if label in wanted))
        yield _share(f"{label} precision", (label in wanted for wanted, said in seen if label in said))


def _by_slice(texts: _Examples) -> Iterator[Row]:
    harmless = [(example["slice"], _is_flagged(_judge(example))) for example in texts if not example["labels"]]
    overall = sum(flagged for _, flagged in harmless) / len(harmless)
    for name in sorted({name for name, _ in harmless}):
        row = _share(f"false alarms, {name}", (flagged for other, flagged in harmless if other == name))
        yield Row(row=row.row, value=row.value, unit=row.unit, n=row.n, ratio=row.value / overall, within=row.within)


def _evaded(texts: _Examples) -> Row:
    """What of that which is found when said plainly is found in disguise too."""
    chance = Random(0)  # noqa: S311  # the same disguises every time
    plain = [example["text"] for example in texts if example["labels"] and _is_flagged(_judge(example))]
    turned = [_KEEPING[number % len(_KEEPING)](text, chance) for number, text in enumerate(plain)]
    return _share("found in disguise", (_is_flagged(screen(text)) for text in turned))


def _simpler(texts: _Examples) -> Iterator[Row]:
    words = {word for label in Label for word in _words(label)}
    ways: dict[str, Callable[[str], bool]] = {"a plain word list": lambda text: not words.isdisjoint(_split(text))}
    if profanity := _profanity():
        ways["alt-profanity-check"] = profanity
    for name, is_bad in ways.items():
        yield _share(f"{name}: found", (is_bad(one["text"]) for one in texts if one["labels"]))
        yield _share(f"{name}: harmless flagged", (is_bad(one["text"]) for one in texts if not one["labels"]))


def _words(label: Label) -> Iterable[str]:
    concepts = load_data(label).get("concepts", {}) if label is not Label.RUNAWAY else {}
    return (word for words in concepts.values() for word in words if " " not in word and len(word) > len("jeg"))


def _split(text: str) -> Sequence[str]:
    return "".join(sign if sign.isalpha() else " " for sign in text.casefold()).split()


def _profanity() -> Callable[[str], bool] | None:
    """The peer, where somebody has installed it: it is English, and no dependency of ours."""
    try:
        predict = import_module("profanity_check").predict
    except ImportError:
        return None
    return lambda text: bool(predict([text])[0])


def _conversations() -> Iterator[Row]:
    for kind in LABELS:
        of_kind = [one for one, _ in scanned("conversations_exam") if one["kind"] == kind]
        value = in_time("conversations_exam", kind)
        yield _row(f"conversations: {kind} in time", Share(round(value * len(of_kind)), len(of_kind)))
    harmless = sum(one["kind"] == "harmless" for one, _ in scanned("conversations_exam"))
    yield _row("conversations: false alarms", Share(round(cry_wolf("conversations_exam") * harmless), harmless))


def _share(name: str, answers: Iterable[bool]) -> Row:
    known = list(answers)
    return _row(name, Share(sum(known), len(known)))


def _row(name: str, share: Share) -> Row:
    return Row(row=name, value=share.value if share.of else 0.0, unit="share", n=share.of, within=share.interval)
