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
_NAMED_MANY = {
    "interest": {"da": "I kan alle lide {fact}.", "en": "You all like {fact}."},
    "dislike": {"da": "Ingen af jer er til {fact}.", "en": "None of you is into {fact}."},
    "hope": {"da": "I vil alle gerne {fact}.", "en": "You all want to {fact}."},
    "time": {"da": "I kan alle {fact}.", "en": "You are all free {fact}."},
}
_UNNAMED_MANY = {
    **_UNNAMED,
    "dislike": {"da": "Der er noget, ingen af jer er til.", "en": "There is something none of you is into."},
    "near": {"da": "I har højst en halv time til hinanden.", "en": "You are half an hour apart at most."},
}
_CAUTIONS = {
    "ages": {"da": "Hver sin side af 15 år", "en": "Either side of 15"},
    "far": {"da": "Lang tur", "en": "A long trip"},
    "no_area": {"da": "Vi kender ikke afstanden", "en": "We don't know the distance"},
    "group": {"da": "En lille gruppe", "en": "A small group"},
    "low": {"da": "Passer kun lidt", "en": "Fits only a little"},
    "thin": {"da": "Tynd grund", "en": "Thin grounds"},
    "seen_before": {"da": "Foreslået før", "en": "Suggested before"},
}
_LEFT_OUT = {
    "all_taken": {"da": "Dem, der passer, har allerede et forslag.", "en": "Those who fit have a suggestion already."},
    "only_groups": {
        "da": "Vil kun være flere, og der er ingen gruppe.",
        "en": "Only wants a group, and there is none.",
    },
    "own_limits": {"da": "Ingen inden for deres egne grænser.", "en": "Nobody within their own limits."},
    "no_one_allowed": {"da": "Der er ingen, som reglerne tillader.", "en": "There is nobody the rules allow."},
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
    "own_limit": {
        "da": "En grænse, som en af dem selv har sat, står i vejen.",
        "en": "A limit that one of them has set stands in the way.",
    },
    "only_groups": {"da": "En af dem vil kun være flere.", "en": "One of them only wants a group."},
    "enough_proposals": {"da": "En af dem har et andet forslag.", "en": "One of them has another suggestion."},
    "kept_apart": {"da": "De to skal ikke føres sammen.", "en": "These two must not be brought together."},
    "cooling_off": {"da": "Det er for kort tid siden sidst.", "en": "It is too soon since last time."},
    "already_friends": {"da": "De er allerede venner.", "en": "They are friends already."},
    "already_proposed": {"da": "De har allerede et forslag.", "en": "They have a suggestion already."},
}
# The same rules as what is asked of every two, to a matchmaker who wants to know what was looked at.
_ASKED = {
    "not_taking_part": {"da": "Alle er med i vennebanken.", "en": "Everybody takes part in the friend bank."},
    "paused": {"da": "Ingen holder pause.", "en": "Nobody has paused."},
    "other_community": {"da": "De hører til samme sted.", "en": "They belong to the same place."},
    "age": {"da": "Deres aldre må føres sammen.", "en": "Their ages may be brought together."},
    "no_language": {"da": "De har et sprog til fælles.", "en": "They share a language."},
    "no_time": {
        "da": "De har en tid til fælles, hvis begge har fortalt, hvornår de kan.",
        "en": "They share a time, if both have told when they can.",
    },
    "too_far": {
        "da": "Turen er ikke længere, end de vil, hvis begge har fortalt, hvor de bor.",
        "en": "The trip is no longer than they want, if both have told where they live.",
    },
    "own_limit": {"da": "De grænser, de selv har sat, er holdt.", "en": "The limits they have set are kept."},
    "only_groups": {
        "da": "Ingen, der kun vil være flere, er sat sammen to og to.",
        "en": "Nobody who only wants a group is put together two and two.",
    },
    "enough_proposals": {"da": "Ingen har et andet forslag.", "en": "Nobody has another suggestion."},
    "kept_apart": {"da": "Ingen skal holdes fra hinanden.", "en": "Nobody must be kept apart."},
    "cooling_off": {"da": "Er det set før, er det længe siden.", "en": "If it was tried before, it is long ago."},
    "already_friends": {"da": "De er ikke venner i forvejen.", "en": "They are not friends already."},
    "already_proposed": {
        "da": "De har ikke et forslag sammen i forvejen.",
        "en": "They have no suggestion together already.",
    },
}
# Who blocked whom is nobody's business, nor who would rather not meet whom; a matchmaker need not know either.
_PRIVATE = {
    "blocked": "kept_apart",
    "no_contact": "kept_apart",
    "other_gender": "own_limit",
    "age_gap": "own_limit",
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


_WHY_NOT_YET = {
    "incomplete": {
        "da": "Fortæl lidt mere om dig. Så kan vi begynde at lede.",
        "en": "Tell us a bit more about you. Then we can start looking.",
    },
    "paused": {
        "da": "Vi leder igen, når du er klar.",
        "en": "We look again when you are ready.",
    },
    "has_proposal": {
        "da": "Du har et forslag. Tag den tid, du vil.",
        "en": "You have a suggestion. Take the time you want.",
    },
    "own_limits": {
        "da": "Lige nu er der ingen, der passer med alt det, du har valgt. Det siger ikke noget om dig.",
        "en": "Right now nobody fits everything you have chosen. That says nothing about you.",
    },
    "limits_together": {
        "da": "Flere af dine valg gør tilsammen, at ingen passer lige nu. Det siger ikke noget om dig.",
        "en": "Several of your choices together mean that nobody fits right now. That says nothing about you.",
    },
    "nobody_yet": {
        "da": "Der er ikke nok andre endnu. Det siger ikke noget om dig.",
        "en": "There are not enough others yet. That says nothing about you.",
    },
    "few_fit": {
        "da": "Der er nogle få, der kan passe. Det er mennesker, der sætter sammen, så det kan tage tid.",
        "en": "There are a few who could fit. People put you together, so it can take time.",
    },
    "some_fit": {
        "da": "Der er flere, der kan passe. Det er mennesker, der sætter sammen, så det kan tage tid.",
        "en": "There are several who could fit. People put you together, so it can take time.",
    },
    "looking": {
        "da": "Vi leder. Det er mennesker, der sætter sammen, så det kan tage tid.",
        "en": "We are looking. People put you together, so it can take time.",
    },
}
_LEVERS = {
    "travel": {"da": "Tag op til en time med bus, så er der {more}.", "en": "Go up to an hour by bus: {more}."},
    "online_first": {"da": "Skriv sammen først, så er der {more}.", "en": "Write to each other first: {more}."},
    "times": {"da": "Sig ja til alle tider, så er der {more}.", "en": "Say yes to all times: {more}."},
    "together": {"da": "Sig ja til at være to, så er der {more}.", "en": "Say yes to being two: {more}."},
    "only_gender": {"da": "Sig ja til alle køn, så er der {more}.", "en": "Say yes to all genders: {more}."},
    "most_years": {
        "da": "Sig ja til nogen, der er lidt ældre eller yngre, så er der {more}.",
        "en": "Say yes to people a bit older or younger: {more}.",
    },
}
_MORE = {
    "few": {"da": "nogle få flere", "en": "a few more people"},
    "some": {"da": "en del flere", "en": "quite a few more people"},
}
_PROBLEMS = {
    "only_gender": {"da": "Sig først, hvad du selv er.", "en": "Say first what you are yourself."},
    "paused_until": {
        "da": "Hold pause, og vælg en dag inden for et år.",
        "en": "Take a break, and choose a day within a year.",
    },
}


class Told(TypedDict):
    """A reason as it is told: its code, a sentence, and what it is about where that is said."""

    code: str
    text: str
    about: str | None


def reason(told: Reason, language: str, *, many: bool = False) -> Told:
    """A reason as its code, a sentence to the two or the `many`, and what it is about where that is told."""
    named, unnamed = (_NAMED_MANY, _UNNAMED_MANY) if many else (_NAMED, _UNNAMED)
    if told.fact:
        fact = word(_SUBJECTS[told.code], told.fact, language)
        return {"code": told.code, "text": named[told.code][language].format(fact=fact), "about": told.fact}
    return {"code": told.code, "text": unnamed[told.code][language], "about": None}


def caution(code: str, language: str) -> dict[str, str]:
    """Why a matchmaker should look twice."""
    return {"code": code, "text": _CAUTIONS[code][language]}


def left_out(code: str, language: str) -> dict[str, str]:
    """Why a round brought somebody nobody, to a matchmaker."""
    return {"code": code, "text": _LEFT_OUT[code][language]}


def rule(code: str, language: str) -> str:
    """Which rule stands in the way, in a sentence to a matchmaker."""
    return _RULES[known_rule(code)][language]


def rules_asked(language: str) -> list[dict[str, str]]:
    """What is asked of every two before they are proposed to each other, as a matchmaker may know it."""
    return [{"code": code, "text": words[language]} for code, words in _ASKED.items()]


def known_rule(code: str) -> str:
    """The code of a rule as a matchmaker may know it."""
    return _PRIVATE.get(code, code)


def why_not_yet(code: str, language: str) -> dict[str, str]:
    """Why somebody who looks has no match yet, told to themself."""
    return {"code": code, "text": _WHY_NOT_YET[code][language]}


def lever(limit: str, opens: str, language: str) -> str:
    """What loosening a limit of one's own would do."""
    return _LEVERS[limit][language].format(more=_MORE[opens][language])


def problem(field: str, language: str) -> str:
    """Why a profile cannot say that."""
    return _PROBLEMS[field][language]


def component(name: str, language: str) -> str:
    """What a part of the score looks at, to a coordinator."""
    return _COMPONENTS[name][language]
