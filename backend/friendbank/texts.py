"""The words of reasons, cautions and rules, for the people who read them."""

from typing import TypedDict

from .catalogue import word
from .matching.reasons import Reason

_SUBJECTS = {"interest": "interests", "dislike": "interests", "hope": "hopes", "time": "times"}

_NAMED = {
    "interest": {"da": "I kan begge lide {fact}.", "en": "You both like {fact}."},
    "dislike": {"da": "Ingen af jer er til {fact}.", "en": "Neither of you is into {fact}."},
    "hope": {"da": "I vil begge gerne {fact}.", "en": "You both want to {fact}."},
    "time": {"da": "I kan begge {fact}.", "en": "You are both free {fact}."},
}
_UNNAMED = {
    "interest": {"da": "I kan begge lide en af de samme ting.", "en": "You like one of the same things."},
    "dislike": {"da": "Der er noget, ingen af jer er til.", "en": "There is something neither of you is into."},
    "hope": {"da": "I håber på noget af det samme.", "en": "You hope for some of the same."},
    "time": {"da": "I kan på nogle af de samme tider.", "en": "You are free at some of the same times."},
    "near": {"da": "I har højst en halv time til hinanden.", "en": "You are half an hour apart at most."},
    "age": {"da": "I er omtrent lige gamle.", "en": "You are about the same age."},
}
_CAUTIONS = {
    "ages": {"da": "Hver sin side af 15 år", "en": "Either side of 15"},
    "far": {"da": "Lang tur", "en": "A long trip"},
    "no_area": {"da": "Vi kender ikke afstanden", "en": "We don't know the distance"},
    "thin": {"da": "Tynd grund", "en": "Thin grounds"},
    "seen_before": {"da": "Foreslået før", "en": "Suggested before"},
}
_RULES = {
    "not_taking_part": {"da": "En af dem er ikke med lige nu.", "en": "One of them is not taking part now."},
    "paused": {"da": "En af dem holder pause.", "en": "One of them has paused."},
    "other_community": {"da": "De hører til hvert sit sted.", "en": "They belong to different places."},
    "same_side": {"da": "De søger det samme slags.", "en": "They look for the same kind."},
    "age": {"da": "Deres alder passer ikke sammen.", "en": "Their ages don't fit."},
    "no_language": {"da": "De har intet sprog til fælles.", "en": "They share no language."},
    "no_time": {"da": "De har ingen tider til fælles.", "en": "They share no times."},
    "too_far": {"da": "Turen er længere, end en af dem vil.", "en": "The trip is longer than one of them wants."},
    "only_groups": {"da": "En af dem vil kun være flere.", "en": "One of them only wants a group."},
    "enough_proposals": {"da": "En af dem har et andet forslag.", "en": "One of them has another suggestion."},
    "kept_apart": {"da": "De to skal ikke føres sammen.", "en": "These two must not be brought together."},
    "cooling_off": {"da": "Det er for kort tid siden sidst.", "en": "It is too soon since last time."},
    "already_friends": {"da": "De er allerede venner.", "en": "They are friends already."},
    "already_proposed": {"da": "De har allerede et forslag.", "en": "They have a suggestion already."},
}

_COMPONENTS = {
    "interests": {"da": "Det, de begge kan lide", "en": "What they both like"},
    "hopes": {"da": "Det, de begge håber på", "en": "What they both hope for"},
    "times": {"da": "Tider, de begge kan", "en": "Times both are free"},
    "near": {"da": "Kort vej til hinanden", "en": "A short way to each other"},
    "dislikes": {"da": "Det, ingen af dem kan lide", "en": "What neither of them likes"},
    "peace": {"da": "Intet, den ene elsker og den anden ikke vil", "en": "Nothing one loves and the other avoids"},
    "age": {"da": "Næsten samme alder", "en": "Nearly the same age"},
}


class Told(TypedDict):
    """A reason as it is told: its code, a sentence, and what it is about where that is said."""

    code: str
    text: str
    about: str | None


def reason(told: Reason, language: str) -> Told:
    """A reason as its code, a sentence to the two, and what it is about where that is told."""
    if told.fact:
        fact = word(_SUBJECTS[told.code], told.fact, language)
        return {"code": told.code, "text": _NAMED[told.code][language].format(fact=fact), "about": told.fact}
    return {"code": told.code, "text": _UNNAMED[told.code][language], "about": None}


def caution(code: str, language: str) -> dict[str, str]:
    """Why a matchmaker should look twice."""
    return {"code": code, "text": _CAUTIONS[code][language]}


def rule(code: str, language: str) -> str:
    """Which rule stands in the way, in a sentence to a matchmaker."""
    return _RULES[code][language]


def component(name: str, language: str) -> str:
    """What a part of the score looks at, to a coordinator."""
    return _COMPONENTS[name][language]
