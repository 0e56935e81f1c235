"""The hard rules: a pair that breaks one is never proposed, approved or opened, whatever else fits.

Here they are asked about two people, exactly, as whoever decides asks them. `predicates` asks the same of arrays.
"""

from collections.abc import Callable, Collection, Iterator, Mapping

from backend.accounts.ages import ages_fit

from .people import NOTHING_BARRED, PAIR_SIZE, Barred, Pair, Person, minutes_between

Rule = Callable[[Person, Person], bool]


def why_not(
    one: Person, other: Person, *, barred: Barred = NOTHING_BARRED, rules: Collection[str] | None = None
) -> tuple[str, ...]:
    """Every rule the two break, by its code; an empty answer means they may be proposed to each other."""
    return tuple(_broken(one, other, barred, FRIENDS if rules is None else rules))


def is_allowed(
    one: Person, other: Person, *, barred: Barred = NOTHING_BARRED, rules: Collection[str] | None = None
) -> bool:
    """Whether no rule stands between the two; stops at the first that does."""
    return next(_broken(one, other, barred, FRIENDS if rules is None else rules), None) is None


def _right_ages(one: Person, other: Person) -> bool:
    return ages_fit(one.age, other.age)


def _take_part(one: Person, other: Person) -> bool:
    return one.id != other.id and one.takes_part and other.takes_part


def _not_paused(one: Person, other: Person) -> bool:
    return not one.paused and not other.paused


def _same_community(one: Person, other: Person) -> bool:
    return one.community_id == other.community_id or (one.opened and other.opened)


def _other_side(one: Person, other: Person) -> bool:
    return one.side != other.side or not one.side


def _share_a_language(one: Person, other: Person) -> bool:
    return bool(one.languages & other.languages)


def _free_together(one: Person, other: Person) -> bool:
    return not one.times or not other.times or bool(one.times & other.times)


def _near_enough(one: Person, other: Person) -> bool:
    if one.online_first and other.online_first:
        return True
    minutes = minutes_between(one, other)
    limits = [person.reach for person in (one, other) if person.reach is not None]
    return minutes is None or not limits or minutes <= min(limits)


def _want_a_pair(one: Person, other: Person) -> bool:
    return one.least_together == other.least_together == PAIR_SIZE


def _right_gender(one: Person, other: Person) -> bool:
    return one.gender == other.gender or not (one.only_gender or other.only_gender)


def _few_years_apart(one: Person, other: Person) -> bool:
    limits = [person.most_years for person in (one, other) if person.most_years is not None]
    return not limits or abs(one.age - other.age) <= min(limits)


def _under_the_cap(one: Person, other: Person) -> bool:
    return all(person.open_proposals < person.most_proposals for person in (one, other))


# The cheap and the telling first; a code is stable, people read its sentence.
RULES: Mapping[str, Rule] = {
    "not_taking_part": _take_part,
    "paused": _not_paused,
    "other_community": _same_community,
    "same_side": _other_side,
    "age": _right_ages,
    "no_language": _share_a_language,
    "no_time": _free_together,
    "too_far": _near_enough,
    "only_groups": _want_a_pair,
    "other_gender": _right_gender,
    "age_gap": _few_years_apart,
    "enough_proposals": _under_the_cap,
}
FRIENDS = tuple(RULES)
# A mentor is older, and is screened: who may be one is decided elsewhere.
MENTORS = tuple(code for code in RULES if code not in {"age", "age_gap"})
# Two of a small group need not want to be alone together.
IN_A_GROUP = tuple(code for code in RULES if code != "only_groups")


def _broken(one: Person, other: Person, barred: Barred, rules: Collection[str]) -> Iterator[str]:
    yield from (code for code, holds in RULES.items() if code in rules and not holds(one, other))
    yield from _bars(frozenset((one.id, other.id)), barred)


def _bars(pair: Pair, barred: Barred) -> Iterator[str]:
    between = {
        "blocked": barred.blocked,
        "no_contact": barred.no_contact,
        "cooling_off": barred.cooling,
        "already_friends": barred.friends,
        "already_proposed": barred.proposed,
    }
    yield from (code for code, pairs in between.items() if pair in pairs)
