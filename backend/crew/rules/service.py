"""Use cases: proposing a rule, voting on it without being seen, deciding when the time is up, and stopping one."""

from datetime import timedelta

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.exc import IntegrityError

from backend.accounts import queries as accounts
from backend.core import clock
from backend.core.actor import Actor
from backend.core.db import session
from backend.core.errors import NotFound
from backend.crew import queries as crew
from backend.crew.ballots import cast_vote, empty_box
from backend.crew.permissions import TAKE_PART
from backend.notifications import service as notifications
from moderation.publishing import require_publishable

from . import queries
from .errors import RuleInTheWay, RuleStands, RuleVoteOver, TooLateToVeto, TooManyProposals
from .models import Rule, RuleVote
from .outcome import is_carried, quorum_of
from .permissions import require_own, require_proposer, require_veto, require_voter

VOTING = timedelta(days=10)
MOST_AT_ONCE = 5


def propose(*, actor: Actor, rule_id: str, words: str, why: str, replaces_id: str | None = None) -> Rule:
    """Propose a rule, or one in another's place, under an id the client chose; the same twice is once.

    Raises Forbidden, NotFound, NotPublishable, RuleStands, RuleInTheWay, TooManyProposals.
    """
    require_proposer(actor, is_member=crew.is_member(actor.id))
    require_publishable(actor, {"words": words, "why": why}, room_kind="event")
    facts = {"words": words, "why": why, "replaces_id": replaces_id}
    if found := queries.find_rule(rule_id):
        return _require_same(require_own(actor, found), facts)
    if replaces_id and queries.see_rule(actor, replaces_id).state != "in_force":
        raise RuleInTheWay
    if queries.count_voting(actor.community_id) >= MOST_AT_ONCE:
        raise TooManyProposals
    voters = len(accounts.list_actors_able_to(actor.community_id, TAKE_PART))
    rule = Rule(
        id=rule_id,
        community_id=actor.community_id,
        author_id=actor.id,
        votes_until=clock.now() + VOTING,
        quorum=quorum_of(voters),
        **facts,
    )
    try:
        with session().begin_nested():
            session().add(rule)
    except IntegrityError as error:
        if found := session().get(Rule, rule_id, populate_existing=True):
            return _require_same(require_own(actor, found), facts)
        raise RuleInTheWay from error
    return rule


def withdraw(*, actor: Actor, rule_id: str) -> None:
    """Take an own proposal back before it is decided; twice is fine. Raises NotFound, RuleVoteOver."""
    rule = require_own(actor, queries.find_rule(rule_id))
    if _take(rule, Rule.state == "voting"):
        empty_box(RuleVote, rule.id)
        _decide(rule, "withdrawn")
    elif rule.state != "withdrawn":
        raise RuleVoteOver


def vote(*, actor: Actor, rule_id: str, choice: str) -> Rule:
    """Say yes or no, in place of what one said before; raises Forbidden, NotFound, RuleVoteOver."""
    rule = queries.see_rule(actor, rule_id)
    require_voter(actor)
    # Whoever counts waits for our vote, or we find that they have counted.
    if not _take(rule, Rule.state == "voting", Rule.votes_until > clock.now()):
        raise RuleVoteOver
    cast_vote(RuleVote, rule.id, actor.id, choice)
    return rule


def count_votes() -> int:
    """Decide what is over, and forget who voted what; returns how many rules."""
    over = (Rule.state == "voting", Rule.votes_until <= clock.now())
    rules = session().scalars(select(Rule).where(*over).with_for_update(skip_locked=True)).all()
    for rule in rules:
        rule.tally = empty_box(RuleVote, rule.id)
        carried = is_carried(rule.tally, rule.quorum)
        _decide(rule, "in_force" if carried else "fell")
        if carried and rule.replaces_id:
            _end(rule.replaces_id)
        _tell(rule, "crew.rule_carried" if carried else "crew.rule_fell")
    return len(rules)


def veto(*, actor: Actor, rule_id: str, reason: str) -> Rule:
    """Stop a rule with a reason everybody can read; what it replaced holds again. The same twice is once.

    Raises Forbidden, NotFound, NotPublishable, TooLateToVeto.
    """
    rule = queries.see_rule(actor, rule_id)
    require_veto(actor)
    require_publishable(actor, {"reason": reason}, room_kind="event")
    if not _take(rule, Rule.state.in_(("voting", "in_force"))):
        if (rule.state, rule.veto_reason) == ("vetoed", reason):
            return rule
        raise TooLateToVeto
    if not queries.can_be_vetoed(rule):
        raise TooLateToVeto
    if rule.state == "voting":
        empty_box(RuleVote, rule.id)
    elif rule.replaces_id:
        _begin_again(rule.replaces_id)
    rule.veto_reason, rule.vetoed_by_id, rule.ended_at = reason, actor.id, clock.now()
    _decide(rule, "vetoed")
    _tell(rule, "crew.rule_vetoed")
    return rule


def hide_rule(*, rule_id: str) -> None:
    """Show its words to nobody any more, and end it; doing it twice is fine."""
    rule = queries.find_rule(rule_id)
    if rule is None or not _take(rule, Rule.hidden_at.is_(None)):
        return
    rule.hidden_at = clock.now()
    if rule.state == "voting":
        empty_box(RuleVote, rule.id)
        _decide(rule, "withdrawn")
    session().flush()


def _take(rule: Rule, *only: ColumnElement[bool]) -> bool:
    """Make all others who change this rule wait until our unit of work ends; it then is as it stands now."""
    ours = update(Rule).where(Rule.id == rule.id, *only).values(turn=Rule.turn + 1).returning(Rule.id)
    taken = session().scalar(ours) is not None
    session().refresh(rule)
    return taken


def _decide(rule: Rule, state: str) -> None:
    rule.state = state
    rule.decided_at = rule.decided_at or clock.now()
    session().flush()


def _end(rule_id: str) -> None:
    held = update(Rule).where(Rule.id == rule_id, Rule.state == "in_force")
    session().execute(held.values(state="replaced", ended_at=clock.now(), turn=Rule.turn + 1))


def _begin_again(rule_id: str) -> None:
    ended = update(Rule).where(Rule.id == rule_id, Rule.state == "replaced")
    session().execute(ended.values(state="in_force", ended_at=None, turn=Rule.turn + 1))


def _require_same(rule: Rule, facts: dict[str, str | None]) -> Rule:
    if {name: getattr(rule, name) for name in facts} != facts:
        raise RuleStands
    if rule.state == "withdrawn":
        raise NotFound
    return rule


def _tell(rule: Rule, kind: str) -> None:
    cause = f"rule:{rule.id}:{kind}"
    notifications.notify(account_ids=[rule.author_id], kind=kind, link="/events?crew&part=rules", cause=cause)
