"""The ways into rooms and life in them, over REST and as frames."""

from collections.abc import Callable
from typing import Any

import pytest

from backend.chat import service
from backend.core import clock
from backend.core.actor import Actor
from tests.chat.conftest import Listen
from tests.chat.making import make_gathering, say
from tests.chat.rooms import WORDS, ask_and_let_in, befriend, make_circle, make_club, open_group
from tests.chat.showing import NOON, shown_person
from tests.conftest import Api, UnitOfWork
from tests.factories import make_adult, make_community, make_youth
from tests.support.statements import counted_statements

AsAccount = Callable[[str], Api]


def test_a_group_from_its_making_to_its_first_word(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(NOON):
        with unit():
            community = make_community()
            nor, sne, liv = (make_youth(community=community) for _ in range(3))
            befriend(nor, sne, liv)
        api, sne_api = as_account(nor.id), as_account(sne.id)
        made = api.post("/rooms/groups", {"title": "Os tre", "account_ids": [sne.id, liv.id], "client_id": "a"})
        room_id = made.json["id"]
        offered = sne_api.get("/rooms/invitations").json

        assert made.status_code == 201
        assert (
            made.json
            == api.get(f"/rooms/{room_id}").json
            == {
                "id": room_id,
                "kind": "group",
                "title": "Os tre",
                "purpose": "",
                "guidelines": "",
                "age_bands": [],
                "people": [{**shown_person(nor), "role": "member"}],
                "invited": 2,
                "role": "member",
                "muted": False,
                "unread": 0,
                "last_seq": 1,
                "last_change": 0,
                "read_seq": 0,
                "last_message": made.json["last_message"],
                "why_closed": "waiting",
                "opens_at": None,
                "closes_at": None,
                "closed_at": None,
                "event_id": None,
            }
        )
        assert (made.json["last_message"]["system"], made.json["last_message"]["text"]) == ("opened", "")
        assert offered == {
            "items": [
                {
                    "room": {
                        "id": room_id,
                        "kind": "group",
                        "title": "Os tre",
                        "purpose": "",
                        "guidelines": "",
                        "people": [shown_person(nor)],
                    },
                    "by": shown_person(nor),
                    "created_at": NOON,
                }
            ],
            "next": None,
        }
        assert sne_api.get(f"/rooms/{room_id}").status_code == 404
        for friend in (sne, liv):
            answer = as_account(friend.id).post(f"/rooms/{room_id}/invitation/answer", {"answer": "yes"})
            assert (answer.status_code, answer.data) == (204, b"")
        said = sne_api.post(f"/rooms/{room_id}/messages", {"client_id": "a", "text": "hej"})
        assert (said.status_code, said.json["seq"]) == (201, 4)
        assert sne_api.get("/rooms/invitations").json["items"] == []


def test_an_interest_group_and_its_door(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(NOON):
        with unit():
            community = make_community()
            host, watcher = make_adult("organiser", community=community), make_adult("moderator", community=community)
            youth = make_youth(community=community)
        api, host_api = as_account(youth.id), as_account(host.id)
        made = host_api.post("/rooms/interests", {**WORDS, "age_bands": ["15-17"]})
        room_id = made.json["id"]
        listed = {"id": room_id, **WORDS, "people_count": 2, "asked": False}

        assert (made.status_code, made.json["role"], made.json["age_bands"]) == (201, "host", ["15-17"])
        assert {one["id"]: one["role"] for one in made.json["people"]} == {host.id: "host", watcher.id: "watcher"}
        assert api.get("/rooms/interests").json == {"items": [listed], "next": None}
        assert api.post(f"/rooms/{room_id}/requests").status_code == 204
        assert api.get("/rooms/interests").json["items"] == [{**listed, "asked": True}]
        waiting = {"items": [{"account": shown_person(youth), "created_at": NOON}], "next": None}
        assert host_api.get(f"/rooms/{room_id}/requests").json == waiting
        answer = host_api.post(f"/rooms/{room_id}/requests/{youth.id}/answer", {"answer": "yes"})
        assert answer.status_code == 204
        assert api.get("/rooms/interests").json["items"] == []
        assert api.get(f"/rooms/{room_id}").json["why_closed"] is None


def test_a_word_with_an_adult(unit: UnitOfWork, as_account: AsAccount) -> None:
    with clock.freeze(NOON):
        with unit():
            gathering = make_gathering()
        made = as_account(gathering.one.id).post("/rooms/contacts", {"account_id": gathering.host.id})
        theirs = as_account(gathering.host.id).get(f"/rooms/{made.json['id']}").json
        refused = as_account(gathering.host.id).post(
            f"/rooms/{made.json['id']}/messages", {"client_id": "a", "text": "hej"}
        )

        assert (made.status_code, made.json["kind"], made.json["why_closed"]) == (201, "direct", None)
        assert (made.json["title"], theirs["title"]) == (gathering.host.nickname, gathering.one.nickname)
        watched = as_account(gathering.watcher.id).get(f"/rooms/{made.json['id']}").json
        assert set(watched["title"].split(", ")) == {gathering.one.nickname, gathering.host.nickname}
        assert (theirs["why_closed"], refused.status_code, refused.json["code"]) == ("waiting", 409, "room_waiting")
        back = as_account(gathering.host.id).post("/rooms/contacts", {"account_id": gathering.one.id})
        assert (back.status_code, back.json["code"]) == (403, "forbidden")


def test_life_in_a_group(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        circle = make_circle()
    first, second, third = (as_account(one.id) for one in circle.people)
    path = f"/rooms/{circle.room.id}"
    renamed = second.patch(path, {"title": "Spil", "purpose": "Vi spiller."})

    assert (renamed.status_code, renamed.json["title"], renamed.json["purpose"]) == (200, "Spil", "Vi spiller.")
    assert first.put(f"{path}/mute", {"muted": True}).status_code == 204
    assert (first.get(path).json["muted"], second.get(path).json["muted"]) == (True, False)
    assert first.get(f"/rooms/candidates?room_id={circle.room.id}").json["items"] == [shown_person(circle.friend)]
    assert first.post(f"{path}/invitations", {"account_ids": [circle.friend.id]}).status_code == 204
    assert first.get(path).json["invited"] == 1
    assert first.delete(f"{path}/invitations/{circle.friend.id}").status_code == 204
    assert first.get(path).json["invited"] == 0
    assert third.delete(f"{path}/membership").status_code == 204
    assert third.get(path).status_code == 404
    assert first.get(path).json["why_closed"] == "waiting"


def test_life_in_an_interest_group(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        club = make_club()
    host, youth, path = as_account(club.host.id), as_account(club.youth.id), f"/rooms/{club.room.id}"

    assert host.delete(f"{path}/people/{club.youth.id}").status_code == 204
    assert youth.get(path).status_code == 404
    last = host.delete(f"{path}/membership")
    assert (last.status_code, last.json["code"]) == (409, "last_host")
    assert host.post(f"{path}/close").status_code == 204
    assert host.get(path).json["why_closed"] == "ended"


@pytest.mark.parametrize(
    ("path", "body", "field"),
    [
        ("/rooms/groups", {"title": "Os", "account_ids": ["a"]}, "account_ids"),
        ("/rooms/groups", {"title": "Os", "account_ids": [f"a{n}" for n in range(8)]}, "account_ids"),
        ("/rooms/groups", {"title": "", "account_ids": ["a", "b"]}, "title"),
        ("/rooms/groups", {"title": "x" * 61, "account_ids": ["a", "b"]}, "title"),
        ("/rooms/groups", {"title": "Os", "account_ids": ["a", "b"], "kind": "staff"}, "kind"),
        ("/rooms/groups", {"title": "Ring 20 12 34 56", "account_ids": ["a", "b"]}, "title"),
        ("/rooms/interests", {**WORDS, "age_bands": ["10-12"]}, "age_bands"),
        ("/rooms/interests", {"title": "Tegning", "age_bands": []}, "purpose"),
        ("/rooms/contacts", {}, "account_id"),
    ],
)
def test_what_no_room_is_made_of(
    unit: UnitOfWork, as_account: AsAccount, path: str, body: dict[str, Any], field: str
) -> None:
    with unit():
        youth = make_youth(community=make_community())
    refused = as_account(youth.id).post(path, body)

    assert (refused.status_code, field in refused.json["errors"]) == (422, True)


def _three_invitations(actor: Actor, number: int) -> None:
    friends = [make_youth(community=make_community()) for _ in range(3)]
    befriend(friends[0], *friends[1:], actor)
    open_group(friends[0], *friends[1:], actor, title=f"Hold {number}")


@pytest.mark.parametrize("what", ["rooms", "invitations", "interests", "requests", "candidates"])
def test_a_list_costs_the_same_however_long_it_is(unit: UnitOfWork, as_account: AsAccount, what: str) -> None:
    with unit():
        community = make_community()
        club, reader = make_club(community=community), make_youth(community=community)
        asked = {"requests": (club.host, f"/rooms/{club.room.id}/requests")}
        actor, path = asked.get(what, (reader, "/rooms" if what == "rooms" else f"/rooms/{what}"))

    def more(number: int) -> None:
        if what == "rooms":
            mine = make_club(community=community)
            ask_and_let_in(mine.host, reader, mine.room)
            say(mine.youth, mine.room)
        elif what == "invitations":
            _three_invitations(reader, number)
        elif what == "interests":
            make_club(community=community)
        elif what == "requests":
            service.request_entry(actor=make_youth(community=community), room_id=club.room.id)
        else:
            befriend(reader, make_youth(community=community))

    def cost() -> tuple[int, int]:
        api = as_account(actor.id)
        assert api.get("/me").status_code == 200
        with counted_statements() as statements:
            items = api.get(path).json["items"]
        return len(items), len(statements)

    with unit():
        more(1)
    shown, before = cost()
    with unit():
        for number in range(2, 4):
            more(number)
    longer, after = cost()

    assert (longer - shown, after) == (2, before)


def test_the_pages_of_a_list_hang_together(unit: UnitOfWork, as_account: AsAccount) -> None:
    with unit():
        community = make_community()
        clubs = [make_club(community=community) for _ in range(3)]
        reader = make_youth(community=community)
    api = as_account(reader.id)
    first = api.get("/rooms/interests?limit=2").json
    second = api.get(f"/rooms/interests?limit=2&cursor={first['next']}").json

    assert second["next"] is None
    assert [one["id"] for page in (first, second) for one in page["items"]] == sorted(club.room.id for club in clubs)


def test_everybody_inside_hears_who_comes_and_goes(unit: UnitOfWork, listen: Listen) -> None:
    with unit():
        circle = make_circle()
        service.invite(actor=circle.people[0], room_id=circle.room.id, account_ids=[circle.friend.id])
    ears = {actor.id: listen(actor.id) for actor in (*circle.people, circle.friend)}

    def heard() -> dict[str, list[tuple[str, int]]]:
        return {
            account_id: [
                (frame["name"], len(frame["args"][0].get("people", ())))
                for frame in ear.get_received()
                if frame["args"][0].get("room_id") == circle.room.id
            ]
            for account_id, ear in ears.items()
        }

    with unit():
        service.answer_invitation(actor=circle.friend, room_id=circle.room.id, answer="yes")
    joined = [("message:new", 0), ("room:changed", 4)]
    assert heard() == dict.fromkeys(ears, joined)
    with unit():
        service.leave_room(actor=circle.friend, room_id=circle.room.id)
    left = [("message:new", 0), ("room:changed", 3)]
    assert heard() == {**dict.fromkeys(ears, left), circle.friend.id: [("room:gone", 0)]}
    with unit():
        service.mute_room(actor=circle.people[0], room_id=circle.room.id, muted=True)
        service.reword_room(actor=circle.people[0], room_id=circle.room.id, purpose="Vi spiller.")
    changed = [("room:changed", 3)]
    assert heard() == {**dict.fromkeys(ears, changed), circle.friend.id: []}
