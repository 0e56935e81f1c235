"""How youths get a suggestion, by the published addresses: a round, a matchmaker who says yes, and its sending."""

from tests.support.outsider import Outsider


def propose(matchmaker: Outsider) -> list[str]:
    """Make a round and send everything in it; the ids of what was sent."""
    made = matchmaker.post("/friendbank/rounds", expect=201)
    drafts = matchmaker.get(f"/friendbank/drafts?round={made['id']}")["items"]
    ids: list[str] = [draft["id"] for draft in drafts]
    matchmaker.post("/friendbank/drafts/approvals", {"ids": ids})
    matchmaker.post(f"/friendbank/rounds/{made['id']}/publication")
    return ids
