"""Fills an empty database with the demo and writes down who can sign in."""

import json
from pathlib import Path
from typing import Any

from backend.accounts.ages import age_band
from backend.core import outbox
from backend.core.db import unit_of_work
from backend.events.queries import find_event

from . import (
    caught,
    evenings,
    friends,
    house,
    ideas,
    jobs,
    money,
    openings,
    people,
    rooms,
    rota,
    rulings,
    talk,
    watch,
    yesterday,
)

SIGN_INS = "demo-sign-ins.json"


class NotEmpty(Exception):
    """Somebody lives here already."""


def seed(data: Path, *, examples: bool = False) -> list[dict[str, Any]]:
    """Make the demo and write its sign-ins to `data`; raises NotEmpty (nothing is changed then).

    With `examples`, one in ten cases a moderator is given is an invented one that is compared with what experts said.
    """
    with unit_of_work(readonly=True):
        if people.anybody_here():
            raise NotEmpty
    ids = people.settle()
    house.furnish(ids)
    ideas.put_up(ids)
    money.set_aside(ids)
    rota.lay_out(ids)
    jobs.hope(ids)
    jobs.rehearse(ids)
    openings.offer(ids)
    events = evenings.plan(ids)
    money.ask_for_the_bus(ids, events[0])
    yesterday.look_back(ids)
    room_id = friends.make(ids)
    evenings.come_together(ids, events[2])
    rooms.open_all(ids)
    talk.chat(ids, room_id)
    with unit_of_work(readonly=True):
        event = find_event(events[0])
    if event and event.room_id:
        talk.report_something(ids, event.room_id)
    rulings.rule(ids)
    watch.keep(ids)
    caught.catch(ids)
    if examples:
        caught.mix_in(ids)
    # Last, for whoever has a part in a case needs two matchmakers.
    friends.draft_round(ids["malik"])
    outbox.deliver_due()
    sign_ins = [_sign_in(person) for person in people.EVERYBODY]
    (data / SIGN_INS).write_text(json.dumps(sign_ins, indent=1, ensure_ascii=False))
    return sign_ins


def describe_sign_ins(data: Path) -> list[str]:
    """One line for the first account of every role, and the password; nothing when this is no demo."""
    if not (data / SIGN_INS).exists():
        return []
    sign_ins = json.loads((data / SIGN_INS).read_text())
    firsts: dict[str, dict[str, Any]] = {}
    for person in sign_ins:
        for role in person["roles"]:
            firsts.setdefault(role, person)
    lines = [f"  {role:<12} {person['handle']}" for role, person in firsts.items()]
    return [f"A demo with invented people. Everybody's password: {sign_ins[0]['password']}", *lines]


def _sign_in(person: people.Person) -> dict[str, Any]:
    roles = list(person.roles) or ([] if person.waits else ["youth"])
    return {
        "handle": person.handle,
        "password": people.PASSWORD,
        "otp_secret": None,
        "roles": roles,
        "age_band": None if person.age is None or person.waits else age_band(person.age),
        "community": person.community,
    }
