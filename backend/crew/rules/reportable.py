"""What a moderator sees of a reported rule, and can do about it."""

from backend.accounts import queries as accounts
from backend.core.actor import Actor
from backend.core.errors import NotFound
from moderation.kinds import ReportableKind, Snapshot

from . import queries, service
from .models import Rule


def _see(actor: Actor, rule_id: str) -> Snapshot:
    return _snapshot(queries.see_rule(actor, rule_id))


def _freeze(rule_id: str) -> Snapshot:
    rule = queries.find_rule(rule_id)
    if rule is None:
        raise NotFound
    return _snapshot(rule)


def _hide(rule_id: str, _moderator_id: str) -> None:
    service.hide_rule(rule_id=rule_id)


def _snapshot(rule: Rule) -> Snapshot:
    author = accounts.people_by_id([rule.author_id])[rule.author_id]
    return Snapshot(
        community_id=rule.community_id,
        author_id=rule.author_id,
        author=author.nickname,
        text=f"{rule.words}\n\n{rule.why}",
        parties=frozenset({rule.author_id}),
    )


KINDS = (ReportableKind(name="crew.rule", snapshot=_see, freeze=_freeze, actions={"hide": _hide}),)
