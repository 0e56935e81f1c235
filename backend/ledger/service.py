"""Use cases: money put in, taken out and spent, each once, and never more than there is."""

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError

from backend.core.actor import Actor
from backend.core.db import session
from backend.core.ids import new_id
from backend.core.upsert import insert
from moderation.publishing import require_publishable

from .errors import EntryStands, PotTooSmall
from .models import Entry, Pot
from .permissions import KEEP, require_pot


def move(*, actor: Actor, entry_id: str, pot: str, amount_ore: int, words: str) -> Entry:
    """Put money into a pot, or take out what should not be in it, under an id the client chose; twice is once.

    Raises NotFound, Forbidden, NotPublishable, PotTooSmall, EntryStands where the id stands for something else.
    """
    require_pot(pot)
    actor.require(KEEP)
    require_publishable(actor, {"words": words}, room_kind="event")
    why = "put_in" if amount_ore > 0 else "taken_out"
    return enter(actor, pot, amount_ore, why=why, subject_id=entry_id, entry_id=entry_id, words=words)


def enter(
    actor: Actor,
    pot: str,
    amount_ore: int,
    *,
    why: str,
    subject_id: str,
    entry_id: str | None = None,
    words: str | None = None,
) -> Entry:
    """Write an entry and change the pot with it; the same again is the same. Whether the actor may is asked before.

    Raises PotTooSmall, EntryStands.
    """
    entry = Entry(
        id=entry_id or new_id(),
        community_id=actor.community_id,
        pot=pot,
        amount_ore=amount_ore,
        why=why,
        subject_id=subject_id,
        words=words,
        by_id=actor.id,
    )
    _make_pot(actor.community_id, pot)
    try:
        with session().begin_nested():
            _change(entry)
            session().add(entry)
    except IntegrityError:  # written before
        return _require_same(entry)
    return entry


def hide_words(*, why: str, subject_id: str) -> None:
    """Take away what an entry says it was for, which a moderator found unfit; its amount stands."""
    session().execute(update(Entry).where(Entry.why == why, Entry.subject_id == subject_id).values(words=None))


def _make_pot(community_id: str, pot: str) -> None:
    made = insert(Pot).values(community_id=community_id, name=pot, balance_ore=0)
    session().execute(made.on_conflict_do_nothing())


def _change(entry: Entry) -> None:
    """The pot's row makes everybody else who moves money of it wait."""
    new = Pot.balance_ore + entry.amount_ore
    ours = (Pot.community_id == entry.community_id, Pot.name == entry.pot, new >= 0)
    if session().scalar(update(Pot).where(*ours).values(balance_ore=new).returning(Pot.name)) is None:
        raise PotTooSmall


def _require_same(entry: Entry) -> Entry:
    found = session().scalar(select(Entry).where(Entry.why == entry.why, Entry.subject_id == entry.subject_id))
    names = ("community_id", "pot", "amount_ore", "words")
    if found is None or any(getattr(found, name) != getattr(entry, name) for name in names):
        raise EntryStands
    return found
