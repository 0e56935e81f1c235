"""Run by the youths: ideas, votes, and an answer with a reason to every one of them."""
