"""The use cases of the crew's budget."""

from .paying import refuse, remind, spend
from .proposing import hide, propose, withdraw
from .voting import count_votes, vote

__all__ = ["count_votes", "hide", "propose", "refuse", "remind", "spend", "vote", "withdraw"]
