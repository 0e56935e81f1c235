from collections.abc import Callable
from typing import Any

import pytest

from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.friendbank import queries, rounds, service, texts
from tests.conftest import Api, LiveServer, UnitOfWork
from tests.factories import make_account, make_adult, make_token, make_youth
from tests.friendbank.making import BLANK, TOLD, list_draft_ids, make_place, make_proposed_pair, make_teller, send_round
from tests.support.outsider import Outsider
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]

# How two who told the same suit each other.
ALIKE = [
    {"code": "interests", "text": "Det, de begge kan lide", "level": "much"},
    {"code": "hopes", "text": "Det, de begge håber på", "level": "much"},
    {"code": "times", "text": "Tider, de begge kan", "level": "much"},
    {"code": "near", "text": "Kort vej til hinanden", "level": "much"},
    {"code": "dislikes", "text": "Det, ingen af dem kan lide", "level": "some"},
    {"code": "peace", "text": "Intet, den ene elsker og den anden ikke vil", "level": "much"},
    {"code": "age", "text": "Næsten samme alder", "level": "much"},
]


@pytest.fixture
def community(unit: UnitOfWork) -> Community:
    with unit():
        return make_place()


@pytest.fixture
def matchmaker(unit: UnitOfWork, community: Community) -> Actor:
    with unit():
        return make_adult("matchmaker", community=community)


def test_from_a_profile_to_a_friend(
    as_account: AsAccount, unit: UnitOfWork, community: Community, matchmaker: Actor
) -> None:
    with clock.freeze("2026-11-22T12:00:00+01:00"):
        with unit():
            youths = [make_youth(community=community, nickname=name) for name in ("Nor", "Sne")]
        nor, sne = (as_account(youth.id) for youth in youths)
        empty = nor.get("/friendbank/profile").json
        told = [api.put("/friendbank/profile", TOLD) for api in (nor, sne)]
        by = as_account(matchmaker.id)
        made = by.post("/friendbank/rounds", {})
        (draft,) = by.get("/friendbank/drafts").json["items"]
        approved = by.post(f"/friendbank/drafts/{draft['id']}/approval", {})
        before = nor.get("/friendbank/proposals").json["items"]
        published = by.post(f"/friendbank/rounds/{draft['round_id']}/publication", {})
        (proposal,) = nor.get("/friendbank/proposals").json["items"]
        path = f"/friendbank/proposals/{proposal['id']}/answer"
        waiting = nor.post(path, {"answer": "yes"})
        opened = sne.post(path, {"answer": "yes"})
        (friend,) = nor.get("/friendbank/friends").json["items"]
        parted = nor.delete(f"/friendbank/friends/{friend['id']}")

    assert empty == BLANK
    assert told[0].json == {**BLANK, **TOLD, "complete": True, "updated_at": "2026-11-22T11:00:00Z"}
    told_of = made.json
    figures = told_of.pop("figures")
    assert (made.status_code, told_of) == (
        201,
        {
            "id": draft["round_id"],
            "status": "review",
            "dial": 0.4,
            "created_at": "2026-11-22T11:00:00Z",
            "published_at": None,
            "waiting": 1,
            "approved": 0,
            "stayed": [],
            "rules": texts.rules_asked("da"),
        },
    )
    assert (figures["looking"], figures["offers"], figures["left_out"], figures["why"]) == (2, 2, 0, [])
    assert (before, published.json["status"], published.json["figures"]["sent"]) == ([], "published", 1)
    people = [
        {
            **_person(youth.id, name),
            "age_band": "15-17",
            "area": "gentofte-hellerup",
            "pleased": True,
            "fit": 0.91,
            "parts": ALIKE,
        }
        for youth, name in zip(youths, ("Nor", "Sne"), strict=True)
    ]
    assert sorted(draft.pop("people"), key=lambda person: person["nickname"]) == people
    assert draft == {
        "id": proposal["id"],
        "score": draft["score"],
        "reasons": proposal["reasons"],
        "cautions": [],
        "round_id": made.json["id"],
        "kind": "pair",
        "status": "draft",
        "needs_second": False,
        "seconded": False,
        "mine": False,
    }
    assert (approved.status_code, approved.json["id"]) == (200, proposal["id"])
    assert proposal == {
        "id": proposal["id"],
        "kind": "pair",
        "size": 2,
        "status": "open",
        "reasons": [
            {"code": "interest", "text": "I kan begge lide en af de samme ting.", "about": None},
            {"code": "hope", "text": "I håber på noget af det samme.", "about": None},
            {"code": "time", "text": "I kan på nogle af de samme tider.", "about": None},
        ],
        "my_answer": None,
        "closes_at": "2026-11-29T11:00:00Z",
        "room_id": None,
        "event": None,
        "people": [],
    }
    assert (waiting.status_code, waiting.json) == (200, {**proposal, "status": "waiting", "my_answer": "yes"})
    assert opened.json == {
        **proposal,
        "status": "friends",
        "my_answer": "yes",
        "room_id": friend["room_id"],
        "people": [_person(youths[0].id, "Nor")],
    }
    assert friend == {
        "id": friend["id"],
        "person": _person(youths[1].id, "Sne"),
        "since": "2026-11-22T11:00:00Z",
        "room_id": friend["room_id"],
        "event": None,
        "helper": False,
    }
    assert parted.status_code == 204
    assert nor.get("/friendbank/friends").json == {"items": [], "next": None}


