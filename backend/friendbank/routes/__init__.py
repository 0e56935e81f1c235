"""REST: profiles, proposals and friends, rounds and their drafts."""

from backend.friendbank.routes import figures, profiles, proposals, rounds

BLUEPRINTS = tuple(part.blueprint for part in (profiles, proposals, rounds, figures))
