"""What a batch of messages adds to the conversations they are said in, and what somebody should look at for it."""

from collections.abc import Collection

from sqlalchemy import bindparam, select

from backend.chat.models import Message, Room
from backend.core.db import run
from backend.core.lists import among
from moderation.conversations import load_states, save_states
from moderation.screening.conversation import Alarm, Facts, State, follow

_EARLIER, _SPEAKERS_KEPT = 12, 4


class Following:
    """The conversations of a batch; they are read when one of its messages shows something, and only then."""

    def __init__(self, room_ids: Collection[str]) -> None:
        self._room_ids = room_ids
        self._kept: dict[str, State] | None = None
        self._changed: dict[str, State] = {}
        self._speakers: dict[str, list[str]] = {}
        self._spoken: list[tuple[str, str]] = []

    def hear(self, room_id: str, facts: Facts) -> list[Alarm]:
        """Whatever a person should now look at in the room."""
        self._spoken.append((room_id, facts.sender))
        if not facts.signs and not facts.verdict.reasons:
            return []
        state = self._changed.get(room_id) or self._known().get(room_id) or State()
        before = State(state.trails, state.pile_on, self._last_speakers(room_id))
        after, alarms = follow(before, facts)
        if after.trails != before.trails or after.pile_on != before.pile_on:
            self._changed[room_id] = after
        return alarms

    def save(self) -> None:
        """Keep what has changed."""
        if self._changed:
            save_states(self._changed, known=self._known())

    def _known(self) -> dict[str, State]:
        if self._kept is None:
            self._kept = load_states(self._room_ids)
            for room_id, author_id in run(_SPEAKERS, room_ids=self._room_ids, earlier=_EARLIER):
                self._speakers.setdefault(room_id, []).append(author_id)
        return self._kept

    def _last_speakers(self, room_id: str) -> tuple[str, ...]:
        """Those who spoke before, each once, whoever spoke last at the end."""
        in_batch = [sender for room, sender in self._spoken[:-1] if room == room_id]
        spoke = [*self._speakers.get(room_id, ()), *in_batch]
        return tuple(reversed(dict.fromkeys(reversed(spoke))))[-_SPEAKERS_KEPT:]


_SPEAKERS = (
    select(Message.room_id, Message.author_id)
    .join(Room, Room.id == Message.room_id)
    .where(among(Message.room_id, "room_ids"), Message.seq > Room.last_seq - bindparam("earlier"))
    .where(Message.author_id.is_not(None), Message.kind != "system")
    .order_by(Message.room_id, Message.seq)
)
