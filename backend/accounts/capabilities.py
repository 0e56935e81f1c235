"""What each role may do. A role is granted by a coordinator and holds only while its screening does."""

from collections.abc import Iterable

YOUTH = "youth"
ADULT_ROLES = ("referrer", "moderator", "matchmaker", "organiser", "duty", "coordinator")

CAPABILITIES: dict[str, frozenset[str]] = {
    YOUTH: frozenset({"chat.write", "friendbank.take_part", "events.take_part", "jobhelp.take_part", "reports.file"}),
    "referrer": frozenset({"accounts.invite_youth"}),
    "moderator": frozenset(
        {"moderation.work", "house.door", "jobhelp.help", "chat.write", "chat.host", "reports.file"}
    ),
    "matchmaker": frozenset({"friendbank.match", "reports.file"}),
    "organiser": frozenset(
        {
            "events.organise",
            "jobhelp.help",
            "jobhelp.openings",
            "crew.answer",
            "house.keep",
            "house.door",
            "chat.write",
            "chat.host",
            "reports.file",
        }
    ),
    # Whoever is called when nobody else looks: a professional of the municipality.
    "duty": frozenset({"moderation.work", "moderation.duty", "reports.file"}),
    "coordinator": frozenset(
        {
            "accounts.invite",
            "accounts.invite_youth",
            "accounts.confirm",
            "accounts.manage",
            "moderation.oversee",
            "friendbank.oversee",
            "crew.answer",
            "crew.name",
            "ledger.keep",
            "house.keep",
            "house.door",
            "jobhelp.help",
            "jobhelp.openings",
            "jobhelp.employers",
            "chat.write",
            "chat.host",
            "reports.file",
        }
    ),
}


def capabilities_of(roles: Iterable[str]) -> frozenset[str]:
    """Everything these roles together allow."""
    return frozenset().union(*(CAPABILITIES[role] for role in roles))
