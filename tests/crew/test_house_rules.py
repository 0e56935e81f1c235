"""Rules of the house: proposed by the crew, voted on unseen, and shown with the day they began."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from backend.core import clock
from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.crew.rules.models import RuleVote
from backend.crew.rules.service import VOTING
from backend.crew.rules.tasks import decide_rules
from tests.conftest import Api, UnitOfWork
from tests.crew.making import AsAccount, kinds
from tests.crew.rota import NOW, House
from tests.support.statements import counted_statements
from tests.support.threads import at_once

WORDS = {"words": "Vi vasker op, når vi har spist.", "why": "Så er der rent til den næste."}
REASON = "Det kan vi ikke, for brandmyndigheden siger nej."
OVER = datetime.fromisoformat(NOW) + VOTING


@pytest.fixture
def house(unit: UnitOfWork, as_account: AsAccount) -> Any:
    with clock.freeze(NOW):
        yield House(unit, as_account, ages=(13, 14, 15, 16, 17, 19))


def _propose(house: House, who: Api | None = None, **facts: Any) -> str:
    rule_id = new_id()
    answer = (who or house.youth()).put(f"/house-rules/{rule_id}", {**WORDS, **facts})
    assert answer.status_code == 200, answer.json
    return rule_id


def _vote(house: House, number: int, rule_id: str, choice: str = "yes") -> Any:
    return house.youth(number).put(f"/house-rules/{rule_id}/vote", {"choice": choice})


def _listed(who: Api, view: str = "in_force") -> Any:
    return who.get(f"/house-rules?view={view}").json["items"]


def _carried(house: House, **facts: Any) -> str:
    rule_id = _propose(house, **facts)
    for number in range(5):
        _vote(house, number, rule_id)
    return rule_id


def test_a_rule_is_carried_and_shown_with_its_day(house: House) -> None:
    rule_id = _carried(house)
    _vote(house, 5, rule_id, "no")
    with clock.freeze(OVER):
        at_once(lambda _: decide_rules(), range(2))
        shown = _listed(house.outsider)
        late = _vote(house, 5, rule_id)
        told = kinds(house.youth())
        with unit_of_work(readonly=True) as session:
            assert session.scalars(select(RuleVote)).all() == []

    assert [(one["id"], one["tally"], one["decided_at"]) for one in shown] == [
        (rule_id, {"yes": 5, "no": 1}, "2026-09-17T10:00:00Z")
    ]
    assert (late.json["code"], told.count("crew.rule_carried")) == ("rule_vote_over", 1)


def test_nobody_sees_how_it_stands(house: House) -> None:
    rule_id = _propose(house)
    before = _listed(house.outsider, "voting")
    for number in range(5):
        _vote(house, number, rule_id)

    assert _listed(house.outsider, "voting") == before
    assert _listed(house.youth(1), "voting")[0]["my_vote"] == "yes"
    assert _listed(house.coordinator, "voting")[0]["tally"] is None


def test_one_vote_each_and_changeable(house: House) -> None:
    rule_id = _carried(house)
    for number in (0, 1, 2):
        _vote(house, number, rule_id, "no")
    with clock.freeze(OVER):
        decide_rules()
        assert _listed(house.youth(), "past")[0]["tally"] == {"yes": 2, "no": 3}


def test_too_few_decide_nothing_and_it_is_not_said_how(house: House) -> None:
    rule_id = _propose(house)
    for number in range(4):
        _vote(house, number, rule_id)
    with clock.freeze(OVER):
        decide_rules()
        (fell,) = _listed(house.youth(), "past")

    assert (fell["state"], fell["tally"], fell["few"]) == ("fell", None, True)


def test_votes_at_once_and_counting_lose_none(house: House) -> None:
    rule_id = _propose(house)
    voted = at_once(lambda number: _vote(house, number, rule_id).status_code, range(6))
    with clock.freeze(OVER):
        decide_rules()
        assert voted == [200] * 6
        assert _listed(house.youth())[0]["tally"] == {"yes": 6, "no": 0}


def test_a_rule_in_anothers_place_and_the_old_one_is_kept(house: House) -> None:
    old = _carried(house)
    with clock.freeze(OVER):
        decide_rules()
        new = _carried(house, words="Vi vasker op to og to.", replaces_id=old)
        second = house.youth(1).put(f"/house-rules/{new_id()}", {**WORDS, "replaces_id": old})
    with clock.freeze(OVER + VOTING):
        decide_rules()
        holds, was = _listed(house.youth()), _listed(house.youth(), "past")

    assert second.json["code"] == "rule_in_the_way"
    assert [(one["id"], one["replaces"]) for one in holds] == [(new, WORDS["words"])]
    assert [(one["id"], one["state"], bool(one["ended_at"])) for one in was] == [(old, "replaced", True)]


def test_a_veto_has_a_reason_everybody_reads_and_the_old_rule_holds_again(house: House) -> None:
    old = _carried(house)
    with clock.freeze(OVER):
        decide_rules()
        new = _carried(house, replaces_id=old)
    with clock.freeze(OVER + VOTING):
        decide_rules()
        silent = house.coordinator.put(f"/house-rules/{new}/veto", {"reason": " "})
        youth = house.youth().put(f"/house-rules/{new}/veto", {"reason": REASON})
        codes = [house.coordinator.put(f"/house-rules/{new}/veto", {"reason": REASON}).status_code for _ in range(2)]
        holds, was = _listed(house.youth()), _listed(house.youth(), "past")

    assert (silent.status_code, youth.status_code, codes) == (422, 403, [200, 200])
    assert [one["id"] for one in holds] == [old]
    assert [(one["id"], one["veto_reason"]) for one in was] == [(new, REASON)]


def test_after_two_weeks_there_is_no_veto(house: House) -> None:
    rule_id = _carried(house)
    with clock.freeze(OVER):
        decide_rules()
    with clock.freeze(OVER + timedelta(days=14)):
        late = house.coordinator.put(f"/house-rules/{rule_id}/veto", {"reason": REASON})
    assert late.json["code"] == "too_late_to_veto"


def test_who_proposes_and_pressed_twice_it_is_one(house: House) -> None:
    rule_id = new_id()
    codes = at_once(lambda _: house.youth().put(f"/house-rules/{rule_id}", WORDS).status_code, range(3))
    other = house.youth().put(f"/house-rules/{rule_id}", {**WORDS, "why": "Fordi."})

    assert (codes, other.json["code"]) == ([200] * 3, "rule_stands")
    assert house.outsider.put(f"/house-rules/{new_id()}", WORDS).status_code == 403
    assert house.outsider.put(f"/house-rules/{rule_id}/vote", {"choice": "no"}).status_code == 200


def test_five_at_a_time_and_one_can_be_withdrawn(house: House) -> None:
    rules = [_propose(house) for _ in range(5)]
    sixth = house.youth().put(f"/house-rules/{new_id()}", WORDS)
    codes = [house.youth().delete(f"/house-rules/{rules[0]}").status_code for _ in range(2)]

    assert (sixth.json["code"], codes) == ("too_many_proposals", [204, 204])
    assert house.youth(1).delete(f"/house-rules/{rules[1]}").status_code == 404
    assert _propose(house)


def test_words_are_screened_and_can_be_reported(house: House) -> None:
    refused = house.youth().put(f"/house-rules/{new_id()}", {**WORDS, "why": "Skriv til mig på 28 45 67 12"})
    report = {"kind": "crew.rule", "subject_id": _propose(house), "reason": "bullying"}

    assert (refused.status_code, list(refused.json["errors"])) == (422, ["why"])
    assert house.youth(1).post("/reports", report).status_code == 202


def test_the_list_costs_the_same_however_long_it_is(house: House) -> None:
    def asked() -> int:
        sne.get("/house-rules?view=voting")
        with counted_statements() as counted:
            sne.get("/house-rules?view=voting")
        return len(counted)

    sne = house.youth(1)
    _propose(house)
    few = asked()
    for _ in range(4):
        _propose(house)
    assert asked() == few
