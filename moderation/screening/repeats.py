"""Repetition: a text that says the same over and over is read as if it said it only a few hundred characters long.

Nothing is lost by it: each end of a repetition is kept far longer than any rule reaches, and whole turns are cut.
"""

from typing import NamedTuple

_LONG = 1000
_WINDOW = 400
_LONGEST_TURN = 64
_SEED = 16


class Shortened(NamedTuple):
    """A text without most of its repetition, able to say where in the whole text a place is."""

    text: str
    cuts: tuple[tuple[int, int], ...] = ()  # place in the whole text, characters left out there

    def whole(self, place: int) -> int:
        """The place in the whole text."""
        for cut, length in self.cuts:
            if place > cut:  # every cut before it is already counted in
                place += length
        return place


def shortened(text: str) -> Shortened:
    """The text as it is read; short texts as they are."""
    if len(text) < _LONG:
        return Shortened(text)
    kept: list[str] = []
    cuts: list[tuple[int, int]] = []
    place = begun = 0
    while place + _WINDOW <= len(text):
        turn = _turn(text, place)
        if not turn:
            place += _WINDOW // 4
            continue
        end = _end(text, place, turn)
        length = (end - place - _WINDOW) // turn * turn
        middle = place + _WINDOW // 2
        if length > 0:
            kept.append(text[begun:middle])
            cuts.append((middle, length))
            begun = middle + length
        place = end
    return Shortened("".join([*kept, text[begun:]]), tuple(cuts))


def _turn(text: str, place: int) -> int:
    """How long one turn of the repetition that fills the window at `place` is, 0 when there is none."""
    turn = text.find(text[place : place + _SEED], place + 1, place + _LONGEST_TURN + _SEED) - place
    stop = place + _WINDOW
    return turn if turn > 0 and text[place : stop - turn] == text[place + turn : stop] else 0


def _end(text: str, place: int, turn: int) -> int:
    """Where the repetition ends."""
    low, high = place + _WINDOW, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text[place : middle - turn] == text[place + turn : middle]:
            low = middle
        else:
            high = middle - 1
    return low
