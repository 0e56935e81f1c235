"""What each label is seen by, what looks like it and is not, and floors under how much is found."""

from collections.abc import Iterable

import pytest

from moderation.screening import Action, Context, Label, Severity, Verdict, screen
from tests.moderation.screening.examples import Figures, load, measure

LABELS = ("grooming", "move_off_platform", "sexual", "money_scam", "runaway")
ADULT = Context(sender_role="volunteer")


@pytest.mark.parametrize(
    ("text", "label", "severity", "action"),
    [
        ("sig det ikke til personalet", Label.GROOMING, Severity.HIGH, Action.HOLD),
        ("er du alene hjemme?", Label.GROOMING, Severity.MEDIUM, Action.FLAG),
        ("skal vi skrive på snap i stedet", Label.MOVE_OFF_PLATFORM, Severity.MEDIUM, Action.FLAG),
        ("her kan de voksne se alt, kom over på signal", Label.MOVE_OFF_PLATFORM, Severity.HIGH, Action.HOLD),
        ("har du snap?", Label.MOVE_OFF_PLATFORM, Severity.LOW, Action.NUDGE),
        ("send nudes", Label.SEXUAL, Severity.HIGH, Action.HOLD),
        ("hvor store er dine bryster", Label.SEXUAL, Severity.MEDIUM, Action.FLAG),
        ("kan jeg låne dit mitid i dag", Label.MONEY_SCAM, Severity.HIGH, Action.HOLD),
        ("jeg fordobler dine penge", Label.MONEY_SCAM, Severity.MEDIUM, Action.FLAG),
    ],
)
def test_each_label_has_its_weight(text: str, label: Label, severity: Severity, action: Action) -> None:
    verdict = screen(text)
    assert label in verdict.labels
    assert (verdict.severity, verdict.action) == (severity, action)


@pytest.mark.parametrize("text", ["jeg stikker af i nat", "i ran away from my foster home", "overvejer at stikke af"])
def test_who_runs_away_is_helped_and_never_held(text: str) -> None:
    for context in (Context(), ADULT):
        verdict = screen(text, context)
        assert Label.RUNAWAY in verdict.labels
        assert (verdict.action, verdict.help) == (Action.HELP, True)


@pytest.mark.parametrize("text", ["han rørte mig på brysterne selvom jeg sagde nej", "i was raped"])
def test_who_tells_what_was_done_to_them_is_helped_and_never_held(text: str) -> None:
    verdict = screen(text)
    assert (verdict.severity, verdict.action, verdict.help) == (Severity.HIGH, Action.HELP, True)
    assert verdict.labels == (Label.SEXUAL,)


@pytest.mark.parametrize("text", ["er du alene hjemme?", "har du snap?", "hvor store er dine bryster"])
def test_what_a_youth_may_clumsily_ask_is_held_from_an_adult(text: str) -> None:
    assert screen(text).action.rank < Action.HOLD.rank
    assert screen(text, ADULT).action is Action.HOLD


@pytest.mark.parametrize(
    "text",
    [
        "sig det ikke til Emil, det er en overraskelse",
        "min mentor har aftalt en jobsamtale, pædagogen kører mig",
        "snap er nede igen",
        "vi har møde på teams med kommunen",
        "kan man blive gravid første gang man har sex",
        "nude neglelak",
        "del aldrig din mitid kode med nogen",
        "vi splitter regningen",
        "vi stikker af fra bossen i spillet",
        "jeg flytter til ny plejefamilie i august, det er planlagt",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert screen(text).action is Action.ALLOW


@pytest.mark.parametrize(
    "text", ["S E N D  N U D E S", "s3nd nud3s", "SIG DET IKK TIL NOGN", "sigdetikketilnogen", "jeg stikkeraf i nat"]
)
def test_a_disguise_does_not_help(text: str) -> None:
    assert screen(text).action.rank >= Action.HELP.rank


@pytest.mark.parametrize("label", LABELS)
@pytest.mark.parametrize(("part", "floor"), [("dev", Figures(0.91, 0.97)), ("aside", Figures(0.5, 0.85))])
def test_finds_enough_and_cries_wolf_seldom(label: str, part: str, floor: Figures) -> None:
    figures = measure(load(f"{label}_{part}"), label)
    assert figures.recall >= floor.recall
    assert figures.precision >= floor.precision


def test_no_two_sets_share_a_text() -> None:
    texts = [example.text for label in LABELS for part in ("dev", "aside") for example in load(f"{label}_{part}")]
    assert len(set(texts)) == len(texts)


def test_ordinary_chat_carries_none_of_the_labels() -> None:
    ordinary = [*load("everyday"), *load("everyday_test")]
    assert _flagged(screen(example.text) for example in ordinary) <= 0.01 * len(ordinary)


def _flagged(verdicts: Iterable[Verdict]) -> int:
    return sum(not verdict_labels.isdisjoint(LABELS) for verdict_labels in (set(one.labels) for one in verdicts))
