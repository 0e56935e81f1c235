"""REST: profiles, proposals and friends, check-ins, rounds and their drafts."""

from backend.friendbank.routes import check_ins, drafts, figures, profiles, proposals, rounds

BLUEPRINTS = tuple(part.blueprint for part in (profiles, proposals, check_ins, rounds, drafts, figures))
