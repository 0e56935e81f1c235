"""Help to a first job: a CV of one's own so far."""
