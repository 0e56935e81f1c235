"""Money in the demo: a pot for the crew with one thing bought and one to vote on, and somebody who takes the bus."""

from datetime import timedelta

from backend.core import clock
from backend.core.db import unit_of_work
from backend.core.ids import new_id
from backend.crew import service as crew
from backend.crew.budget import service as budget
from backend.ledger import service as ledger
from backend.travel import service as travel

from .people import act_as

WAYS = ({"name": "Bus i byen", "amount_ore": 4800}, {"name": "Tog og bus", "amount_ore": 9600})
POTS = (("crew", 400_000, "Fra kommunen, dette kvartal"), ("travel", 250_000, "Fra kommunen, dette kvartal"))
CREW = ("vilde", "storm", "luna")
BOUGHT = {"title": "Kort og terninger", "words": "De gamle mangler en es og to seksere.", "amount_ore": 20_000}
OPEN = {"title": "Net til bordtennis", "words": "Det gamle hænger. Så kan vi spille turnering.", "amount_ore": 15_000}


def set_aside(ids: dict[str, str]) -> None:
    """Fill the pots, let the crew decide on something and pay it, and leave something to vote on."""
    with unit_of_work():
        mette = act_as(ids["mette"])
        for pot, amount, words in POTS:
            ledger.move(actor=mette, entry_id=new_id(), pot=pot, amount_ore=amount, words=words)
        travel.set_tariff(actor=mette, version=0, ways=WAYS)
        for handle in CREW[1:]:
            crew.ask_on(actor=mette, account_id=ids[handle])
            crew.join(actor=act_as(ids[handle]))
    _buy(ids)
    with unit_of_work():
        budget.propose(actor=act_as(ids["storm"]), proposal_id=new_id(), facts=OPEN)


def ask_for_the_bus(ids: dict[str, str], event_id: str) -> None:
    """Somebody with a seat needs the money for the bus."""
    with unit_of_work():
        travel.ask(actor=act_as(ids["vilde"]), event_id=event_id, way=WAYS[0], when="before")


def _buy(ids: dict[str, str]) -> None:
    with unit_of_work():
        proposal = budget.propose(actor=act_as(ids["vilde"]), proposal_id=new_id(), facts=BOUGHT)
        for handle in CREW:
            budget.vote(actor=act_as(ids[handle]), proposal_id=proposal.id, choice="yes")
        # Nobody votes in a moment; so nine days passed.
        proposal.created_at, proposal.votes_until = (clock.now() - timedelta(days=one) for one in (9, 2))
    with unit_of_work():
        budget.count_votes()
    with unit_of_work():
        budget.spend(actor=act_as(ids["mette"]), proposal_id=proposal.id, amount_ore=17_900)
