"""Photos of events: what it looks like there, with words for those who cannot see it."""
