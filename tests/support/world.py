"""Two small communities with one thing of every kind, for asking who may do what with it."""

from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import select

from backend.accounts import service as accounts
from backend.accounts.models import Community, RoleGrant
from backend.chat import picture_files
from backend.chat import service as chat
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session, unit_of_work
from backend.core.pagination import Window
from backend.core.pictures import make
from backend.crew import service as crew
from backend.crew.budget import service as budget
from backend.crew.rules import service as rules
from backend.crew.shifts import service as shifts
from backend.crew.shifts.schemas import NewCrewShift
from backend.events import service as events
from backend.events.drafts import service as drafts
from backend.events.hosting import service as hosting
from backend.events.hosting.models import CoHost
from backend.events.photos import photo_files
from backend.events.photos import service as photos
from backend.friendbank import service as friendbank
from backend.friendbank.queries import list_rounds
from backend.house import service as house
from backend.house.taking import Slot
from backend.jobhelp.board.schemas import ApplicationContent
from backend.jobhelp.board.service import save_application
from backend.jobhelp.cv.schemas import CvContent
from backend.jobhelp.cv.service import save_cv
from backend.jobhelp.openings import service as openings
from backend.jobhelp.openings.schemas import OpeningContent
from backend.jobhelp.rehearsals import service as rehearsals
from backend.ledger import service as ledger
from backend.notifications import subscribing
from backend.notifications.models import Notice
from backend.travel import service as travel
from moderation import service as moderation
from moderation.rulebook import switching
from tests import factories
from tests.support import rulings, tables, watch
from tests.support.friends import make_check_in, make_draft, make_friendship, make_proposal, make_weight_set
from tests.support.pictures import tiny_picture
from tests.support.pushservice import Browser

ADULTS = ("referrer", "moderator", "matchmaker", "organiser", "coordinator")
IDEA = {"title": "Filmaften", "words": "Vi ser en film sammen, og folk tager slik med."}
HOUSE_RULE = {"words": "Vi vasker op, når vi har spist.", "why": "Så er der rent til den næste."}
EVERY_DAY = {str(day): ["10:00-22:00"] for day in range(7)}
TASTE = {"interests": ["mad"], "languages": ["da"], "travel": "bus30", "times": ["weekend_day"]}
PROPOSAL = {"title": "Net til bordtennis", "words": "Det gamle er i stykker.", "amount_ore": 15_000}
WAY = {"name": "Bus i byen", "amount_ore": 4800}
FEEL = {"first_ten_minutes": "Vi siger hej.", "sound": 2, "who_is_there": "Ti unge.", "leaving_early": "Ja."}


EMPLOYER = {"name": "Bageren på Torvet", "cvr": "99060816", "contact": "Spørg efter Bente i butikken"}


@dataclass(slots=True)
class World:
    """Account ids and tokens by name, and ids of things by kind; nor owns what can be owned."""

    people: dict[str, str] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    things: dict[str, str] = field(default_factory=dict)


class KeptWorld:
    """A world that is made once, and as it was again whenever it is asked for."""

    def __init__(self) -> None:
        tables.empty()
        self._world = make_world()
        self._tables = tables.Kept()

    def restored(self) -> World:
        """The world with nothing beside it; what was done to it has never happened."""
        self._tables.put_back()
        return self._world


def make_world() -> World:
    """Everything afresh, beside whatever is there already."""
    with unit_of_work():
        world = World()
        actors = _people(world)
        _things(world, actors)
        world.tokens = {name: factories.make_token(account_id) for name, account_id in world.people.items()}
        return world


