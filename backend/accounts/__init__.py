"""Communities, people, how they get in, and what they may do."""
