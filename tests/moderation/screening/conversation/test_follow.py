"""What a conversation adds up to, told by facts alone."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from moderation.screening.conversation import Alarm, Facts, Footing, State, follow
from moderation.screening.conversation.tracks import Track, tracks
from moderation.screening.conversation.trail import Trail
from moderation.screening.rules import BrokenRule
from moderation.screening.verdict import Action, Label, Reason, Severity, Verdict

_DAY = 24 * 60.0
_NOTHING = Verdict()
_STEPS = [f"{track.name}.{kind}" for track in tracks() for kind in track.weights]
_SIGNS = st.frozensets(st.sampled_from([*_STEPS, "open", "hostile", "joins", "plea"]), max_size=3)
_LABELS = st.sampled_from([None, *Label])
_VERDICTS = st.builds(
    lambda label, severity: Verdict(reasons=(Reason(label, severity, "x.y", "why", 0, 1),)) if label else _NOTHING,
    _LABELS,
    st.sampled_from([Severity.LOW, Severity.MEDIUM, Severity.HIGH]),
)
_FACTS = st.builds(
    Facts,
    message=st.uuids().map(str),
    sender=st.sampled_from("abc"),
    minutes=st.floats(0, 60 * _DAY),
    footing=st.sampled_from(Footing),
    verdict=_VERDICTS,
    signs=_SIGNS,
)
_CONVERSATION = st.lists(_FACTS, max_size=15).map(lambda facts: sorted(facts, key=lambda one: one.minutes))


def said(number: int, *signs: str, sender: str = "a", footing: Footing = Footing.ADULT, days: float = 0) -> Facts:
    return Facts(f"m{number}", sender, days * _DAY + number, footing, _NOTHING, frozenset(signs))


def followed(conversation: list[Facts], state: State | None = None) -> tuple[State, list[Alarm]]:
    state, alarms = state or State(), []
    for facts in conversation:
        state, fresh = follow(state, facts)
        alarms += fresh
    return state, alarms


def drawn_close(footing: Footing) -> list[Facts]:
    kinds = ("probing", "trust", "gift", "secrecy", "isolation", "boundary", "meeting")
    return [said(number, f"grooming.{kind}", footing=footing, days=number) for number, kind in enumerate(kinds)]


def test_steps_over_days_raise_a_growing_alarm_before_the_meeting() -> None:
    _, alarms = followed(drawn_close(Footing.ADULT))
    assert [(alarm.severity, alarm.action) for alarm in alarms] == [
        (Severity.MEDIUM, Action.FLAG),
        (Severity.HIGH, Action.FLAG),
        (Severity.CRITICAL, Action.HOLD),
    ]
    assert alarms[0] == Alarm(
        Label.GROOMING,
        Severity.MEDIUM,
        Action.FLAG,
        "a",
        ("conversation.grooming.gift", "conversation.grooming.trust", "conversation.grooming.probing"),
        ("m0", "m1", "m2"),
    )
    assert "m6" not in alarms[-1].messages


def test_what_is_half_a_year_apart_adds_up_to_nothing() -> None:
    apart = [said(number, f"grooming.{kind}", days=180 * number) for number, kind in enumerate(("trust", "gift"))]
    assert followed(apart)[1] == []


def test_peers_may_fall_in_love_and_a_child_may_write_to_an_adult() -> None:
    in_love = ("trust", "boundary", "night", "meeting", "picture")
    for footing in (Footing.PEER, Footing.YOUNGER):
        kinds = [said(number, f"grooming.{kind}", footing=footing) for number, kind in enumerate(in_love)]
        assert followed(kinds)[1] == []


def test_openness_with_carers_calms_and_secrecy_takes_it_back() -> None:
    arranged = [said(0, "open"), said(1, "grooming.gift", "open"), said(2, "grooming.meeting", "open")]
    state, alarms = followed(arranged)
    assert alarms == []
    assert [alarm.severity for alarm in followed([said(3, "grooming.secrecy")], state)[1]] == [Severity.MEDIUM]


@pytest.mark.parametrize(
    ("signs", "label"),
    [
        (("self_harm.weary", "self_harm.gloom", "self_harm.burden"), Label.SELF_HARM),
        (("home.fear", "home.neglect"), Label.VIOLENCE_AT_HOME_DISCLOSURE),
    ],
)
def test_getting_worse_or_telling_bit_by_bit_leads_to_help(signs: tuple[str, ...], label: Label) -> None:
    messages = [said(number, sign, footing=Footing.PEER, days=number) for number, sign in enumerate(signs)]
    (alarm,) = followed(messages)[1]
    assert (alarm.label, alarm.action, alarm.about) == (label, Action.HELP, "a")


def test_several_against_one_is_told_once_and_names_the_one() -> None:
    spoke = [said(0, sender="d")]
    blows = [said(number, "hostile", sender=sender) for number, sender in enumerate("abab", 1)]
    _, alarms = followed([*spoke, *blows])
    assert [(alarm.label, alarm.about, alarm.messages) for alarm in alarms] == [(Label.BULLYING, "d", ("m1", "m2"))]


def test_two_who_tease_each_other_are_no_pile_on() -> None:
    assert followed([said(number, "hostile", sender="ab"[number % 2]) for number in range(8)])[1] == []


def test_a_plea_tells_who_struck() -> None:
    messages = [said(0, sender="d"), said(1, "hostile", sender="a"), said(2, sender="b"), said(3, "plea", sender="d")]
    (alarm,) = followed(messages)[1]
    assert (alarm.about, alarm.messages) == ("d", ("m1", "m3"))


def test_where_nothing_is_shown_the_state_stays_the_same() -> None:
    state, _ = follow(State(), said(0))
    assert follow(state, said(1))[0] is state


@given(_CONVERSATION, st.integers(0, 15))
def test_a_state_put_away_and_taken_out_gives_the_same_alarms(conversation: list[Facts], place: int) -> None:
    whole, expected = followed(conversation)
    state, alarms = followed(conversation[:place])
    state, more = followed(conversation[place:], State.from_dict(json.loads(json.dumps(state.to_dict()))))
    assert alarms + more == expected
    assert state.to_dict() == whole.to_dict()


@given(_CONVERSATION, _CONVERSATION)
def test_rooms_do_not_disturb_each_other(first: list[Facts], second: list[Facts]) -> None:
    mixed = [*((0, facts) for facts in first), *((1, facts) for facts in second)]
    states = {0: State(), 1: State()}
    alarms: dict[int, list[Alarm]] = {0: [], 1: []}
    for room, facts in sorted(mixed, key=lambda one: one[1].minutes):
        states[room], fresh = follow(states[room], facts)
        alarms[room] += fresh
    assert alarms == {0: followed(first)[1], 1: followed(second)[1]}


@given(
    st.sampled_from(tracks()),
    st.dictionaries(st.sampled_from(_STEPS), st.floats(0, 20)),
    st.floats(0, 1e6),
    st.floats(0, 1e6),
)
def test_waiting_never_makes_it_worse(track: Track, values: dict[str, float], sooner: float, later: float) -> None:
    own = {
        kind: value for step, value in values.items() for name, _, kind in [step.partition(".")] if name == track.name
    }
    trail, (sooner, later) = Trail(0, own), sorted((sooner, later))
    assert trail.faded(track, later).score(track) <= trail.faded(track, sooner).score(track) <= trail.score(track)


@given(_CONVERSATION)
def test_an_adult_is_never_taken_more_lightly(conversation: list[Facts]) -> None:
    def worst(footing: Footing) -> list[int]:
        as_one = [Facts(f.message, "a", f.minutes, footing, f.verdict, f.signs) for f in conversation]
        _, alarms = followed(as_one)
        return [
            max((alarm.severity.rank for alarm in alarms if alarm.label is label), default=0)
            for label in {track.label: None for track in tracks()}
        ]

    for harder, laxer in (
        (Footing.ADULT, Footing.OLDER),
        (Footing.OLDER, Footing.PEER),
        (Footing.PEER, Footing.YOUNGER),
    ):
        assert all(one >= other for one, other in zip(worst(harder), worst(laxer), strict=True))


def test_tables_that_spare_adults_stop_the_start() -> None:
    need = {"score": 1.0, "kinds": 1}
    level = {"severity": "low", "action": "flag", "adult": need | {"score": 2.0}, "older": need, "peer": need}
    data = {"label": "grooming", "half_life_days": 1.0, "repeat": 0.5, "resemblance": 0.5, "weights": {"a": 1.0}}
    with pytest.raises(BrokenRule):
        Track.from_data("x", data | {"detectors": {}, "labels": {}, "levels": [level]})


def test_a_state_of_another_version_is_refused() -> None:
    with pytest.raises(ValueError, match="version 0"):
        State.from_dict(State().to_dict() | {"version": 0})
