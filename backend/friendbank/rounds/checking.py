"""The hard rules, asked exactly about everybody in a draft as they are now."""

from collections.abc import Sequence
from itertools import combinations

from backend.friendbank.facts import load_barred, load_members
from backend.friendbank.matching.people import PAIR_SIZE, Barred, Person
from backend.friendbank.matching.rules import FRIENDS, IN_A_GROUP, why_not
from backend.friendbank.models import Proposal


def find_broken(people: Sequence[Person], barred: Barred) -> str | None:
    """The first rule that any two of these break, or None."""
    rules = FRIENDS if len(people) == PAIR_SIZE else IN_A_GROUP
    broken = (code for two in combinations(people, 2) for code in why_not(*two, barred=barred, rules=rules))
    return next(broken, None)


def find_broken_now(draft: Proposal) -> str | None:
    """The first rule that stands in the way of a draft at this moment, or None."""
    barred = load_barred(draft.community_id, draft.account_ids, ignoring=draft.id)
    return find_broken(load_members(draft), barred)
