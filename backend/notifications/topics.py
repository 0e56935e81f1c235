"""What notices are about, by which channels each topic may come, and what rings at night."""

from collections.abc import Mapping

CHANNELS = ("app", "push", "mail")
TOPICS = ("messages", "invitations", "events", "safety")
# What a push is about that is about more than one of them.
SEVERAL = "several"
# A notice about somebody's safety or rights is always shown in the app.
LOCKED = frozenset({"safety"})

# A kind of notice belongs to the topic its feature says, unless it stands here.
_BY_KIND = {"chat.invited": "invitations", "chat.request": "invitations", "chat.admitted": "invitations"}
_BY_FEATURE = {
    "accounts": "safety",
    "chat": "messages",
    "crew": "events",
    "events": "events",
    "friendbank": "invitations",
    "jobhelp": "events",
    "moderation": "safety",
    "travel": "events",
}

# These ring in quiet hours too when they are grave, and only staff can get them: somebody may be in danger and an
# adult must look now. What is grave for a youth (a decision about them, an answer) waits: at three in the morning
# nobody is there to talk about it, and what keeps a youth safe at night is the help card in the app.
_CALLS = frozenset({"moderation.escalated", "moderation.overdue", "moderation.paged"})
_GRAVE = frozenset({"high", "critical"})


def topic_of(kind: str) -> str:
    """The topic of a kind of notice; raises KeyError for a feature without one."""
    return _BY_KIND.get(kind) or _BY_FEATURE[kind.split(".", maxsplit=1)[0]]


def is_urgent(kind: str, data: Mapping[str, str]) -> bool:
    """Whether a notice rings at night too."""
    return kind in _CALLS and data.get("severity") in _GRAVE


def wants(choices: Mapping[str, Mapping[str, bool]], topic: str, channel: str) -> bool:
    """Whether somebody with these choices is told of `topic` by `channel`.

    Everything is on until switched off: push and mail reach nobody who has not first asked for them on a device.
    """
    if channel == "app" and topic in LOCKED:
        return True
    return choices.get(topic, {}).get(channel, True)
