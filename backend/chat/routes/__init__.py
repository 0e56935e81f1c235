"""REST: one's rooms, the ways into them, and what is said in them."""

from backend.chat.routes import admissions, groups, messages, pictures, rooms, search

BLUEPRINTS = tuple(part.blueprint for part in (rooms, groups, admissions, messages, pictures, search))
