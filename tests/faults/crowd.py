"""People who talk while things break, and the count of what that cost them."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from tests.faults.counting import Count, compare, read
from tests.faults.phone import Phone
from tests.faults.sites import Site

PATIENCE_SECONDS = 180.0


class Crowd:
    """Rooms of phones, all of them talking."""

    def __init__(self, rooms: dict[str, list[Phone]]) -> None:
        self._rooms = rooms

    @property
    def phones(self) -> list[Phone]:
        return [phone for phones in self._rooms.values() for phone in phones]

    @property
    def acknowledged(self) -> int:
        """How many messages the server has promised to keep."""
        return sum(len(phone.memory.acknowledged) for phone in self.phones)

    def go_on(self, messages: int) -> None:
        """Wait until so many more are acknowledged, and everybody has been heard again."""
        spoke = {phone: len(phone.memory.acknowledged) for phone in self.phones}
        goal = self.acknowledged + messages
        self._until(lambda: self.acknowledged >= goal)
        self._until(lambda: all(len(phone.memory.acknowledged) > spoke[phone] for phone in self.phones))

    def fall_silent(self) -> None:
        """Let everybody finish, and hear the last word of their room."""
        for phone in self.phones:
            phone.writes = False
        self._until(lambda: all(phone.is_done for phone in self.phones))
        self._until(lambda: all(map(_agree, self._rooms.values())), meanwhile=[phone.catch_up for phone in self.phones])
        for phone in self.phones:
            phone.leave()
        assert not [phone.memory.refusals for phone in self.phones if phone.memory.refusals]

    def count(self, database_url: str) -> Count:
        """What went wrong in all rooms, once everybody has fallen silent."""
        return sum(
            (
                compare([phone.memory for phone in phones], read(database_url, room_id))
                for room_id, phones in self._rooms.items()
            ),
            start=Count(),
        )

    def _until(self, happened: Callable[[], bool], meanwhile: Sequence[Callable[[], None]] = ()) -> None:
        deadline = time.monotonic() + PATIENCE_SECONDS
        while not happened():
            assert time.monotonic() < deadline, [(phone.name, set(phone.memory.refusals)) for phone in self.phones]
            for nudge in meanwhile:
                nudge()
            time.sleep(0.05)


@contextmanager
def crowd(site: Site, *, sizes: Sequence[int] = (2, 2, 4), pace: float = 0.1, words: str = "hej") -> Iterator[Crowd]:
    """A crowd in rooms of these sizes, everybody saying `words` and a number every `pace` seconds."""
    rooms = {
        room_id: [
            Phone(partial(site.address, place), token, room_id, name=f"r{number}p{place}", pace=pace, words=words)
            for place, token in enumerate(tokens)
        ]
        for number, (room_id, tokens) in enumerate(site.make_rooms(sizes).items())
    }
    made = Crowd(rooms)
    for phone in made.phones:
        phone.start()
    try:
        yield made
    finally:
        for phone in made.phones:
            phone.leave()


def _agree(phones: Sequence[Phone]) -> bool:
    """Whether all have heard the last thing that was promised to any of them, and equally much."""
    promised = [seq for phone in phones for _, seq in phone.memory.acknowledged.values()]
    heard = {phone.memory.last_seq for phone in phones}
    return len(heard) == 1 and heard.pop() >= max(promised, default=0)