def _people(world: World) -> dict[str, Actor]:
    here, there = factories.make_community(), factories.make_community()
    actors = {name: factories.make_youth(community=here) for name in ("nor", "sne", "peer", "fourth")}
    actors |= {role: factories.make_adult(role, community=here) for role in ADULTS}
    # A second of each, because nobody decides what they are part of.
    actors |= {"second_moderator": factories.make_adult("moderator", community=here)}
    actors |= {"stranger": factories.make_youth(community=there)}
    actors |= {f"far_{role}": factories.make_adult(role, community=there) for role in ADULTS}
    actors["lapsed"] = factories.make_adult("moderator", "coordinator", community=here)
    session().query(RoleGrant).filter_by(account_id=actors["lapsed"].id).update(
        {"screened_until": clock.today() - timedelta(days=1)}
    )
    world.people = {name: actor.id for name, actor in actors.items()}
    for name, status in (("waiting", "pending"), ("suspended", "suspended"), ("door", "pending")):
        world.people[name] = factories.make_account(community=here, status=status).id
    world.people["member"] = factories.make_adult(community=here).id
    return actors


def _things(world: World, actors: dict[str, Actor]) -> None:
    nor, sne, peer = (actors[name] for name in ("nor", "sne", "peer"))
    friendship_id, room_id = make_friendship(nor, sne)
    mine, theirs = (_say(who, room_id) for who in (nor, sne))
    for youth in (sne, actors["fourth"]):
        friendbank.save_profile(actor=youth, changes=TASTE)
    event = events.create_event(actor=actors["organiser"], facts=_facts())
    events.sign_up(actor=nor, event_id=event.id)
    group, interest = _rooms(actors)
    report = moderation.file_report(actor=nor, kind="chat.message", subject_id=theirs, reason="bullying")
    notice = Notice(account_id=nor.id, kind="friendbank.proposed", data={}, cause=uuid4().hex)
    session().add(notice)
    session().flush()
    save_cv(actor=nor, version=0, content=CvContent().load({"name": "Nor"}))
    world.things = {
        "invitation": accounts.invite(actor=actors["referrer"], invites="youth")[0].id,
        "room": room_id,
        "group": group,
        "interest": interest,
        "message": mine,
        "their_message": theirs,
        "picture": _picture(nor, room_id),
        "event": event.id,
        **_asked_to_host(actors["organiser"], event.id),
        "far_community": actors["far_coordinator"].community_id,
        "event_photo": _photo(actors["organiser"]),
        "event_draft": _draft(actors["organiser"]),
        "new_event": _new_event(actors["organiser"]),
        "feed": events.open_feed(actor=nor, neutral=True),
        "series": events.start_series(actor=actors["organiser"], facts=_facts(), rule="FREQ=WEEKLY;COUNT=2").id,
        "case": report.case_id,
        "notice": notice.id,
        "browser": _browser(nor),
        "friendship": friendship_id,
        "due": make_check_in(nor, sne),
        "asked": make_check_in(nor, sne, by=actors["matchmaker"]),
        "proposal": make_proposal(nor, peer),
        "draft": make_draft(sne, actors["fourth"]),
        "round": list_rounds(actors["matchmaker"], Window()).items[0].id,
        "weights": make_weight_set(nor.community_id),
        "rule": _asked_rule(actors["coordinator"]),
        **_house(actors["organiser"]),
        **_idea(actors),
        **_money(actors, event.id),
        **_rota(actors),
        "slot": _slot(actors),
        "application": _application(nor),
        **_openings(actors["organiser"]),
        **watch.keep(actors, report.case_id),
        **rulings.keep(actors),
    }


def _application(youth: Actor) -> str:
    """A place nor would like to work."""
    facts = ApplicationContent().load({"place": "Bageren"})
    return save_application(actor=youth, application_id=uuid4().hex, version=0, facts=facts).id


def _draft(organiser: Actor) -> str:
    """Something an organiser has begun to write."""
    return drafts.save_draft(actor=organiser, draft_id=uuid4().hex, version=0, facts={"title": "Senere"}).id


def _new_event(organiser: Actor) -> str:
    """An event of somebody new, which waits for a look."""
    community = session().get_one(Community, organiser.community_id)
    newcomer = factories.make_adult("organiser", community=community, is_known=False)
    return events.create_event(actor=newcomer, facts=_facts()).id


