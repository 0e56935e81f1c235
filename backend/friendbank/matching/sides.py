"""Matching of two sides, such as youths and mentors, where one side has room for several: exact.

Each of the roomier side stands there as often as they have room (the assignment problem with repeated columns), and
for each of the other side there is one place that means: nobody.
"""

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching

from .bits import Index
from .pool import Numbers


def assign_sides(side: Index, one: Index, other: Index, worth: Numbers, room: Index) -> tuple[Index, float]:
    """The pairs that are worth most, as places in the given arrays, and what they are worth.

    Everybody of the first side gets one at most, everybody of the second as many as they have room.
    """
    first, second = np.where(side[one] < side[other], (one, other), (other, one))
    youths, row = np.unique(first, return_inverse=True)
    mentors, column = np.unique(second, return_inverse=True)
    seats = np.minimum(room[mentors], len(youths))
    edge = np.repeat(np.arange(len(row)), seats[column])
    seat = _first_of(seats)[column][edge] + _counted(seats[column])
    costs = _costs(row[edge], seat, worth[edge], (len(youths), int(seats.sum())))
    rows, columns = min_weight_full_bipartite_matching(costs)
    seated = columns < seats.sum()
    mentor = np.repeat(np.arange(len(mentors)), seats)[columns[seated]]
    taken = rows[seated] * len(mentors) + mentor
    chosen = np.flatnonzero(np.isin(row * len(mentors) + column, taken))
    return chosen, float(worth[chosen].sum())


def _costs(row: Index, seat: Index, worth: Numbers, shape: tuple[int, int]) -> coo_array:
    """What each seat costs each youth; their place with nobody comes after the seats and gains nothing."""
    youths, seats = shape
    alone = np.arange(youths)
    dearest = worth.max() + 1.0
    value = np.concatenate((dearest - worth, np.full(youths, dearest)))
    places = np.concatenate((row, alone)), np.concatenate((seat, seats + alone))
    return coo_array((value, places), shape=(youths, seats + youths)).tocsr()


def _first_of(counts: Index) -> Index:
    return np.cumsum(counts) - counts


def _counted(counts: Index) -> Index:
    """0, 1, ... for each count, one after the other."""
    return np.arange(counts.sum()) - np.repeat(_first_of(counts), counts)
