"""Who read whose words, and why: on record, and shown to those whose words they are."""
