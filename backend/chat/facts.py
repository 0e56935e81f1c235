"""Everything that must be known before messages are let in, read at once for all of them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select, tuple_, union_all
from sqlalchemy.orm import joinedload

from backend.accounts.ages import ADULT_AGE, YOUNGEST, age_on
