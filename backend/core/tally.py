"""Noticing what never came: others number what they say, and say now and then how far they are."""

from dataclasses import dataclass, field

FORGET_SECONDS = 60.0


@dataclass(slots=True)
class Tally:
    """How far each of the others is; moments are seconds of one clock."""

    _heard: dict[str, tuple[int, float]] = field(default_factory=dict)

    def misses(self, name: str, count: int, *, said: int, now: float) -> bool:
        """Whether something before this is missing: `count` is how far they are after saying so many things more."""
        for silent in [one for one, (_, heard) in self._heard.items() if now - heard > FORGET_SECONDS]:
            del self._heard[silent]
        before, _ = self._heard.get(name, (0, now))
        self._heard[name] = (count, now)
        return before != count - said
