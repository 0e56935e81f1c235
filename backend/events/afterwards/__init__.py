"""Afterwards: how it was, in three taps, and what would have helped whoever did not come. Nothing follows from it."""
