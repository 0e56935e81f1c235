"""What people saw, against what the database kept."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from itertools import pairwise
from typing import NamedTuple

from sqlalchemy import NullPool, create_engine, text

from tests.faults.phone import Memory


@dataclass(frozen=True)
class Count:
    """What went wrong among so many messages. No harm is what was promised."""

    lost: int = 0
    doubled: int = 0
    out_of_order: int = 0
    gaps: int = 0
    messages: int = 0

    @property
    def has_harm(self) -> bool:
        return any((self.lost, self.doubled, self.out_of_order, self.gaps))

    def __add__(self, other: "Count") -> "Count":
        return Count(*map(sum, zip(astuple(self), astuple(other), strict=True)))


class Kept(NamedTuple):
    """A message as the database has it."""

    seq: int
    id: str
    author_id: str
    client_id: str


def read(database_url: str, room_id: str) -> list[Kept]:
    """The messages of a room, in their order."""
    rows = text("SELECT seq, id, author_id, client_id FROM chat_messages WHERE room_id = :room ORDER BY seq")
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        return [Kept(*row) for row in connection.execute(rows, {"room": room_id})]


def compare(memories: Iterable[Memory], kept: Sequence[Kept]) -> Count:
    """What a room promised and what it kept, and what each phone heard of it."""
    return sum((_compare_one(memory, kept) for memory in memories), start=_compare_itself(kept))


def _compare_itself(kept: Sequence[Kept]) -> Count:
    names = Counter((message.author_id, message.client_id) for message in kept)
    return Count(
        doubled=sum(times - 1 for times in names.values()),
        out_of_order=sum(_count_out_of_order(kept, author) for author in {message.author_id for message in kept}),
        gaps=sum(message.seq != place for place, message in enumerate(kept, 1)),
        messages=len(kept),
    )


def _count_out_of_order(kept: Sequence[Kept], author_id: str) -> int:
    """A phone numbers what it says, and says one thing after the other."""
    said = [message.client_id.rpartition("-")[2] for message in kept if message.author_id == author_id]
    return sum(int(one) > int(other) for one, other in pairwise(filter(str.isdigit, said)))


def _compare_one(memory: Memory, kept: Sequence[Kept]) -> Count:
    by_name = {message.client_id: (message.id, message.seq) for message in kept}
    wanted = [(message.seq, message.id) for message in kept]
    heard = {name for _, name in memory.heard}
    broken = sum(by_name.get(name) != promised for name, promised in memory.acknowledged.items())
    return Count(
        lost=broken + len({message.id for message in kept} - heard),
        doubled=len(memory.heard) - len(heard) + len(memory.contradictions),
        out_of_order=sum(one[0] >= other[0] for one, other in pairwise(memory.heard)),
        gaps=len(set(memory.heard) - set(wanted)),
    )
