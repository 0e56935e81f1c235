"""Votes of any kind: one each and changeable, and once they are counted nobody knows who voted what.

A box is a table whose key is what is voted on and who votes, with a `choice`. Whoever votes or counts has its turn.
"""

from collections import Counter
from typing import cast

from sqlalchemy import Table, delete

from backend.core.db import Base, session
from backend.core.upsert import insert


def cast_vote(box: type[Base], subject_id: str, account_id: str, choice: str) -> None:
    """What somebody says, in place of what they said before."""
    table = cast("Table", box.__table__)
    key = list(table.primary_key.columns)
    said = insert(table).values({key[0].name: subject_id, key[1].name: account_id, "choice": choice})
    session().execute(said.on_conflict_do_update(index_elements=key, set_={"choice": choice}))


def empty_box(box: type[Base], subject_id: str) -> dict[str, int]:
    """How the votes fell; they are deleted in the same statement."""
    table = cast("Table", box.__table__)
    subject = next(iter(table.primary_key.columns))
    gone = delete(table).where(subject == subject_id).returning(table.c.choice)
    return dict(Counter(session().scalars(gone).all()))
