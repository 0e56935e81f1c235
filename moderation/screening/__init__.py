"""Screening of texts: pure Python, no database, no web framework. `screen(text, context)` gives a verdict."""

from moderation.screening.conversation import scan_conversations
from moderation.screening.engine import engine, screen
from moderation.screening.rules import BrokenRule
from moderation.screening.scan import scan_lines
from moderation.screening.verdict import Action, Context, Label, Reason, Severity, Verdict

__all__ = [
    "Action",
    "BrokenRule",
    "Context",
    "Label",
    "Reason",
    "Severity",
    "Verdict",
    "engine",
    "scan_conversations",
    "scan_lines",
    "screen",
]
