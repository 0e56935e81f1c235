"""Groups that were sent, friends who said yes, and what people have been told."""

from sqlalchemy import select

from backend.accounts.models import Community
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.pagination import Window
from backend.friendbank import queries, service, views
from backend.friendbank.models import CheckIn, OpenSide, Proposal, Round, Seat
from backend.friendbank.service import OPEN_FOR
from backend.notifications.models import Notice
from tests.factories import make_adult
from tests.friendbank.making import make_place, make_proposed_pair, make_teller

FACTS = ["interest:film", "hope:talk"]


def community_of(person: Actor) -> Community:
    """The community somebody lives in."""
    return session().get_one(Community, person.community_id)


def make_round(community: Community) -> Round:
    """A round of the community that has been published now."""
    made = Round(
        community_id=community.id,
        made_by_id=make_adult("matchmaker", community=community).id,
        status="published",
        score_version="1",
        dial=0.4,
        snapshot="",
        figures={},
        published_at=clock.now(),
    )
    session().add(made)
    session().flush()
    return made


def make_sent_group(size: int) -> tuple[list[Actor], str]:
    """So many youths with a sent proposal to all of them, and its id."""
    community = make_place()
    youths = [make_teller(community=community) for _ in range(size)]
    youths.sort(key=lambda one: one.id)
    made = make_round(community)
    sent = Proposal(
        round_id=made.id,
        community_id=community.id,
        kind="group",
        status="sent",
        score=0.6,
        reasons=FACTS,
        cautions=[],
        seats=[Seat(account_id=youth.id, pleased=True) for youth in youths],
        sent_at=clock.now(),
        closes_at=clock.now() + OPEN_FOR,
    )
    session().add(sent)
    session().flush()
    session().add_all(OpenSide(account_id=youth.id, proposal_id=sent.id) for youth in youths)
    session().flush()
    return youths, sent.id


def make_friends() -> tuple[Actor, Actor, str]:
    """Two youths who both said yes, and the id of their proposal."""
    one, other, proposal_id = make_proposed_pair()
    for person in (one, other):
        service.answer(actor=person, proposal_id=proposal_id, said="yes")
    return one, other, proposal_id


def statuses(*people: Actor) -> list[str]:
    """How the newest proposal of each of these looks to them."""
    return [views.proposals(person, queries.list_proposals(person, Window()).items)[0]["status"] for person in people]


def told(kind: str) -> list[str]:
    """Who has been told of something of this kind, once for each time."""
    return sorted(session().scalars(select(Notice.account_id).where(Notice.kind == f"friendbank.{kind}")))


def ids(*people: Actor) -> list[str]:
    """The accounts of these people, in order."""
    return sorted(person.id for person in people)


def list_check_ins(proposal_id: str) -> list[CheckIn]:
    """The check-ins of a proposal, the first week first."""
    planned = select(CheckIn).where(CheckIn.proposal_id == proposal_id).order_by(CheckIn.week)
    return list(session().scalars(planned))
