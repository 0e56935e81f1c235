"""A youth's own CV: written step by step, read by nobody else, printed on one page."""
