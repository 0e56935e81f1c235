"""Who does what in the house and when: duties people take, let go of, hand over and swap."""
