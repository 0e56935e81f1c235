import pytest

from moderation.screening.normalise import Folded
from moderation.screening.patterns import parse
from moderation.screening.phrases import Phrases
from moderation.screening.reading import Writing
from moderation.screening.terms import Terms
from moderation.screening.unspacing import Unspacer


def finds(pattern: str, text: str) -> bool:
    parsed = parse(pattern)
    terms = Terms({"die": ["dø", "gå bort"]}, [parsed])
    reading = Writing(Folded(text)).readings(Unspacer(terms.words))[0]
    return bool(parsed.spans(terms.find(reading), reading.positions))


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("vil ~1 @die", "jeg vil dø", True),
        ("vil ~1 @die", "jeg vil bare dø", True),
        ("vil ~1 @die", "jeg vil bare lige dø", False),
        ("vil ~1 @die", "jeg vil. dø", False),
        ("vil ~1 @die", "jeg vil gå bort", True),
        ("vil ~1 @die", "dø vil", False),
        ("vil|skal @die", "jeg skal dø", True),
        ("skær* mig", "skærer mig", True),
        ("*selvmord*", "ungdomsselvmordene", True),
        ("i_skær*", "jeg skærer", False),
        ("jeg_skær*", "jeg skærer", True),
        ("*mord", "selvmord", True),
        ("*mord", "selvmordet", False),
        ("# piller", "20 piller", True),
        ("# piller", "9 piller", True),
        ("# piller", "0 piller", True),
        ("# piller", "4ever piller", False),
        ("vil & piller", "piller er hvad jeg vil have", True),
        ("vil & piller", "piller er dyre", False),
        ("vil_gerne", "jeg vil virkelig gerne", False),
    ],
)
def test_a_pattern_finds_words_in_order_within_the_sentence(pattern: str, text: str, *, found: bool) -> None:
    assert finds(pattern, text) is found


@pytest.mark.parametrize("text", ["~2 dø", "vil ~2", ""])
def test_a_pattern_begins_and_ends_with_a_word(text: str) -> None:
    with pytest.raises(ValueError, match="begin and end"):
        parse(text)


def test_only_a_single_word_may_have_begun_earlier() -> None:
    with pytest.raises(ValueError, match="single word"):
        Phrases({}, [parse("*selv_mord")])
