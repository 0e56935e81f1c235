"""Who could get along with whom: rules, a score with its reasons, and a round of pairs. Knows no database."""
