"""Ideas and what people say to them."""

from backend.core.ids import new_id
from tests.conftest import UnitOfWork
from tests.crew.making import WORDS, AsAccount, Board
from tests.support.statements import counted_statements
from tests.support.threads import at_once


def test_an_idea_is_on_the_board_of_its_community(unit: UnitOfWork, as_account: AsAccount) -> None:
    board, elsewhere = Board(unit, as_account), Board(unit, as_account)
    first, second = board.idea(), board.idea(title="Fodbold")

    shown = board.youths[1].get("/ideas").json["items"]
    assert [(one["id"], one["mine"], one["answer"]) for one in shown] == [(second, False, None), (first, False, None)]
    assert elsewhere.youths[0].get("/ideas").json["items"] == []
    assert elsewhere.youths[0].get(f"/ideas/{first}").status_code == 404


def test_pressed_twice_it_is_one(unit: UnitOfWork, as_account: AsAccount) -> None:
    board, idea_id = Board(unit, as_account), new_id()
    answers = at_once(lambda _: board.youths[0].put(f"/ideas/{idea_id}", WORDS).status_code, range(4))

    assert answers == [200] * 4
    assert len(board.youths[0].get("/ideas").json["items"]) == 1


def test_it_is_said_otherwise_until_somebody_replies(unit: UnitOfWork, as_account: AsAccount) -> None:
    board = Board(unit, as_account)
    nor, sne = board.youths
    by_vote, by_word = board.idea(), board.idea()
    reworded = nor.put(f"/ideas/{by_vote}", {**WORDS, "title": "Filmnat"})
    board.vote(sne, by_vote)
    sne.put(f"/ideas/{by_word}/comments/{new_id()}", {"text": "Jeg tager popcorn med"})
    late = [nor.put(f"/ideas/{one}", {**WORDS, "title": "Noget andet"}) for one in (by_vote, by_word)]
    same = nor.put(f"/ideas/{by_vote}", {**WORDS, "title": "Filmnat"})

    assert (reworded.json["title"], same.status_code) == ("Filmnat", 200)
    assert [answer.json["code"] for answer in late] == ["idea_stands"] * 2


def test_what_screening_would_hold_is_not_posted(unit: UnitOfWork, as_account: AsAccount) -> None:
    board = Board(unit, as_account)
    refused = board.youths[0].put(f"/ideas/{new_id()}", {**WORDS, "words": "Skriv til mig på 28 45 67 12"})

    assert (refused.status_code, refused.json["code"]) == (422, "not_publishable")
    assert list(refused.json["errors"]) == ["words"]
    assert board.youths[0].get("/ideas").json["items"] == []


def test_who_blocked_whom_hears_nothing_of_them_either_way(unit: UnitOfWork, as_account: AsAccount) -> None:
    board = Board(unit, as_account, youths=3)
    nor, sne, third = board.youths
    ours, theirs = board.idea(nor), board.idea(sne)
    shared = board.idea(third)
    for who in (nor, sne):
        who.put(f"/ideas/{shared}/comments/{new_id()}", {"text": "Det lyder godt"})
    nor.put(f"/blocks/{board.people[1].id}", {})

    for who, hidden in ((nor, theirs), (sne, ours)):
        assert hidden not in {one["id"] for one in who.get("/ideas").json["items"]}
        assert who.get(f"/ideas/{hidden}").status_code == 404
        assert board.vote(who, hidden).status_code == 404
        assert board.seen(shared, who)["comments"] == len(who.get(f"/ideas/{shared}/comments").json["items"]) == 1
    assert board.seen(shared, third)["comments"] == 2


def test_ten_may_wait_at_a_time(unit: UnitOfWork, as_account: AsAccount) -> None:
    board = Board(unit, as_account)
    ideas = [board.idea() for _ in range(10)]
    refused = board.youths[0].put(f"/ideas/{new_id()}", WORDS)
    board.youths[0].delete(f"/ideas/{ideas[0]}")

    assert refused.json["code"] == "too_many_ideas"
    assert board.idea()


def test_words_are_taken_back(unit: UnitOfWork, as_account: AsAccount) -> None:
    board, comment_id = Board(unit, as_account), new_id()
    nor, sne = board.youths
    idea_id = board.idea()
    path = f"/ideas/{idea_id}/comments/{comment_id}"
    sne.put(path, {"text": "Jeg kommer"})
    sne.put(path, {"text": "Jeg kommer"})
    heard = nor.get(f"/ideas/{idea_id}/comments").json["items"]
    codes = [who.delete(path).status_code for who in (nor, sne, sne)]

    assert [(one["text"], one["mine"]) for one in heard] == [("Jeg kommer", False)]
    assert codes == [404, 204, 204]
    assert nor.get(f"/ideas/{idea_id}/comments").json["items"] == []


def test_a_reported_idea_is_frozen_and_taken_away(unit: UnitOfWork, as_account: AsAccount) -> None:
    board = Board(unit, as_account)
    idea_id, comment_id = board.idea(), new_id()
    board.youths[1].put(f"/ideas/{idea_id}/comments/{comment_id}", {"text": "Kom bare"})
    for who, kind, subject in ((1, "crew.idea", idea_id), (0, "crew.comment", comment_id)):
        report = {"kind": kind, "subject_id": subject, "reason": "bullying"}
        assert board.youths[who].post("/reports", report).status_code == 202


def test_the_board_costs_the_same_however_long_it_is(unit: UnitOfWork, as_account: AsAccount) -> None:
    board = Board(unit, as_account)
    sne = board.youths[1]

    def asked() -> int:
        sne.get("/ideas")
        with counted_statements() as counted:
            sne.get("/ideas")
        return len(counted)

    board.idea()
    few = asked()
    for _ in range(5):
        board.idea()
    assert asked() == few