def _idea(actors: dict[str, Actor]) -> dict[str, str]:
    """An idea of nor's with a word to it; nor is asked onto the crew."""
    idea = crew.put_idea(actor=actors["nor"], idea_id=uuid4().hex, texts=IDEA)
    said = crew.comment(actor=actors["nor"], idea_id=idea.id, comment_id=uuid4().hex, text="Det kunne være hyggeligt")
    crew.ask_on(actor=actors["coordinator"], account_id=actors["nor"].id)
    return {"idea": idea.id, "comment": said.id}


def _money(actors: dict[str, Actor], event_id: str) -> dict[str, str]:
    """Money in both pots, a proposal of nor's, who is on the crew, one the crew said yes to, and nor's bus."""
    nor, keeper = actors["nor"], actors["coordinator"]
    entries = [
        ledger.move(actor=keeper, entry_id=uuid4().hex, pot=pot, amount_ore=100_000, words="Fra kommunen")
        for pot in ("crew", "travel")
    ]
    travel.set_tariff(actor=keeper, version=0, ways=[WAY])
    crew.join(actor=nor)
    open_, adopted = (budget.propose(actor=nor, proposal_id=uuid4().hex, facts=PROPOSAL) for _ in range(2))
    adopted.status, adopted.decided_at = "adopted", clock.now()
    request = travel.ask(actor=nor, event_id=event_id, way=WAY, when="after")
    return {"entry": entries[0].id, "spending": open_.id, "adopted": adopted.id, "travel": request.id}


def _rota(actors: dict[str, Actor]) -> dict[str, str]:
    """Nor is on the crew, has a shift and asks the organiser to have it; another is free; a rule is voted on."""
    nor, organiser = actors["nor"], actors["organiser"]
    house.set_week(actor=organiser, valid_from=clock.today(), days=EVERY_DAY, closed_on=[])
    free, held = (
        shifts.lay_shift(actor=organiser, shift_id=uuid4().hex, facts=NewCrewShift().load(rota_shift(days))).id
        for days in (2, 4)
    )
    shifts.claim(actor=nor, shift_id=held)
    asked = shifts.offer(actor=nor, offer_id=uuid4().hex, shift_id=held, to_id=organiser.id)
    rule = rules.propose(actor=nor, rule_id=uuid4().hex, **HOUSE_RULE)
    return {"crew_shift": free, "held_shift": held, "shift_offer": asked.id, "house_rule": rule.id}


def _openings(writer: Actor) -> dict[str, str]:
    """A job at a baker whom another coordinator approved, and a smith whom nobody has."""
    approver = factories.make_adult("coordinator", community=session().get_one(Community, writer.community_id))
    baker, smith = (uuid4().hex for _ in range(2))
    openings.save_employer(actor=writer, employer_id=baker, facts=EMPLOYER)
    openings.save_employer(actor=writer, employer_id=smith, facts={**EMPLOYER, "cvr": "99532084"})
    openings.approve(actor=approver, employer_id=baker, version=1)
    shift = {"week": "school", "weekday": 2, "begins": 900, "ends": 1020}
    until = (clock.today() + timedelta(days=30)).isoformat()
    words = {"title": "Hjælp i butikken", "about": "Du pakker brød.", "shifts": [shift], "open_until": until}
    facts = {**OpeningContent().load({**words, "min_age": 13}), "employer_id": baker}
    job, draft = (openings.save_opening(actor=writer, opening_id=uuid4().hex, version=0, facts=facts) for _ in range(2))
    openings.move(actor=writer, opening_id=job.id, version=1, state="published")
    return {"employer": baker, "new_employer": smith, "opening": job.id, "opening_draft": draft.id}


def _slot(actors: dict[str, Actor]) -> str:
    """The organiser has time to rehearse, with somebody there whom no account of the table is."""
    there = factories.make_adult("moderator", community=session().get_one(Community, actors["nor"].community_id))
    start = datetime.combine(clock.today() + timedelta(days=3), time(16), clock.COPENHAGEN)
    return rehearsals.lay(actor=actors["organiser"], starts_at=start, minutes=30, second_id=there.id).id


def rota_shift(days: int) -> dict[str, Any]:
    """The door for an hour at four in the afternoon, so many days from now."""
    start = f"{clock.today() + timedelta(days=days)}T16:00:00"
    return {"duty": "door", "local_start": start, "minutes": 60, "needed": 2}


