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


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_rule_that_is_asked_is_named_and_no_other(language: str) -> None:
    bars = {"kept_apart", "cooling_off", "already_friends", "already_proposed"}
    asked = texts.rules_asked(language)

    # Friends are not sought on two sides.
    assert {one["code"] for one in asked} == {texts.known_rule(code) for code in RULES} - {"same_side"} | bars
    assert len({one["text"] for one in asked}) == len(asked)


def test_a_matchmaker_learns_that_a_limit_stands_in_the_way_and_not_which() -> None:
    known = {code: texts.known_rule(code) for code in (*RULES, "blocked", "no_contact", "kept_apart")}

    private = {code: told for code, told in known.items() if code != told}
    assert private == {
        "other_gender": "own_limit",
        "age_gap": "own_limit",
        "blocked": "kept_apart",
        "no_contact": "kept_apart",
    }
    assert texts.rule("other_gender", "da") == texts.rule("age_gap", "da")


@pytest.mark.parametrize("language", ["da", "en"])
def test_every_way_of_waiting_has_its_words(language: str) -> None:
    levers = {
        texts.lever(limit, opens, language)
        for limit in ("travel", "online_first", "times", "together", "only_gender", "most_years")
        for opens in ("few", "some")
    }
    reasons = ("incomplete", "paused", "has_proposal", "own_limits", "limits_together", "nobody_yet", "looking")
    told = {texts.why_not_yet(code, language)["text"] for code in (*reasons, "few_fit", "some_fit")}

    assert (len(levers), len(told)) == (12, 9)
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in levers | told)


def test_areas_are_named_in_order_and_unknown_ones_left_out() -> None:
    areas = catalogue.areas_of(["gentofte-ordrup", "nowhere", "gentofte-hellerup"])

    assert [area["name"] for area in areas] == ["Hellerup", "Ordrup"]
    assert catalogue.spot_of("nowhere") is None
    assert catalogue.spot_of(None) is None
