"""Noticing what never came: others number what they say, and say now and then how far they are."""

from dataclasses import dataclass, field

# Long: a busy machine may hold a process up for seconds, and calling everybody back then would only add to it.
SILENT_SECONDS = 15.0


@dataclass(slots=True)
class GapDetector:
    """How far each of the others is; moments are seconds of one clock."""

    _heard: dict[str, tuple[int, float]] = field(default_factory=dict)

    def misses(self, name: str, count: int, *, said: int, now: float) -> bool:
        """Whether something before this is missing: `count` is how far they are after saying so many things more."""
        before, _ = self._heard.get(name, (0, now))
        self._heard[name] = (count, now)
        return before != count - said

    def forget(self, name: str) -> None:
        """They have said goodbye, and have nothing more to say."""
        self._heard.pop(name, None)

    def loses(self, now: float) -> bool:
        """Whether somebody fell silent without a goodbye, perhaps in the middle of a word; they are forgotten."""
        silent = [name for name, (_, heard) in self._heard.items() if now - heard > SILENT_SECONDS]
        for name in silent:
            del self._heard[name]
        return bool(silent)

    def resume(self, now: float) -> None:
        """Nobody could be heard until now: their silence meant nothing."""
        self._heard = {name: (count, now) for name, (count, _) in self._heard.items()}
