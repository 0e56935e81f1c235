"""Finders of contact data, one file for each kind; each takes the clues of a text and yields findings."""
