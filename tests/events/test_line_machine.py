"""Any order of coming, going, coming together and changing the number of seats keeps the promises of the line."""

from contextlib import suppress
from dataclasses import dataclass, field

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from backend.core.db import unit_of_work
from backend.events import queries, service
from backend.events.errors import NoRoomForTwo, NotAlone, NotSignedUp
from backend.events.models import Event
from backend.events.together import service as together
from tests.conftest import UnitOfWork
from tests.events.making import make_event
from tests.factories import make_adult, make_community, make_youth
from tests.support.friends import make_friendship

NUMBER = 6
people = st.integers(0, NUMBER - 1)
seats = st.one_of(st.none(), st.integers(1, 4))


@dataclass(eq=False)
class Group:
    """Who is seated together: one, two friends, or one with a guest."""

    members: list[str]
    guest: bool = False
    passed: int = field(default=0)

    @property
    def size(self) -> int:
        return len(self.members) + self.guest


class Line(RuleBasedStateMachine):
    """The real line beside a model of it: two lists of groups and a number."""

    @initialize(capacity=seats)
    def post(self, capacity: int | None) -> None:
        with unit_of_work():
            community = make_community()
            self.host = make_adult("organiser", community=community)
            event = make_event(community=community, host=self.host, capacity=capacity, guests_welcome=True)
            self.event_id = event.id
            self.people = [make_youth(community=community) for _ in range(NUMBER)]
            for one in range(NUMBER):
                make_friendship(self.people[one], self.people[(one + 1) % NUMBER])
        self.capacity = capacity
        self.going: list[Group] = []
        self.waiting: list[Group] = []

    @rule(who=people)
    def sign_up(self, who: int) -> None:
        person = self.people[who]
        with unit_of_work():
            answer = service.sign_up(actor=person, event_id=self.event_id)
        if not self._group(person.id):
            self.waiting.append(Group([person.id]))
            self._promote()
        assert answer.status == ("going" if self._group(person.id) in self.going else "waiting")

    @rule(who=people)
    def cancel(self, who: int) -> None:
        person = self.people[who]
        with unit_of_work():
            service.cancel_sign_up(actor=person, event_id=self.event_id)
        if group := self._group(person.id):
            group.members.remove(person.id)
            group.guest = False
            self.going = [each for each in self.going if each.members]
            self.waiting = [each for each in self.waiting if each.members]
            self._promote()

    @rule(who=people)
    def bring_a_guest(self, who: int) -> None:
        person, group = self.people[who], self._group(self.people[who].id)
        came = False
        with suppress(NotSignedUp, NotAlone, NoRoomForTwo), unit_of_work():
            together.bring_guest(actor=person, event_id=self.event_id, first_name="Sara")
            came = True
        if group is None or len(group.members) == 2 or (self.capacity == 1 and not group.guest):
            assert not came
        elif group.guest:
            assert came
        elif group in self.waiting:
            assert came
            self.waiting.remove(group)
            self.waiting.append(Group(group.members, guest=True))
            self._promote()
        else:
            assert came == (not self._who_could() and self._has_room(1))
            group.guest = came

    @rule(who=people)
    def leave_the_guest(self, who: int) -> None:
        with suppress(NotSignedUp), unit_of_work():
            together.leave_guest(actor=self.people[who], event_id=self.event_id)
        if (group := self._group(self.people[who].id)) and group.guest:
            group.guest = False
            self._promote()

    @rule(who=people)
    def come_with_a_friend(self, who: int) -> None:
        one, other = self.people[who], self.people[(who + 1) % NUMBER]
        first, second = self._group(one.id), self._group(other.id)
        came = False
        with suppress(NotSignedUp, NotAlone, NoRoomForTwo), unit_of_work():
            together.ask_friend(actor=one, event_id=self.event_id, friend_id=other.id)
            together.answer_friend(actor=other, event_id=self.event_id, asker_id=one.id, comes=True)
            came = True
        if first is None or first.size == 2 or (second and second.size == 2) or self.capacity == 1:
            assert not came
            return
        if second is None and first in self.going:
            assert came == (not self._who_could() and self._has_room(1))
        elif second is not None:
            assert came == ((first in self.going) == (second in self.going))
        if came:
            self._unite(first, second, one.id, other.id)

    def _unite(self, first: Group, second: Group | None, one: str, other: str) -> None:
        if first in self.going:
            self.going = [group for group in self.going if group not in (first, second)]
            self.going.append(Group([one, other]))
            return
        if second is None:
            self.waiting.append(second := Group([other]))
        later = max(self.waiting.index(first), self.waiting.index(second))
        self.waiting[later] = Group([one, other])
        self.waiting = [group for group in self.waiting if group not in (first, second)]
        self._promote()

    @rule(capacity=seats)
    def change_capacity(self, capacity: int | None) -> None:
        with unit_of_work():
            service.change_event(actor=self.host, event_id=self.event_id, changes={"capacity": capacity})
        if capacity != self.capacity:
            self.capacity = capacity
            self._promote()

    @invariant()
    def stands_as_the_model_says(self) -> None:
        with unit_of_work() as session:
            listed = queries.list_signed_up(self.event_id)
            taken = session.get_one(Event, self.event_id).taken
            places = {person.id: queries.places_of(person.id, [self.event_id]) for person in self.people}
        seated = [row.account_id for row in listed if row.status == "going"]
        assert sorted(seated) == sorted(one for group in self.going for one in group.members)
        assert taken == sum(group.size for group in self.going)
        for number, group in enumerate(self.waiting, start=1):
            for one in group.members:
                assert places[one] == {self.event_id: queries.Place("waiting", number, group.size == 2)}

    @invariant()
    def nobody_is_passed_twice_or_split(self) -> None:
        assert all(group.passed <= 1 for group in self.waiting)
        with unit_of_work():
            listed = queries.list_signed_up(self.event_id)
        states = {row.account_id: row.status for row in listed}
        for group in (*self.going, *self.waiting):
            assert len({states[one] for one in group.members}) == 1

    def _group(self, account_id: str) -> Group | None:
        return next((group for group in (*self.going, *self.waiting) if account_id in group.members), None)

    def _has_room(self, number: int) -> bool:
        return self.capacity is None or sum(group.size for group in self.going) + number <= self.capacity

    def _who_could(self) -> list[Group]:
        return [group for group in self.waiting if self.capacity is None or group.size <= self.capacity]

    def _promote(self) -> None:
        """One look at the first after another, until nobody can be seated any more."""
        while (chosen := self._next()) is not None:
            for ahead in self._who_could():
                if ahead is chosen:
                    break
                ahead.passed += 1
            self.waiting = [group for group in self.waiting if group is not chosen]
            self.going.append(chosen)

    def _next(self) -> Group | None:
        for group in self._who_could():
            if self._has_room(group.size):
                return group
            if group.size == 1 or group.passed:
                return None
        return None


def test_the_line_keeps_its_promises(unit: UnitOfWork) -> None:
    run_state_machine_as_test(
        Line,
        settings=settings(
            max_examples=20, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
