"""The house: its rooms, and when it is open."""
