import pytest

from backend.friendbank import catalogue, texts
from backend.friendbank.matching.reasons import Reason
from backend.friendbank.matching.rules import RULES

SUBJECTS = {
    "interest": catalogue.INTERESTS,
    "dislike": catalogue.INTERESTS,
    "hope": catalogue.HOPES,
    "time": catalogue.TIMES,
}
REASONS = [Reason(code, fact) for code, facts in SUBJECTS.items() for fact in ("", *facts)]


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_reason_has_its_own_sentence(language: str) -> None:
    sentences = [texts.reason(told, language)["text"] for told in [*REASONS, Reason("near"), Reason("age")]]

    assert len(set(sentences)) == len(sentences)
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in sentences)


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_rule_and_caution_has_words(language: str) -> None:
    bars = {"kept_apart", "cooling_off", "already_friends", "already_proposed"}

    assert all(texts.rule(code, language) for code in {*RULES, *bars})
    assert all(texts.caution(code, language)["text"] for code in ("ages", "far", "no_area", "thin", "seen_before"))


def test_areas_are_named_in_order_and_unknown_ones_left_out() -> None:
    areas = catalogue.areas_of(["gentofte-ordrup", "nowhere", "gentofte-hellerup"])

    assert [area["name"] for area in areas] == ["Hellerup", "Ordrup"]
    assert catalogue.spot_of("nowhere") is None
    assert catalogue.spot_of(None) is None
