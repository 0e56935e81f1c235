"""Any order of coming, going and changing the number of seats keeps the promises of the line."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from backend.core.db import unit_of_work
from backend.events import queries, service
from backend.events.models import Event
from tests.conftest import UnitOfWork
from tests.events.making import make_event
from tests.factories import make_adult, make_community, make_youth

people = st.integers(0, 5)
seats = st.one_of(st.none(), st.integers(1, 4))


class Line(RuleBasedStateMachine):
    """The real line beside a model of it: two lists and a number."""

    @initialize(capacity=seats)
    def post(self, capacity: int | None) -> None:
        with unit_of_work():
            community = make_community()
            self.host = make_adult("organiser", community=community)
            self.event_id = make_event(community=community, host=self.host, capacity=capacity).id
            self.people = [make_youth(community=community) for _ in range(6)]
        self.capacity = capacity
        self.going: list[str] = []
        self.waiting: list[str] = []
        self.ever: set[str] = set()

    @rule(who=people)
    def sign_up(self, who: int) -> None:
        person = self.people[who]
        with unit_of_work():
            answer = service.sign_up(actor=person, event_id=self.event_id)
        if person.id not in self.going + self.waiting:
            self.waiting.append(person.id)
        self.ever.add(person.id)
        self._promote()
        assert answer.status == ("going" if person.id in self.going else "waiting")

    @rule(who=people)
    def cancel(self, who: int) -> None:
        person = self.people[who]
        with unit_of_work():
            service.cancel_sign_up(actor=person, event_id=self.event_id)
        for place in (self.going, self.waiting):
            if person.id in place:
                place.remove(person.id)
        self._promote()

    @rule(capacity=seats)
    def change_capacity(self, capacity: int | None) -> None:
        with unit_of_work():
            service.change_event(actor=self.host, event_id=self.event_id, changes={"capacity": capacity})
        self.capacity = capacity
        self._promote()

    @invariant()
    def stands_as_the_model_says(self) -> None:
        with unit_of_work() as session:
            listed = queries.list_signed_up(self.event_id)
            taken = session.get_one(Event, self.event_id).taken
            rows = {person.id: queries.find_sign_up(self.event_id, person.id) for person in self.people}
        seated = [row.account_id for row in listed if row.status == "going"]
        assert sorted(seated) == sorted(self.going)
        assert [row.account_id for row in listed if row.status == "waiting"] == self.waiting
        assert taken == len(seated)
        assert {account_id for account_id, row in rows.items() if row} == self.ever

    def _promote(self) -> None:
        while self.waiting and (self.capacity is None or len(self.going) < self.capacity):
            self.going.append(self.waiting.pop(0))


def test_the_line_keeps_its_promises(unit: UnitOfWork) -> None:
    run_state_machine_as_test(
        Line,
        settings=settings(
            max_examples=15, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
