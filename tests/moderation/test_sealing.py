"""Ten thousand ways to lie about the log, each of which shows; in memory, where there is time for so many."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import pytest

from moderation.sealing import Broken, Chain, Head, seal

KEY, LENGTH, LIES = b"a key for tests", 12, 10_000
NOTHING, BEGAN = Head(), datetime(2026, 11, 23, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    seq: int
    at: datetime
    actor_id: str | None
    action: str
    subject: str
    data: Any
    hash: str = ""


def sealed(entries: Sequence[Entry], key: bytes = KEY) -> list[Entry]:
    """These entries as one honest log, numbered from one."""
    log: list[Entry] = []
    for seq, entry in enumerate(entries, 1):
        before = log[-1].hash if log else ""
        fields = (seq, entry.at, entry.actor_id, entry.action, entry.subject, entry.data)
        log.append(replace(entry, seq=seq, hash=seal(key, before, *fields)))
    return log


def entry(number: int) -> Entry:
    return Entry(number, BEGAN + timedelta(minutes=number), f"mo-{number % 2}", "case.read", f"case-{number}", {"n": 1})


LOG = sealed([entry(number) for number in range(1, LENGTH + 1)])


def end_of(log: Sequence[Entry]) -> Head:
    return Head(log[-1].seq, log[-1].hash) if log else Head()


def verified(log: Sequence[Entry], head: Head, known: Head = NOTHING) -> Broken | None:
    chain = Chain(KEY, known)
    return next((broken for entry in log if (broken := chain.follow(entry))), None) or chain.finish(head)


def change(chance: Random) -> list[Entry]:
    place, log = chance.randrange(LENGTH), list(LOG)
    old = log[place]
    field, value = chance.choice(
        list[tuple[str, Any]](
            [
                ("seq", old.seq + chance.choice((-1, 1, 7))),
                ("at", old.at + timedelta(microseconds=chance.choice((-1, 1, 10**9)))),
                ("actor_id", chance.choice((None, "", "somebody", "mo-9"))),
                ("action", chance.choice(("case.dismiss", "case.read ", ""))),
                ("subject", f"case-{chance.randint(100, 999)}"),
                ("data", chance.choice(({}, {"n": 1.0}, {"n": True}, {"n": "1"}, {"n": 1, "m": None}, None))),
                ("hash", chance.choice(("", old.hash[::-1], old.hash.upper() + "0", LOG[place - 1].hash))),
            ]
        )
    )
    log[place] = replace(old, **{field: value})
    return log


def remove(chance: Random) -> list[Entry]:
    first = chance.randrange(LENGTH)
    return LOG[:first] + LOG[first + chance.randint(1, LENGTH) :]


def move(chance: Random) -> list[Entry]:
    log, (one, other) = list(LOG), chance.sample(range(LENGTH), 2)
    log.insert(other, log.pop(one))
    return renumbered(log) if chance.random() < 0.5 else log


def repeat(chance: Random) -> list[Entry]:
    log = list(LOG)
    log.insert(chance.randrange(LENGTH), chance.choice(LOG))
    return renumbered(log) if chance.random() < 0.5 else log


def forge(chance: Random) -> list[Entry]:
    """The log from some place on, written anew by somebody without the key."""
    place = chance.randrange(LENGTH)
    return LOG[:place] + sealed([*LOG[:place], *map(entry, range(20, 20 + LENGTH - place))], b"a guess")[place:]


def close_up(chance: Random) -> list[Entry]:
    log = list(LOG)
    log.pop(chance.randrange(LENGTH))
    return renumbered(log)


def renumbered(log: Sequence[Entry]) -> list[Entry]:
    return [replace(entry, seq=seq) for seq, entry in enumerate(log, 1)]


ALL_LIES: tuple[Callable[[Random], list[Entry]], ...] = (change, remove, move, repeat, forge, close_up)


def test_ten_thousand_lies_all_show() -> None:
    chance = Random(20261123)  # noqa: S311
    for number in range(LIES):
        lie = ALL_LIES[number % len(ALL_LIES)](chance)
        assert repr(lie) != repr(LOG)  # 1, 1.0 and True are equal, and not the same
        # Whoever lies about the entries will not forget the row that says where they end.
        head = chance.choice((end_of(lie), end_of(LOG)))
        assert verified(lie, head, known=end_of(LOG)), (number, lie)


def test_an_honest_log_is_whole_and_goes_on_from_any_end_it_had() -> None:
    for length in range(LENGTH + 1):
        assert verified(LOG, end_of(LOG), known=end_of(LOG[:length])) is None


def test_without_a_kept_head_only_a_cut_with_a_moved_end_goes_unseen() -> None:
    assert verified(LOG[:5], end_of(LOG[:5])) is None
    assert verified(LOG[:5], end_of(LOG)) == Broken(6, "is missing at the end")
    assert verified(LOG[:5], end_of(LOG[:5]), known=end_of(LOG)) == Broken(6, "is missing at the end")


def test_not_even_who_has_the_key_can_write_what_was_kept_elsewhere_anew() -> None:
    anew = sealed([*LOG[:3], entry(99), *LOG[4:]])
    assert verified(anew, end_of(anew)) is None
    assert verified(anew, end_of(anew), known=end_of(LOG[:8])) == Broken(8, "is not what was written")


def test_a_seal_is_the_same_for_ever() -> None:
    golden = seal(KEY, "", 1, BEGAN, None, "case.opened", "c1", {"b": "æ", "a": [1.5, None]})
    assert golden == "38e352cff232dc816a96556afc40115a224bfaa6e1bed18c8cb30bbd099fe662"


def test_what_has_no_one_way_to_be_written_is_refused() -> None:
    with pytest.raises(TypeError, match="set does not belong in the audit log"):
        seal(KEY, {1, 2})
