from hypothesis import given, settings
from hypothesis import strategies as st

from backend.friendbank.matching.inventing import invent
from backend.friendbank.matching.people import Barred, Person
from backend.friendbank.matching.round import Matchmaker, propose
from backend.friendbank.matching.rules import MENTORS
from backend.friendbank.matching.simulate import count_violations
from tests.friendbank.matching.making import bars, crowds, pools, somebody

DIALS = st.sampled_from((0.0, 0.4, 1.0))


@given(st.one_of(crowds(), pools()), bars(), DIALS)
def test_a_round_breaks_no_rule_and_forgets_nobody(people: list[Person], barred: Barred, dial: float) -> None:
    planned = propose(people, barred, dial=dial)

    assert count_violations(people, planned, barred) == 0
    looking = {person.id for person in people if person.is_looking}
    assert planned.covered | {*planned.left_out} == looking
    assert not planned.covered & {*planned.left_out}
    assert planned.pleased <= planned.covered


@settings(max_examples=40)
@given(pools(0, 8).flatmap(lambda people: st.tuples(st.just(people), st.permutations(people))), DIALS)
def test_the_same_people_give_the_same_round_in_any_order(
    orders: tuple[list[Person], list[Person]], dial: float
) -> None:
    one_order, another = orders

    assert propose(one_order, dial=dial) == propose(another, dial=dial)


def test_the_consequence_of_a_dial_is_what_then_happens() -> None:
    matchmaker = Matchmaker(invent(200, seed=1))

    told = matchmaker.consequences([0.0, 0.4, 1.0])

    for consequence in told:
        planned = matchmaker.plan(dial=consequence.dial)
        assert (consequence.covered, consequence.pleased) == (len(planned.covered), len(planned.pleased))
        assert (consequence.grouped, consequence.left_out) == (len(planned.grouped), len(planned.left_out))
    assert told[0].covered <= told[2].covered
    assert told[0].pleased >= told[2].pleased


def test_everybody_the_same() -> None:
    planned = propose(somebody(f"{index:02}") for index in range(9))

    assert len(planned.offers) == 3
    assert [len(group.people) for group in planned.groups] == [3]
    assert planned.left_out == []


def test_without_groups_somebody_is_left() -> None:
    planned = propose((somebody(f"{index:02}") for index in range(9)), with_groups=False)

    assert (len(planned.offers), planned.groups, len(planned.left_out)) == (4, [], 1)


def test_nobody_and_one_person() -> None:
    assert propose([]).left_out == []
    assert propose([somebody("alone")]).left_out == ["alone"]


def test_mentors_and_youths() -> None:
    mentor = somebody("m", side="mentor", age=40, most_proposals=2)
    youths = [somebody(f"y{index}", side="youth") for index in range(3)]

    planned = Matchmaker([mentor, *youths], rules=MENTORS).plan()

    assert len(planned.offers) == 2
    assert len(planned.left_out) == 1
    assert planned.groups == []