def test_what_a_profile_can_say(as_account: AsAccount, unit: UnitOfWork, community: Community) -> None:
    with unit():
        youth_id = make_youth(community=community).id

    choices = as_account(youth_id).get("/friendbank/choices").json

    assert choices["areas"] == [
        {"id": "gentofte-hellerup", "name": "Hellerup"},
        {"id": "gentofte-ordrup", "name": "Ordrup"},
        {"id": "lyngby-virum", "name": "Virum"},
    ]
    assert choices["languages"] == ["da", "en", "ar", "so", "uk", "fa", "tr", "pl", "kl"]
    assert choices["travel"] == ["walk", "bike15", "bike30", "bus30", "bus60"]
    assert choices["ways"] == ["walk", "bike", "bus", "online_first"]
    assert choices["genders"] == ["girl", "boy", "other"]
    assert [len(choices[name]) for name in ("interests", "times", "hopes", "comforts")] == [12, 4, 6, 7]


@pytest.mark.parametrize(
    "wrong",
    [
        {"interests": ["skydning"]},
        {"interests": ["film", "film"]},
        {"dislikes": ["mad"]},
        {"dislikes": ["bage", "bold", "dyr", "gaming"]},
        {"only_gender": True},
        {"most_years": 10},
        {"ways": ["horse"]},
        {"skipped": ["everything"]},
        {"paused_until": "2099-01-01"},
        {"languages": "da"},
        {"travel": "rocket"},
        {"area": "lyngby-taarbaek"},
        {"paused": "maybe"},
        {"home": "Villavej 1"},
    ],
)
def test_a_profile_that_makes_no_sense_is_refused(
    as_account: AsAccount, unit: UnitOfWork, community: Community, wrong: dict[str, Any]
) -> None:
    with unit():
        youth_id = make_teller(community=community).id

    answer = as_account(youth_id).put("/friendbank/profile", wrong)

    assert answer.status_code == 422
    assert list(answer.json["errors"]) == list(wrong)


def test_reasons_come_in_the_readers_language(as_account: AsAccount, unit: UnitOfWork) -> None:
    with unit():
        one, _, _ = make_proposed_pair()
    api = as_account(one.id)
    api.patch("/me", {"language": "en"})

    (proposal,) = api.get("/friendbank/proposals").json["items"]

    assert proposal["reasons"][0] == {"code": "interest", "text": "You like one of the same things.", "about": None}


def test_a_draft_a_rule_stops_is_refused_with_its_code(
    as_account: AsAccount, unit: UnitOfWork, community: Community, matchmaker: Actor
) -> None:
    with unit():
        make_teller(community=community)
        other = make_teller(community=community)
        rounds.create_round(actor=matchmaker)
        (draft_id,) = list_draft_ids(community.id)
        service.save_profile(actor=other, changes={"paused": True})
    api = as_account(matchmaker.id)

    one = api.post(f"/friendbank/drafts/{draft_id}/approval", {})
    many = api.post("/friendbank/drafts/approvals", {"ids": [draft_id]})
    rejected = api.post(f"/friendbank/drafts/{draft_id}/rejection", {"code": "other", "reason": "En holder pause."})

    assert (one.status_code, one.json["code"], one.json["reason"]) == (409, "rule_broken", "paused")
    refused = {"id": draft_id, "code": "paused", "detail": "En af dem holder pause."}
    assert (many.status_code, many.json) == (200, {"approved": [], "waiting": [], "refused": [refused]})
    assert rejected.status_code == 204
    assert api.get("/friendbank/drafts").json == {"items": [], "next": None}


