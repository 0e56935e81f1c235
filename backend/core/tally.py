"""Noticing what never came: others number what they say, and say now and then how far they are."""

from dataclasses import dataclass, field

# A stranger who is further than its first word was heard by nobody here, unless we have only just begun to listen.
BEGINNING_SECONDS, FORGET_SECONDS = 3.0, 60.0


@dataclass(slots=True)
class Tally:
    """How far each of the others is, since we began to listen; moments are seconds of one clock."""

    since: float
    _heard: dict[str, tuple[int, float]] = field(default_factory=dict)

    def misses(self, name: str, count: int, *, said: int, now: float) -> bool:
        """Whether something before this is missing: `count` after saying so many things more."""
        self._forget(now)
        before = self._heard.get(name)
        self._heard[name] = (count, now)
        if before is None:
            return count > said and now - self.since > BEGINNING_SECONDS
        return before[0] != count - said

    def _forget(self, now: float) -> None:
        silent = [name for name, (_, heard) in self._heard.items() if now - heard > FORGET_SECONDS]
        for name in silent:
            del self._heard[name]
