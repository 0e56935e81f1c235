"""Weak signs: what a message hints at below any verdict, by the rules in `data/conversation.toml`."""

from functools import cache

from moderation.screening.joining import join
from moderation.screening.lexicon import Lexicon
from moderation.screening.normalise import Folded
from moderation.screening.reading import Writing
from moderation.screening.rules import RuleSet

NAME = "conversation"


@cache
def _rules() -> RuleSet:
    rules = RuleSet(NAME, Lexicon(), join([NAME]))
    rules.check_rules()
    return rules


def signs_in(text: str) -> frozenset[str]:
    """The kinds of all signs in a text; BrokenRule the first time when a rule does not keep its examples."""
    found, _ = _rules().find(Writing(Folded(text)))
    return frozenset(one.rule.kind for one in found)
