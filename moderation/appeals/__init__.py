"""Disagreeing with a decision: once, within six months, and somebody else looks at what was seen then."""
