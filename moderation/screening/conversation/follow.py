"""Following a conversation: one step for each message, which changes nothing and needs nothing but its arguments."""

from collections.abc import Mapping

from moderation.screening.conversation.facts import Alarm, Facts
from moderation.screening.conversation.state import State
from moderation.screening.conversation.tracks import OPEN, tracks
from moderation.screening.conversation.trail import Trail, lengthen

_SPEAKERS = 4
_NEW = Trail()


def follow(state: State, facts: Facts) -> tuple[State, list[Alarm]]:
    """The state after a message, and whatever a person should now look at.

    Most messages show nothing; then the state given is the state returned, unless somebody else speaks than before.
    """
    trails, alarms = _followed(state.trails, facts) if facts.signs or facts.verdict.reasons else (state.trails, [])
    pile_on, alarm = state.pile_on.struck(facts, state.speakers)
    speakers = _speakers(state.speakers, facts.sender)
    if alarm:
        alarms.append(alarm)
    if trails is state.trails and pile_on is state.pile_on and speakers is state.speakers:
        return state, alarms
    return State(trails, pile_on, speakers), alarms


def _followed(
    trails: Mapping[str, Mapping[str, Trail]], facts: Facts
) -> tuple[Mapping[str, Mapping[str, Trail]], list[Alarm]]:
    alarms = []
    is_open = OPEN in facts.signs
    for track in (track for track in tracks() if track.is_open_to(facts.footing)):
        known, added = trails.get(track.name, {}), track.values(facts)
        if added or (is_open and track.eased and facts.sender in known):
            trail, alarm = lengthen(known.get(facts.sender, _NEW), track, facts, added, is_open=is_open)
            trails = {**trails, track.name: {**known, facts.sender: trail}}
            alarms += [alarm] if alarm else []
    return trails, alarms


def _speakers(speakers: tuple[str, ...], sender: str) -> tuple[str, ...]:
    if speakers and speakers[-1] == sender:
        return speakers
    return (*(speaker for speaker in speakers if speaker != sender), sender)[-_SPEAKERS:]