def test_strangers_find_nothing(as_account: AsAccount, unit: UnitOfWork) -> None:
    with unit():
        one, other, proposal_id = make_proposed_pair()
        service.answer(actor=one, proposal_id=proposal_id, said="yes")
        service.answer(actor=other, proposal_id=proposal_id, said="yes")
        community = session().get_one(Community, one.community_id)
        for friend in (one, other):
            service.save_profile(actor=friend, changes={"paused": True})
        friendship_id = queries.friendships_by_proposal([proposal_id])[proposal_id].id
        youths = [make_teller(community=community), make_teller(community=community)]
        rounds.create_round(actor=make_adult("matchmaker", community=community))
        (draft_id,) = list_draft_ids(community.id)
        far = make_adult("matchmaker", community=make_place()).id
        moderator = make_adult("moderator", community=community).id
        pending = make_account(community=community, status="pending").id
        nosy = youths[0].id
    of_youths: list[tuple[str, str, Any]] = [
        ("POST", f"/friendbank/proposals/{proposal_id}/answer", {"answer": "no"}),
        ("DELETE", f"/friendbank/friends/{friendship_id}", None),
    ]
    of_matchmakers: list[tuple[str, str, Any]] = [
        ("POST", f"/friendbank/drafts/{draft_id}/approval", {}),
        ("POST", f"/friendbank/drafts/{draft_id}/rejection", {"code": "other"}),
    ]
    lists = ["/friendbank/profile", "/friendbank/proposals", "/friendbank/friends"]

    for who in (far, moderator, nosy):
        calls = of_youths + of_matchmakers
        assert [as_account(who).call(*call).status_code for call in calls] == [404] * len(calls)
    for who in (far, moderator):
        assert [as_account(who).get(path).status_code for path in lists] == [403, 403, 403]
    for who in (moderator, nosy):
        api = as_account(who)
        assert api.get("/friendbank/drafts").status_code == 403
        assert api.post("/friendbank/rounds", {}).status_code == 403
        assert api.post("/friendbank/drafts/approvals", {"ids": [draft_id]}).status_code == 403
    assert as_account(far).get("/friendbank/drafts").json == {"items": [], "next": None}
    paths = ["/friendbank/choices", "/friendbank/drafts", *lists]
    assert [as_account(pending).get(path).status_code for path in paths] == [403] * len(paths)


@pytest.mark.parametrize("path", ["/friendbank/drafts", "/friendbank/proposals", "/friendbank/friends"])
def test_a_list_costs_the_same_however_long(
    as_account: AsAccount, unit: UnitOfWork, community: Community, matchmaker: Actor, path: str
) -> None:
    with unit():
        youth = make_teller(community=community)
    reader = as_account(matchmaker.id if path.endswith("drafts") else youth.id)
    counts = []
    for number in range(3):
        with unit():
            _add_one(youth, community, matchmaker, path)
        reader.get(path)
        with counted_statements() as seen:
            assert len(reader.get(path).json["items"]) == number + 1
        counts.append(len(seen))

    assert counts[0] == counts[2]


def _add_one(youth: Actor, community: Community, matchmaker: Actor, path: str) -> None:
    """One more row of the kind that `path` lists."""
    other = make_teller(community=community, told={"together": "pair"})
    if path.endswith("drafts"):
        waiting = queries.find_round_in_review(community.id)
        if waiting is not None:
            rounds.drop(actor=matchmaker, round_id=waiting.id)
            make_teller(community=community, told={"together": "pair"})
        rounds.create_round(actor=matchmaker)
        return
    (draft_id,) = send_round(matchmaker)
    for person in (youth, other):
        service.answer(actor=person, proposal_id=draft_id, said="yes")
    service.save_profile(actor=other, changes={"paused": True})


def test_both_hear_of_a_proposal_and_of_two_yeses(
    live_server: LiveServer, unit: UnitOfWork, community: Community, matchmaker: Actor
) -> None:
    with unit():
        youths = [make_teller(community=community) for _ in range(2)]
        tokens = [make_token(who.id) for who in (*youths, matchmaker)]
    one, other, by = (Outsider(live_server.url, token) for token in tokens)
    one.connect()
    other.connect()

    made = by.post("/friendbank/rounds", expect=201)
    (draft,) = by.get("/friendbank/drafts")["items"]
    by.post(f"/friendbank/drafts/{draft['id']}/approval")
    by.post(f"/friendbank/rounds/{made['id']}/publication")
    heard = [person.hears("proposal:new") for person in (one, other)]
    for person in (one, other):
        person.post(f"/friendbank/proposals/{draft['id']}/answer", {"answer": "yes"})
    again = one.hears("proposal:new", lambda _frame: len(one.heard("proposal:new")) == 2)
    room = other.hears("room:changed")

    assert heard == [{"id": draft["id"]}] * 2
    assert again == {"id": draft["id"]}
    assert room["kind"] == "direct"
    for connected in (one, other, by):
        connected.disconnect()


def _person(account_id: str, nickname: str) -> dict[str, str]:
    return {"id": account_id, "nickname": nickname, "avatar": "blad", "tone": "plum", "kind": "youth"}