def _house(keeper: Actor) -> dict[str, str]:
    plain = {"equipment": [], "step_free": True, "quiet": True, "setup_minutes": 0, "clearing_minutes": 0}
    room = house.add_room(actor=keeper, facts={"name": "Stuen", "capacity": 9, **plain})
    slot = Slot(clock.now() + timedelta(hours=1), clock.now() + timedelta(hours=2))
    booked = house.book_room(actor=keeper, room_id=room.id, slot=slot, purpose="talk")
    return {"house_room": room.id, "booking": booked.id}


def _rooms(actors: dict[str, Actor]) -> tuple[str, str]:
    """A group of nor and sne that peer is asked into, and an interest group that nor is in and sne asks to join."""
    nor, sne, peer, fourth = (actors[name] for name in ("nor", "sne", "peer", "fourth"))
    for other in (peer, fourth):
        chat.open_direct_room(one_id=nor.id, other_id=other.id)
    group = chat.open_group(actor=nor, title="Os tre", account_ids=[sne.id, peer.id])
    chat.answer_invitation(actor=sne, room_id=group.id, answer="yes")
    words = {"title": "Tegning", "purpose": "Vi tegner.", "guidelines": "Vær rar."}
    interest = chat.open_interest_group(actor=actors["organiser"], age_bands=[], **words)
    for youth in (nor, sne):
        chat.request_entry(actor=youth, room_id=interest.id)
    chat.answer_request(actor=actors["organiser"], room_id=interest.id, account_id=nor.id, answer="yes")
    return group.id, interest.id


def _asked_rule(actor: Actor) -> str:
    """A grave rule the coordinator would rather have look on only."""
    switching.change(actor=actor, rule="bullying.told_to_die", mode="shadow", reason="Den fanger for meget.")
    return "bullying.told_to_die"


def _picture(actor: Actor, room_id: str) -> str:
    """A picture that is given and not yet said."""
    made = make(tiny_picture())
    picture = chat.keep_picture(
        actor=actor, room_id=room_id, client_id=uuid4().hex, alt="Rødt", picture_id=uuid4().hex, made=made
    )
    picture_files.store(picture.id, made)
    return picture.id


def _asked_to_host(actor: Actor, event_id: str) -> dict[str, str]:
    """What another organiser, who is nobody of the world's people, is asked to host; and one who is free."""
    here = session().get_one(Community, actor.community_id)
    asked, free = (factories.make_adult("organiser", community=here) for _ in range(2))
    hosting.ask(actor=actor, event_id=event_id, account_id=asked.id)
    request = session().scalars(select(CoHost.id).where(CoHost.account_id == asked.id)).one()
    return {"host_request": request, "free_host": free.id}


def _photo(actor: Actor) -> str:
    """A photo that is given and not yet shown."""
    made = make(tiny_picture())
    photo = photos.keep_photo(actor=actor, client_id=uuid4().hex, alt="Stuen", photo_id=uuid4().hex, made=made)
    photo_files.store(photo.id, made)
    return photo.id


def _say(actor: Actor, room_id: str) -> str:
    return chat.send_message(actor=actor, room_id=room_id, client_id=uuid4().hex, text="Hej, hvordan går det?").id


def _browser(actor: Actor) -> str:
    signed_in = replace(actor, session_id=factories.make_session(actor.id))
    endpoint = f"https://fcm.googleapis.com/fcm/send/{uuid4().hex}"
    return subscribing.subscribe(actor=signed_in, endpoint=endpoint, **Browser().keys).id


def _facts() -> dict[str, object]:
    start = clock.now().replace(microsecond=0) + timedelta(days=2)
    return {
        "title": "Filmaften",
        "description": "Vi ser en film.",
        "category": "film",
        "picture": "film",
        "starts_at": start,
        "ends_at": start + timedelta(hours=2),
        "place": "Huset",
        "capacity": 5,
        "feel": FEEL,
        "languages": ["da"],
        "age_bands": ["15-17"],
    }
