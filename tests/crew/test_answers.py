"""Every idea is answered with a reason; what is late is heard of until somebody answers."""

from datetime import datetime, timedelta

from backend.core import clock
from backend.crew.tasks import look_after_ideas
from tests.conftest import UnitOfWork
from tests.crew.making import POSTED, WHY, AsAccount, Board, kinds
from tests.support.threads import at_once

BEGUN = datetime.fromisoformat(POSTED)


def test_the_answer_has_a_reason_and_the_writer_hears_of_it(unit: UnitOfWork, as_account: AsAccount) -> None:
    board = Board(unit, as_account)
    idea_id = board.idea()
    bare = board.answer(idea_id, reason=" ")
    given = board.answer(idea_id, answer="later")
    again = board.answer(idea_id, answer="later")
    changed = board.answer(idea_id, version=1, answer="done", who=board.coordinator)

    assert (bare.status_code, given.status_code, again.json["version"]) == (422, 200, 1)
    assert (changed.json["answer"]["answer"], changed.json["answer"]["reason"]) == ("done", WHY)
    assert kinds(board.youths[0]) == ["crew.answered"] * 2
    assert [one["id"] for one in board.youths[1].get("/ideas?state=answered").json["items"]] == [idea_id]


def test_of_two_who_answer_at_once_one_is_told(unit: UnitOfWork, as_account: AsAccount) -> None:
    board = Board(unit, as_account)
    idea_id = board.idea()
    codes = at_once(
        lambda who: board.answer(idea_id, who=who[0], answer=who[1]).status_code,
        [(board.organiser, "yes"), (board.coordinator, "no")],
    )

    assert sorted(codes) == [200, 409]
    assert kinds(board.youths[0]) == ["crew.answered"]


def test_the_crew_is_asked_at_ten_days_and_the_coordinator_told_at_fourteen(
    unit: UnitOfWork, as_account: AsAccount
) -> None:
    with clock.freeze(BEGUN):
        board = Board(unit, as_account)
        idea_id, answered = board.idea(), board.idea()
        board.answer(answered)
    steps = []
    for hours in (10 * 24 - 1, 10 * 24, 11 * 24, 14 * 24 - 1, 14 * 24, 30 * 24):
        with clock.freeze(BEGUN + timedelta(hours=hours)):
            look_after_ideas()
            look_after_ideas()
            steps.append((kinds(board.organiser), kinds(board.coordinator)))

    soon, late = "crew.idea_waits", "crew.idea_late"
    assert steps == [([], []), *[([soon], [soon])] * 3, *[([soon], [late, soon])] * 2]
    with clock.freeze(BEGUN + timedelta(days=30)):
        waiting = board.coordinator.get("/ideas?state=waiting").json["items"]
        assert [one["id"] for one in waiting] == [idea_id]
        board.answer(idea_id)
        assert board.coordinator.get("/ideas?state=waiting").json["items"] == []


def test_a_youth_of_the_crew_answers_but_not_themself(unit: UnitOfWork, as_account: AsAccount) -> None:
    board = Board(unit, as_account)
    nor, sne = board.youths
    idea_id, own = board.idea(nor), board.idea(sne)
    path = f"/crew/{board.people[1].id}"
    board.coordinator.put(path, {})
    board.coordinator.put(path, {})
    before = (board.answer(idea_id, who=sne).status_code, nor.get("/crew").json["items"], kinds(sne))
    assert sne.get("/crew/mine").json == {"asked": True, "since": None}
    assert sne.put("/crew/mine/yes", {}).status_code == 204
    assert sne.get("/crew/mine").json["since"] is not None
    assert nor.get("/crew/mine").json == {"asked": False, "since": None}

    assert before == (403, [], ["crew.asked"])
    assert len(nor.get("/crew").json["items"]) == 1
    assert sne.get("/ideas?state=waiting").status_code == 200
    assert nor.get("/ideas?state=waiting").status_code == 403
    assert (board.answer(own, who=sne).status_code, board.answer(idea_id, who=sne).status_code) == (403, 200)
    assert sne.delete(path).status_code == 204
    assert board.answer(idea_id, version=1, who=sne).status_code == 403


def test_an_idea_becomes_an_event_in_one_step_and_shows_it(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(BEGUN):
        board = Board(unit, as_account)
        idea_id = board.idea()
        begun = [board.organiser.post(f"/ideas/{idea_id}/draft", {}).json["id"] for _ in range(2)]
        draft = board.organiser.get(f"/event-drafts/{begun[0]}").json
        facts = {
            **draft["facts"],
            "category": "film",
            "day": "2026-06-12",
            "starts": "17:00",
            "ends": "20:00",
            "place": "Stuen",
            "age_bands": ["15-17"],
            "languages": ["da"],
            "sound": 1,
            "first_ten_minutes": "Freja tager imod.",
            "who_is_there": "Vi plejer at være otte.",
            "leaving_early": "Gå, når du vil.",
        }
        saved = board.organiser.put(f"/event-drafts/{draft['id']}", {"version": draft["version"], "facts": facts})
        posted = board.organiser.post(f"/event-drafts/{draft['id']}/publication", {})
        assert posted.status_code == 201, (saved.json, posted.json)
        look_after_ideas()
        look_after_ideas()

    assert begun[0] == begun[1]
    assert (draft["facts"]["title"], draft["facts"]["description"][:11]) == ("Filmaften", "Vi ser en f")
    assert board.seen(idea_id)["event_id"] == posted.json["id"]
    assert kinds(board.youths[0]) == ["crew.became_event"]


def test_what_is_withdrawn_asks_nobody(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(BEGUN):
        board = Board(unit, as_account)
        idea_id = board.idea()
        board.vote(board.youths[1], idea_id)
        board.youths[0].delete(f"/ideas/{idea_id}")
    with clock.freeze(BEGUN + timedelta(days=20)):
        look_after_ideas()
        assert kinds(board.coordinator) == []
    assert board.answer(idea_id).status_code == 404
