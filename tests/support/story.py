"""The story from outside: two youths become friends, chat over a bad line, meet at an event, and are kept safe."""

from collections.abc import Callable
from functools import partial
from typing import Any

from tests.support.joining import TASTE, let_in, post_event
from tests.support.outsider import Outsider, wait_for

SignIn = Callable[[str], Outsider]


def live_it(sign_in: SignIn) -> None:
    """In an empty community whose coordinator is `mette`."""
    coordinator = sign_in("mette")
    for handle, role in (("ali", "moderator"), ("malik", "matchmaker"), ("olga", "organiser")):
        let_in(coordinator, handle, role)
    for handle in ("nor", "sne"):
        let_in(coordinator, handle)
    nor, sne = sign_in("nor"), sign_in("sne")

    friends = _make_friends(sign_in, nor, sne)
    _talk_with_a_broken_line(nor, sne, friends["room_id"])
    _meet(sign_in, nor, sne)
    _keep_safe(sign_in, nor, sne, friends["room_id"])
    _meet_help(nor, friends["room_id"])


def _make_friends(sign_in: SignIn, nor: Outsider, sne: Outsider) -> dict[str, Any]:
    for youth in (nor, sne):
        assert youth.put("/friendbank/profile", TASTE)["complete"]
    matchmaker = sign_in("malik")
    assert matchmaker.post("/friendbank/rounds", expect=201)["figures"]["drafts"] == 1
    draft = matchmaker.get("/friendbank/drafts")["items"][0]
    matchmaker.post(f"/friendbank/drafts/{draft['id']}/approval")
    matchmaker.post(f"/friendbank/rounds/{draft['round_id']}/publication")
    proposal = nor.get("/friendbank/proposals")["items"][0]
    assert proposal["people"] == []
    assert proposal["reasons"]
    answer = f"/friendbank/proposals/{proposal['id']}/answer"
    assert nor.post(answer, {"answer": "yes"})["status"] == "waiting"
    made: dict[str, Any] = sne.post(answer, {"answer": "yes"})
    assert made["status"] == "friends"
    return made


def _talk_with_a_broken_line(nor: Outsider, sne: Outsider, room_id: str) -> None:
    nor.connect()
    sne.connect()
    nor.say(room_id, "Hej! Skal vi følges?", client_id="n1")
    sne.hears("message:new", lambda frame: frame["seq"] == 2)

    sne.drop()
    nor.say(room_id, "Jeg er lidt nervøs", client_id="n2")
    nor.say(room_id, "Er du der?", client_id="n3")
    lost = {"client_id": "s1", "text": "Ja, jeg mistede nettet"}
    first = sne.post(f"/rooms/{room_id}/messages", lost, expect=201)
    sne.connect()
    missed = sne.ask("room:sync", {"rooms": {room_id: 2}})["data"]["rooms"][room_id]
    again = sne.say(room_id, lost["text"], client_id="s1")
    nor.say(room_id, "Godt", client_id="n4")

    assert [message["seq"] for message in missed["messages"]] == [3, 4, 5]
    assert (again["id"], again["seq"]) == (first["id"], first["seq"])
    expected = ["Hej! Skal vi følges?", "Jeg er lidt nervøs", "Er du der?", "Ja, jeg mistede nettet", "Godt"]
    for person in (nor, sne):
        first, *history = person.get(f"/rooms/{room_id}/messages?after_seq=0")["items"]
        assert (first["seq"], first["system"]) == (1, "icebreaker")
        assert [(message["seq"], message["text"]) for message in history] == list(enumerate(expected, 2))
    wait_for(lambda: sorted(f["seq"] for f in nor.heard("message:new") if f["room_id"] == room_id)[-1:] == [6])
    nor.hears("message:new", lambda frame: frame["seq"] == 5)


def _meet(sign_in: SignIn, nor: Outsider, sne: Outsider) -> None:
    organiser = sign_in("olga")
    event_id = post_event(organiser, sign_in("mette"), capacity=1)
    path = f"/events/{event_id}/sign-ups"
    assert nor.post(path, expect=201)["status"] == "going"
    waiting = sne.post(path, expect=201)
    assert (waiting["status"], waiting["position"]) == ("waiting", 1)
    assert sne.post(path, expect=201) == waiting
    nor.delete(f"{path}/mine")
    assert sne.get(f"/events/{event_id}")["mine"]["status"] == "going"


def _keep_safe(sign_in: SignIn, nor: Outsider, sne: Outsider, room_id: str) -> None:
    bad = sne.say(room_id, "du er klam og ingen gider dig")
    receipt = nor.post("/reports", {"kind": "chat.message", "subject_id": bad["id"], "reason": "bullying"}, expect=202)
    assert receipt["status"] == "received"
    moderator = sign_in("ali")
    case = moderator.post("/moderation/cases/next")
    assert case["evidence"]["text"] == bad["text"]
    assert "Nor" not in str(case["reports"])
    moderator.post(
        f"/moderation/cases/{case['id']}/decisions",
        {
            "version": case["version"],
            "action": "hide",
            "guideline": moderator.get("/moderation/guidelines")["items"][0]["id"],
            "rationale": "Beskeden er nedgørende og rettet mod en bestemt person.",
        },
        expect=201,
    )
    for person in (nor, sne):
        wait_for(partial(_has_notices, person))
    nor.hears("message:removed", lambda frame: frame["id"] == bad["id"])
    shown = nor.get(f"/rooms/{room_id}/messages?after_seq=6")["items"]
    assert [(message["text"], message["removed"]) for message in shown] == [("", "moderator")]
    assert nor.get("/reports")["items"][0]["status"] == "answered"


def _has_notices(person: Outsider) -> bool:
    return bool(person.get("/notices")["items"])


def _meet_help(nor: Outsider, room_id: str) -> None:
    worried = nor.say(room_id, "jeg orker ikke mere, jeg vil bare dø")
    assert worried["status"] == "delivered"
    assert "112" in str(worried["help"]["lines"])
    held = nor.say(room_id, "skriv til mig på 28 45 67 12")
    assert (held["status"], held["seq"]) == ("held", None)
