"""Concerns for a young person, written down and handed over to the municipality that must act."""
